import type Stripe from 'stripe'
import { PAGE, type PageParams } from '../pages.ts'
import { ageOfAnswer, type Age } from '../projection/age.ts'
import type { StripeRateLimiter } from '../push/rate-limiter.ts'

/** A page, and how new it is. */
export interface TimedPage<Source> {
  objects: Source[]
  next: string | null
  age: Age
}

/** Waits for its turn and lists one page. @throws what the SDK throws */
export async function listPage<Source extends { id: string }>(
  limiter: StripeRateLimiter, cursor: string | null, list: (params: PageParams) => Promise<Stripe.Response<Stripe.ApiList<Source>>>,
): Promise<TimedPage<Source>> {
  return await limiter.call(async () => {
    const started = performance.now()
    const page = await list({ limit: PAGE, ...(cursor !== null && { starting_after: cursor }) })
    const last = page.data.at(-1)
    return {
      objects: page.data,
      next: page.has_more && last ? last.id : null,
      age: ageOfAnswer(page, started),
    }
  })
}
