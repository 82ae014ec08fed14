import type Stripe from 'stripe'
import type { AskedItem } from '../../entities/checkout-request.ts'
import { itemsOf } from './planned-change.ts'

/** What the audit log tells of a subscription. */
export interface Shown {
  status: string
  cancelAtPeriodEnd: boolean
  cancelAt: string | null
  /** For want of a way to pay when a trial ended. */
  paused: boolean
  /** It goes on, and nothing is charged. */
  collectionPaused: boolean
  items: AskedItem[]
}

/** A subscription as the audit log tells of it. */
export function shown({ status, cancel_at_period_end: cancelAtPeriodEnd, cancel_at: cancelAt, pause_collection: pause, items }: Stripe.Subscription): Shown {
  return {
    status, cancelAtPeriodEnd, cancelAt: cancelAt === null ? null : new Date(cancelAt * 1000).toISOString(), paused: status === 'paused', collectionPaused: pause !== null,
    items: inOrder(itemsOf(items)),
  }
}

/** Two that consist of the same are equal. */
export function inOrder(items: readonly AskedItem[]): AskedItem[] {
  return items.toSorted((a, b) => (a.priceId < b.priceId ? -1 : 1))
}
