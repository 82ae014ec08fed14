import { invalidRequest } from '../http/api-error.ts'
import { emptyHash, type FormHash, type FormValue } from '../http/form.ts'
import { emptyable, integer, text, type Param, type RequiredParam, type ValueOf } from './param.ts'

/** Named parameters and their rules. */
export type Shape = Readonly<Record<string, Param<unknown>>>

type RequiredNames<S extends Shape> = { [K in keyof S]: S[K] extends RequiredParam<unknown> ? K : never }[keyof S]

/** What a shape reads as: required names present, all others optional. */
export type Values<S extends Shape> = { [K in RequiredNames<S>]: ValueOf<S[K]> } & {
  [K in Exclude<keyof S, RequiredNames<S>>]?: ValueOf<S[K]>
}

function within(path: string, name: string): string {
  return path === '' ? name : `${path}[${name}]`
}

/** A hash with exactly these names. */
export function hash<S extends Shape>(shape: S): Param<Values<S>> {
  const names = Object.keys(shape)
  const known = new Set(names)
  return {
    unknown(value, path) {
      if (typeof value === 'string') return []
      return Object.entries(value).flatMap(([name, inner]) =>
        known.has(name) ? (shape[name]?.unknown(inner, within(path, name)) ?? []) : [within(path, name)],
      )
    },
    missing(value, path) {
      if (typeof value === 'string') return undefined
      for (const name of names) {
        const param = shape[name]
        const inner = value[name]
        if (inner === undefined && param !== undefined && 'required' in param) return within(path, name)
        const deeper = inner === undefined ? undefined : param?.missing(inner, within(path, name))
        if (deeper !== undefined) return deeper
      }
      return undefined
    },
    read(value, path) {
      if (typeof value === 'string') throw invalidRequest('Invalid object', { param: path })
      const result: Record<string, unknown> = {}
      for (const name of names) {
        const inner = value[name]
        if (inner !== undefined) result[name] = shape[name]?.read(inner, within(path, name))
      }
      return result as Values<S>
    },
  }
}

function elements(value: FormValue, path: string): FormValue[] {
  if (typeof value === 'string') throw invalidRequest('Invalid array', { param: path })
  const keys = Object.keys(value)
  if (!keys.every((key) => /^\d+$/.test(key))) throw invalidRequest('Invalid array', { param: path })
  return keys.toSorted((a, b) => Number(a) - Number(b)).flatMap((key) => value[key] ?? [])
}

/** A list of at most `max` elements. */
export function list<T>(element: Param<T>, max = 1000): Param<T[]> {
  return {
    unknown: (value, path) => (typeof value === 'string' ? [] : Object.entries(value).flatMap(([key, inner]) => element.unknown(inner, within(path, key)))),
    missing(value, path) {
      if (typeof value === 'string') return undefined
      for (const [key, inner] of Object.entries(value)) {
        const deeper = element.missing(inner, within(path, key))
        if (deeper !== undefined) return deeper
      }
      return undefined
    },
    read(value, path) {
      const all = elements(value, path)
      if (all.length > max) throw invalidRequest(`Array too long: ${path} may have at most ${max} elements.`, { param: path })
      return all.map((inner, index) => element.read(inner, within(path, String(index))))
    },
  }
}

/** A hash whose names the caller chooses, all of one kind. The result has no prototype. */
export function mapOf<T>(element: Param<T>): Param<Record<string, T>> {
  return {
    unknown: (value, path) => (typeof value === 'string' ? [] : Object.entries(value).flatMap(([key, inner]) => element.unknown(inner, within(path, key)))),
    missing: (value, path) =>
      typeof value === 'string' ? undefined : Object.entries(value).reduce<string | undefined>((found, [key, inner]) => found ?? element.missing(inner, within(path, key)), undefined),
    read(value, path) {
      if (typeof value === 'string') throw invalidRequest('Invalid object', { param: path })
      const result = Object.create(null) as Record<string, T>
      for (const [key, inner] of Object.entries(value)) result[key] = element.read(inner, within(path, key))
      return result
    },
  }
}

/** Bounds on a time in whole seconds. */
export interface Range {
  gt?: number
  gte?: number
  lt?: number
  lte?: number
}

/** A list filter on a time: one second exactly, or `gt`, `gte`, `lt`, `lte`. */
export function range(): Param<Range> {
  const bounds = hash({ gt: integer(), gte: integer(), lt: integer(), lte: integer() })
  const exact = integer()
  return {
    unknown: (value, path) => bounds.unknown(value, path),
    missing: () => undefined,
    read(value, path) {
      if (typeof value !== 'string') return bounds.read(value, path)
      const second = exact.read(value, path)
      return { gte: second, lte: second }
    },
  }
}

/** Whether a time lies within the bounds. */
export function inRange(seconds: number, bounds: Range): boolean {
  return (
    (bounds.gt === undefined || seconds > bounds.gt) &&
    (bounds.gte === undefined || seconds >= bounds.gte) &&
    (bounds.lt === undefined || seconds < bounds.lt) &&
    (bounds.lte === undefined || seconds <= bounds.lte)
  )
}

/**
 * Reads a whole request in Stripe's order of complaints: unknown names, missing names, wrong values.
 * @throws ApiError 400 `parameter_unknown`, `parameter_missing` or what the parameter's rule says.
 */
export function readParams<S extends Shape>(shape: S, form: FormHash): Values<S> {
  const all = hash(shape)
  const unknown = all.unknown(form, '')
  const [first] = unknown
  if (first !== undefined) {
    const noun = unknown.length === 1 ? 'parameter' : 'parameters'
    throw invalidRequest(`Received unknown ${noun}: ${unknown.join(', ')}`, { code: 'parameter_unknown', param: first })
  }
  const missing = all.missing(form, '')
  if (missing !== undefined) throw invalidRequest(`Missing required param: ${missing}.`, { code: 'parameter_missing', param: missing })
  return all.read(form, '')
}

/** Separates `expand` from the other parameters. @throws ApiError 400 `Invalid array` when it is no list of words. */
export function takeExpand(form: FormHash): { expand: string[]; rest: FormHash } {
  const { expand, ...others } = form
  const rest = Object.assign(emptyHash(), others)
  return { expand: expand === undefined ? [] : list(text()).read(expand, 'expand'), rest }
}

/** A parameter that lists words or, empty, unsets them. */
export function emptyableList<T>(element: Param<T>, max?: number): Param<T[] | null> {
  return emptyable(list(element, max))
}
