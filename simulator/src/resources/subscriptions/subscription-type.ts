import { itemPrice } from '../../billing/invoice-lines.ts'
import type { StoredSubscription, StoredSubscriptionItem } from '../../store/stored-objects.ts'
import type { Reader } from '../../store/store.ts'
import { firstOf } from '../nested-list.ts'
import type { ObjectType, StripeObject } from '../object-type.ts'
import { planOf } from '../prices/plan-object.ts'

function isItem(object: StripeObject): object is StoredSubscriptionItem {
  return object.object === 'subscription_item' && 'price' in object && typeof object.price === 'string'
}

function isSubscription(object: StripeObject): object is StoredSubscription {
  return object.object === 'subscription' && 'trial_end_told' in object
}

/** The item as sent: with its price and the plan of the price, as they are now. */
function presentItem(reader: Reader, item: StoredSubscriptionItem): StripeObject {
  const price = itemPrice(reader, item)
  return { ...item, plan: planOf(price), price } as StripeObject
}

/** How subscription items are found and sent. */
export const SUBSCRIPTION_ITEM: ObjectType = {
  object: 'subscription_item',
  fields: { price: { kind: 'embedded', object: 'price' } },
  find: () => undefined,
  present: (reader, stored) => (isItem(stored) ? presentItem(reader, stored) : stored),
}

/** How subscriptions are found and sent. */
export const SUBSCRIPTION: ObjectType = {
  object: 'subscription',
  fields: {
    customer: { kind: 'reference', object: 'customer' },
    default_payment_method: { kind: 'reference', object: 'payment_method' },
    items: { kind: 'list', object: 'subscription_item' },
    latest_invoice: { kind: 'reference', object: 'invoice' },
    pending_setup_intent: { kind: 'reference', object: 'setup_intent' },
    test_clock: { kind: 'reference', object: 'test_helpers.test_clock' },
  },
  find: (reader, id) => reader.get('subscription', id),
  present(_reader, stored) {
    if (!isSubscription(stored)) return stored
    const { trial_end_told: _told, items, ...sent } = stored
    return { ...sent, items: { ...firstOf(items, `/v1/subscription_items?subscription=${stored.id}`), total_count: items.length } } as StripeObject
  },
}
