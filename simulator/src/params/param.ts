import { invalidRequest } from '../http/api-error.ts'
import type { FormValue } from '../http/form.ts'

/** One parameter's rule: how its form value is read, and which names and values Stripe would refuse. */
export interface Param<T> {
  /** Names inside this value that Stripe does not know, with their full paths. */
  unknown(value: FormValue, path: string): string[]
  /** The first required name inside this value that is absent, with its full path. */
  missing(value: FormValue, path: string): string | undefined
  /** The typed value. @throws ApiError 400 with Stripe's message for a value of the wrong kind. */
  read(value: FormValue, path: string): T
}

/** A parameter that must be given. */
export interface RequiredParam<T> extends Param<T> {
  readonly required: true
}

/** The type a parameter reads as. */
export type ValueOf<P> = P extends Param<infer T> ? T : never

function leaf<T>(read: (value: string, path: string) => T, kind: string): Param<T> {
  return {
    unknown: () => [],
    missing: () => undefined,
    read(value, path) {
      if (typeof value !== 'string') throw invalidRequest(`Invalid ${kind}`, { param: path })
      if (value === '') throw cannotBeEmpty(path)
      return read(value, path)
    },
  }
}

function cannotBeEmpty(path: string): Error {
  return invalidRequest(
    `You passed an empty string for '${path}'. We assume empty values are an attempt to unset a parameter; ` +
      `however '${path}' cannot be unset. You should remove '${path}' from your request or supply a non-empty value.`,
    { code: 'parameter_invalid_empty', param: path },
  )
}

function abridged(value: string): string {
  return value.length <= 12 ? value : `${value.slice(0, 4)}...${value.slice(-4)}`
}

/** Marks a parameter as one that must be given: `Missing required param: name.` */
export function required<T>(param: Param<T>): RequiredParam<T> {
  return { ...param, required: true }
}

/** Text of at most `max` characters (Stripe's general limit is 5000). */
export function text(max = 5000): Param<string> {
  return leaf((value, path) => {
    if ([...value].length > max) throw invalidRequest(`Invalid string: ${abridged(value)}; must be at most ${max} characters`, { param: path })
    return value
  }, 'string')
}

/** `true` or `false`, nothing else. */
export function flag(): Param<boolean> {
  return leaf((value, path) => {
    if (value !== 'true' && value !== 'false') throw invalidRequest(`Invalid boolean: ${abridged(value)}`, { param: path })
    return value === 'true'
  }, 'boolean')
}

/** A whole number within the given bounds, both included. */
export function integer(bounds: { min?: number; max?: number } = {}): Param<number> {
  return leaf((value, path) => {
    const details = { code: 'parameter_invalid_integer', param: path }
    const number = Number(value)
    if (!/^-?\d+$/.test(value) || !Number.isSafeInteger(number)) throw invalidRequest(`Invalid integer: ${abridged(value)}`, details)
    if (bounds.min !== undefined && number < bounds.min) throw invalidRequest(`This value must be greater than or equal to ${bounds.min}.`, details)
    if (bounds.max !== undefined && number > bounds.max) {
      throw invalidRequest(`This value must be less than or equal to ${bounds.max} (it currently is '${value}').`, details)
    }
    return number
  }, 'integer')
}

/** An amount in minor units, 0 or more. */
export function amount(): Param<number> {
  return leaf((value, path) => {
    const details = { code: 'parameter_invalid_integer', param: path }
    if (!/^-?\d+$/.test(value)) throw invalidRequest(`Invalid integer: ${abridged(value)}`, details)
    const number = Number(value)
    if (number < 0 || !Number.isSafeInteger(number)) throw invalidRequest('Invalid non-negative integer', details)
    return number
  }, 'integer')
}

/** A decimal of minor units, 0 or more, with at most `places` digits after the point; read as Stripe prints it, without idle zeros. */
export function decimal(places = 12): Param<string> {
  return leaf((value, path) => {
    const match = /^(\d+)(?:\.(\d+))?$/.exec(value)
    if (match === null) throw invalidRequest(`Invalid decimal: ${abridged(value)}; must be a non-negative decimal`, { param: path })
    const fraction = (match[2] ?? '').replace(/0+$/, '')
    if (fraction.length > places) throw invalidRequest(`Invalid decimal: ${abridged(value)}; must contain at maximum ${places} decimal places.`, { param: path })
    const whole = (match[1] ?? '').replace(/^0+(?=\d)/, '')
    return fraction === '' ? whole : `${whole}.${fraction}`
  }, 'decimal')
}

/** A measure of at most `places` decimals, as a number. */
export function measure(places: number): Param<number> {
  return leaf((value, path) => {
    if (!/^\d+(\.\d+)?$/.test(value) || Number(value) <= 0) throw invalidRequest('Invalid positive decimal', { param: path })
    const scale = 10 ** places
    return Math.round(Number(value) * scale) / scale
  }, 'decimal')
}

/** One of the listed words. */
export function oneOf<const W extends readonly string[]>(...words: W): Param<W[number]> {
  return leaf((value, path): W[number] => {
    const found = words.find((word) => word === value)
    if (found === undefined) throw invalidRequest(`Invalid ${path}: must be one of ${listed(words)}`, { param: path })
    return found
  }, 'string')
}

function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return words.length === 2 ? words.join(' or ') : `${words.slice(0, -1).join(', ')}, or ${words.at(-1)}`
}

/** An absolute http or https address. */
export function url(max = 5000): Param<string> {
  const inner = text(max)
  return {
    ...inner,
    read(value, path) {
      const address = inner.read(value, path)
      const protocol = URL.canParse(address) ? new URL(address).protocol : undefined
      if (protocol !== 'http:' && protocol !== 'https:') throw invalidRequest('Not a valid URL', { code: 'url_invalid', param: path })
      return address
    },
  }
}

/** A parameter that an empty string unsets: reads as null then. */
export function emptyable<T>(param: Param<T>): Param<T | null> {
  return {
    unknown: (value, path) => (value === '' ? [] : param.unknown(value, path)),
    missing: (value, path) => (value === '' ? undefined : param.missing(value, path)),
    read: (value, path) => (value === '' ? null : param.read(value, path)),
  }
}
