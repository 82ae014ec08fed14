import { ApiError } from './api-error.ts'

/**
 * Stripe's account-wide limit: so many requests in any one second, 25 in test mode
 * (https://docs.stripe.com/rate-limits). Refused requests do not count. Real time, not the simulated clock.
 */
export class RateLimiter {
  #perSecond: number
  #accepted: number[] = []
  readonly #now: () => number

  /** @param perSecond 0: no limit. @param now milliseconds that never go back. */
  constructor(perSecond: number, now: () => number = () => performance.now()) {
    this.#perSecond = perSecond
    this.#now = now
  }

  get perSecond(): number {
    return this.#perSecond
  }

  /** Changes the limit and forgets the requests counted so far. */
  set(perSecond: number): void {
    this.#perSecond = perSecond
    this.#accepted = []
  }

  /** Counts one request. @throws ApiError 429 when the limit is reached. */
  check(): void {
    if (this.#perSecond === 0) return
    const now = this.#now()
    const firstInside = this.#accepted.findIndex((at) => at > now - 1000)
    this.#accepted.splice(0, firstInside === -1 ? this.#accepted.length : firstInside)
    if (this.#accepted.length >= this.#perSecond) throw rateLimited()
    this.#accepted.push(now)
  }
}

/** Stripe's 429. It carries no Retry-After, and no Stripe-Should-Retry: the SDKs do not retry it. */
export function rateLimited(): ApiError {
  return new ApiError(
    429,
    'invalid_request_error',
    'Request rate limit exceeded. You can learn more about rate limits here https://stripe.com/docs/rate-limits.',
    { code: 'rate_limit' },
    { 'Stripe-Rate-Limited-Reason': 'global-rate' },
  )
}
