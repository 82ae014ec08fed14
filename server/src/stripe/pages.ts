import type Stripe from 'stripe'
import type { StripeConnection } from './client.ts'
import type { StripeRateLimiter } from './push/rate-limiter.ts'

/** Longest page of any of Stripe's lists. */
export const PAGE = 100

/** What the SDK sends for a page. */
export interface PageParams { limit: number; starting_after?: string }

/** Makes one call when its turn has come. */
export type Ask = <Answer>(call: (client: Stripe) => Promise<Answer>) => Promise<Answer>

/** Asks for one page of a list. */
type ListPage<Item> = (client: Stripe, page: PageParams) => Promise<Stripe.ApiList<Item>>

/** Calls that throw what the SDK throws. */
export function askOf({ client }: StripeConnection, limiter: StripeRateLimiter): Ask {
  return async (call) => await limiter.call(async () => await call(client))
}

/** One of Stripe's lists, page by page, each at a turn of its own. @throws what a call throws */
export async function* pagesOf<Item extends { id: string }>(ask: Ask, list: ListPage<Item>): AsyncGenerator<Item[]> {
  for (let after: string | undefined, more = true; more;) {
    const params = { limit: PAGE, ...(after !== undefined && { starting_after: after }) }
    const page = await ask(async (client) => await list(client, params))
    yield page.data
    after = page.data.at(-1)?.id
    more = page.has_more && after !== undefined
  }
}

/** All of it, up to so many; the rest is not asked for. @throws what a call throws */
export async function listAll<Item extends { id: string }>(ask: Ask, list: ListPage<Item>, most: number): Promise<Item[]> {
  const items: Item[] = []
  for await (const page of pagesOf(ask, list)) {
    items.push(...page)
    if (items.length >= most) break
  }
  return items.slice(0, most)
}

/** Makes a list whole that came cut with its object, up to so many items. @throws what a call throws */
export async function complete<Item extends { id: string }>(ask: Ask, cut: Pick<Stripe.ApiList<Item>, 'data' | 'has_more'>, list: ListPage<Item>, most: number): Promise<void> {
  if (!cut.has_more) return
  cut.data = await listAll(ask, list, most)
  cut.has_more = false
}
