import { invalidRequest } from './api-error.ts'

/** A decoded form or query string: hashes and arrays alike are objects without a prototype; the parameter's schema says which it is. */
export type FormValue = string | FormHash
/** A hash (`a[b]=`) or an array (`a[0]=`, `a[]=`, whose keys are then 0, 1, 2 …). It has no prototype, so `__proto__` is a key like any other. */
export interface FormHash {
  [key: string]: FormValue
}

const MAX_PAIRS = 5000
const MAX_DEPTH = 12

/** An empty hash that inherits nothing. */
export function emptyHash(): FormHash {
  return Object.create(null) as FormHash
}

/**
 * Decodes `application/x-www-form-urlencoded` text with Stripe's nesting: `a[b]=c`, `a[0][b]=c`, `a[]=c`.
 * The last of two equal keys wins.
 * @throws ApiError 400 when the text cannot be decoded or a name is used both as a value and as a hash.
 */
export function parseForm(text: string): FormHash {
  const root = emptyHash()
  if (text === '') return root
  const pairs = text.split('&')
  if (pairs.length > MAX_PAIRS) throw invalidRequest(`Too many parameters: at most ${MAX_PAIRS} are accepted.`)
  for (const pair of pairs) {
    if (pair === '') continue
    const equals = pair.indexOf('=')
    const name = decode(equals === -1 ? pair : pair.slice(0, equals))
    const value = equals === -1 ? '' : decode(pair.slice(equals + 1))
    assign(root, segments(name), value, name)
  }
  return root
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    throw invalidRequest('Invalid request: the parameters are not valid percent-encoded UTF-8.')
  }
}

/** `a[b][]` → `a`, `b`, ``. Text that is not of that form is one plain name. */
function segments(name: string): string[] {
  const open = name.indexOf('[')
  if (open <= 0 || !name.endsWith(']')) return [name]
  const inner = name.slice(open + 1, -1).split('][')
  if (inner.length > MAX_DEPTH) throw invalidRequest(`Parameters may be nested at most ${MAX_DEPTH} deep.`, { param: name.slice(0, open) })
  return [name.slice(0, open), ...inner]
}

function assign(root: FormHash, path: string[], value: string, name: string): void {
  let hash = root
  path.forEach((segment, index) => {
    const last = index === path.length - 1
    const key = segment === '' && index > 0 ? appendKey(hash, path[index + 1]) : segment
    const existing = hash[key]
    if (last) {
      if (typeof existing === 'object') throw mixed(name)
      hash[key] = value
      return
    }
    if (typeof existing === 'string') throw mixed(name)
    const child = existing ?? emptyHash()
    hash[key] = child
    hash = child
  })
}

/** `a[][b]` goes on filling the last element until that element has a `b` already, as Rack (which Stripe runs) reads it. */
function appendKey(hash: FormHash, next: string | undefined): string {
  const length = Object.keys(hash).length
  const last = hash[String(length - 1)]
  if (next !== undefined && typeof last === 'object' && last[next] === undefined) return String(length - 1)
  return String(length)
}

function mixed(name: string): Error {
  return invalidRequest(`Invalid request: \`${name}\` is used both as a value and as a hash.`, { param: name })
}
