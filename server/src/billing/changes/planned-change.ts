import type Stripe from 'stripe'
import type { DataSource } from 'typeorm'
import type { AskedItem } from '../../entities/checkout-request.ts'
import { badUserInput } from '../../errors.ts'
import type { StripeAccount } from '../../stripe/account.ts'
import { sellablePrices } from '../checkout/sellable-prices.ts'
import type { CheckedChange } from './change.checks.ts'

/** A change in Stripe's words. */
export interface PlannedChange {
  /** For an update and for a preview alike. */
  params: { items: { id: string; price: string; quantity: number }[]; proration_behavior: CheckedChange['proration']; proration_date?: number }
  /** What the subscription consists of then. */
  items: AskedItem[]
}

/** What is to change about a subscription. @throws BAD_USER_INPUT, PRICE_NOT_SYNCED */
export async function planChange(dataSource: DataSource, account: StripeAccount, current: Stripe.Subscription, change: CheckedChange): Promise<PlannedChange> {
  const item = itemOf(current, change.itemId)
  const price = change.priceId == null ? item.price.id : await recurringPrice(dataSource, account, current, change.priceId)
  const others = current.items.data.filter(({ id }) => id !== item.id)
  if (others.some((other) => other.price.id === price)) throw badUserInput({ priceId: 'Another item of the subscription has this price: change the quantity of that one.' })
  const quantity = change.quantity ?? item.quantity ?? 1
  return {
    params: {
      items: [{ id: item.id, price, quantity }], proration_behavior: change.proration,
      ...(change.prorationDate && { proration_date: Math.floor(change.prorationDate.getTime() / 1000) }),
    },
    items: [...itemsOf({ data: others }), { priceId: price, quantity }],
  }
}

/** What a subscription consists of. */
export function itemsOf({ data }: { data: readonly Stripe.SubscriptionItem[] }): AskedItem[] {
  return data.map(({ price, quantity }) => ({ priceId: price.id, quantity: quantity ?? 1 }))
}

function itemOf({ items: { data } }: Stripe.Subscription, itemId: string | null | undefined): Stripe.SubscriptionItem {
  const found = itemId == null && data.length === 1 ? data[0] : data.find(({ id }) => id === itemId)
  if (!found) throw badUserInput({ itemId: itemId == null ? 'The subscription has several items: say which one.' : 'The subscription has no item with this id.' })
  return found
}

async function recurringPrice(dataSource: DataSource, account: StripeAccount, { currency }: Stripe.Subscription, priceId: string): Promise<string> {
  const [found] = await sellablePrices(dataSource, account, [{ path: 'priceId', priceId }])
  if (!found?.price.interval) throw badUserInput({ priceId: 'This price is charged once: choose a recurring one.' })
  if (found.price.currency !== currency) throw badUserInput({ priceId: `The subscription is charged in ${currency.toUpperCase()}: choose a price in that currency.` })
  return found.stripePriceId
}
