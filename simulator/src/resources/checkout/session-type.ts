import { itemPrice, productName } from '../../billing/invoice-lines.ts'
import { priceAmount } from '../../billing/pricing.ts'
import type { StoredSession, StoredSessionItem } from '../../store/stored-objects.ts'
import type { Reader } from '../../store/store.ts'
import { firstOf } from '../nested-list.ts'
import type { ObjectType, StripeObject } from '../object-type.ts'

/** The setting that says at which address the simulator's own pages are. */
export const PUBLIC_URL = 'public_url'

function isSession(object: StripeObject): object is StoredSession {
  return object.object === 'checkout.session' && 'attempt' in object
}

/** What one line costs, in minor units; of a pay-what-you-want price what was chosen, or its preset. */
export function lineAmount(reader: Reader, item: StoredSessionItem): number {
  const price = itemPrice(reader, item)
  if (price.custom_unit_amount !== null) return (item.amount ?? price.custom_unit_amount.preset ?? 0) * item.quantity
  return priceAmount(price, item.quantity)
}

/** The lines as sent, each with its price. */
export function presentLines(reader: Reader, session: StoredSession): (StripeObject & { id: string })[] {
  return session.items.map((item) => {
    const price = itemPrice(reader, item)
    const amount = lineAmount(reader, item)
    return {
      id: item.id,
      object: 'item',
      adjustable_quantity: null,
      amount_discount: 0,
      amount_subtotal: amount,
      amount_tax: 0,
      amount_total: amount,
      currency: price.currency,
      description: productName(reader, price),
      metadata: {},
      price,
      quantity: item.quantity,
    } as StripeObject & { id: string }
  })
}

/** How lines of Checkout sessions are sent. */
export const LINE: ObjectType = { object: 'item', fields: { price: { kind: 'embedded', object: 'price' } }, find: () => undefined }

/** How Checkout sessions are found and sent: with the page's address while they are open. */
export const SESSION: ObjectType = {
  object: 'checkout.session',
  fields: {
    customer: { kind: 'reference', object: 'customer' },
    invoice: { kind: 'reference', object: 'invoice' },
    line_items: { kind: 'includable_list', object: 'item' },
    payment_intent: { kind: 'reference', object: 'payment_intent' },
    setup_intent: { kind: 'reference', object: 'setup_intent' },
    subscription: { kind: 'reference', object: 'subscription' },
  },
  find: (reader, id) => reader.get('checkout_session', id),
  present(reader, stored) {
    if (!isSession(stored)) return stored
    const { items: _items, plan: _plan, attempt: _attempt, ...sent } = stored
    const base = reader.get('setting', PUBLIC_URL)?.value
    return {
      ...sent,
      line_items: firstOf(presentLines(reader, stored), `/v1/checkout/sessions/${stored.id}/line_items`),
      url: stored.status === 'open' ? `${typeof base === 'string' ? base : ''}/c/pay/${stored.id}` : null,
    } as StripeObject
  },
}
