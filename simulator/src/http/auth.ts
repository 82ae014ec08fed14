import { timingSafeEqual } from 'node:crypto'
import { ApiError } from './api-error.ts'

/** Takes the key from `Authorization: Bearer …` or from Basic authentication's user name, as Stripe does. */
function givenKey(header: string): string | undefined {
  const [scheme = '', rest = ''] = header.split(/ (.*)/s)
  if (scheme.toLowerCase() === 'bearer') return rest.trim()
  if (scheme.toLowerCase() === 'basic') return Buffer.from(rest, 'base64').toString('utf8').split(':')[0]
  return undefined
}

/** `sk_test_****************abcd`: the start and the last four characters, as Stripe's message shows a key. */
function redacted(key: string): string {
  if (key.length <= 12) return '*'.repeat(key.length)
  const start = /^[a-z]+_(?:test|live)_/.exec(key)?.[0] ?? ''
  return `${start}${'*'.repeat(key.length - start.length - 4)}${key.slice(-4)}`
}

/** Admits requests that carry one of the account's secret keys. */
export class Authentication {
  readonly #keys: readonly Buffer[]

  constructor(keys: readonly string[]) {
    this.#keys = keys.map((key) => Buffer.from(key))
  }

  /** @throws ApiError 401 when no key, or none of ours, was given. */
  check(header: string | undefined): void {
    if (header === undefined || header === '') {
      throw new ApiError(
        401,
        'invalid_request_error',
        "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.",
        { logged: false },
        { 'WWW-Authenticate': 'Bearer realm="Stripe"' },
      )
    }
    const key = givenKey(header) ?? ''
    const given = Buffer.from(key)
    if (!this.#keys.some((known) => known.length === given.length && timingSafeEqual(known, given))) {
      throw new ApiError(401, 'invalid_request_error', `Invalid API Key provided: ${redacted(key)}`, { logged: false }, { 'WWW-Authenticate': 'Bearer realm="Stripe"' })
    }
  }
}
