import type Stripe from 'stripe'
import type { StripeRateLimiter } from '../push/rate-limiter.ts'
import { PAGE } from './comparison.ts'

/** What the SDK sends for a page. */
export interface PageParams { limit: number; starting_after?: string }

/** A page with what its time proves. */
export interface TimedPage<Source> {
  objects: Source[]
  next: string | null
  answeredAt: Date
  /** The content is at least as new as this moment of Stripe's clock: the answer's `Date` less the call's duration less one second. */
  asOf: Date
}

/** Waits for its turn and lists one page. @throws what the SDK throws */
export async function listPage<Source extends { id: string }>(
  limiter: StripeRateLimiter, cursor: string | null, list: (params: PageParams) => Promise<Stripe.Response<Stripe.ApiList<Source>>>,
): Promise<TimedPage<Source>> {
  await limiter.turn()
  const started = performance.now()
  const page = await list({ limit: PAGE, ...(cursor !== null && { starting_after: cursor }) })
  const date = Date.parse(page.lastResponse.headers['date'] ?? '')
  if (Number.isNaN(date)) throw new Error('Stripe answered without a Date.')
  const last = page.data.at(-1)
  return {
    objects: page.data,
    next: page.has_more && last ? last.id : null,
    answeredAt: new Date(date),
    asOf: new Date(date - (performance.now() - started) - 1000),
  }
}
