import { ApiError } from './api-error.ts'

/** Requests accepted in any one second; 0: no limit. */
export interface RateLimits {
  /** Of the whole account. */
  perSecond: number
  /** Of each endpoint: a method and the pattern of a path. */
  perEndpoint: number
}

/** As in test mode (live mode has 100), and as each endpoint has by default. */
const DEFAULT = 25

/** Limits of which some are given; an account without a limit has none for its endpoints. */
export function rateLimits(perSecond = DEFAULT, perEndpoint = perSecond === 0 ? 0 : DEFAULT): RateLimits {
  return { perSecond, perEndpoint }
}

/**
 * Stripe's limits: so many requests in any one second, of the account and of each endpoint
 * (https://docs.stripe.com/rate-limits). Refused requests do not count. Real time, not the simulated clock.
 */
export class RateLimiter {
  #limits: RateLimits
  #account = new Window()
  #endpoints = new Map<string, Window>()
  readonly #now: () => number

  /** @param now milliseconds that never go back. */
  constructor(limits: RateLimits, now: () => number = () => performance.now()) {
    this.#limits = limits
    this.#now = now
  }

  get limits(): RateLimits {
    return this.#limits
  }

  /** Changes the limits and forgets the requests counted so far. */
  set(limits: RateLimits): void {
    this.#limits = limits
    this.#account = new Window()
    this.#endpoints.clear()
  }

  /** Counts one request. @throws ApiError 429 when a limit is reached. */
  check(endpoint: string): void {
    const { perSecond, perEndpoint } = this.#limits
    const now = this.#now()
    if (perSecond > 0 && this.#account.count(now) >= perSecond) throw rateLimited()
    let window = this.#endpoints.get(endpoint)
    if (window === undefined) this.#endpoints.set(endpoint, (window = new Window()))
    if (perEndpoint > 0 && window.count(now) >= perEndpoint) throw rateLimited('endpoint-rate')
    this.#account.add(now)
    window.add(now)
  }
}

/** The requests accepted in the last second. */
class Window {
  readonly #accepted: number[] = []

  count(now: number): number {
    const firstInside = this.#accepted.findIndex((at) => at > now - 1000)
    this.#accepted.splice(0, firstInside === -1 ? this.#accepted.length : firstInside)
    return this.#accepted.length
  }

  add(now: number): void {
    this.#accepted.push(now)
  }
}

/** Stripe's 429. It carries no Retry-After, and no Stripe-Should-Retry: the SDKs do not retry it. */
export function rateLimited(reason: 'global-rate' | 'endpoint-rate' = 'global-rate'): ApiError {
  return new ApiError(
    429,
    'invalid_request_error',
    'Request rate limit exceeded. You can learn more about rate limits here https://stripe.com/docs/rate-limits.',
    { code: 'rate_limit' },
    { 'Stripe-Rate-Limited-Reason': reason },
  )
}
