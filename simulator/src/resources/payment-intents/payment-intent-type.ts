import type { ObjectType } from '../object-type.ts'

/** How payment intents are found and sent. */
export const PAYMENT_INTENT: ObjectType = {
  object: 'payment_intent',
  fields: {
    customer: { kind: 'reference', object: 'customer' },
    payment_method: { kind: 'reference', object: 'payment_method' },
    latest_charge: { kind: 'reference', object: 'charge' },
  },
  find: (reader, id) => reader.get('payment_intent', id),
}
