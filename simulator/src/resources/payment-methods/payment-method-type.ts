import type { StoredPaymentMethod } from '../../store/stored-objects.ts'
import type { ObjectType, StripeObject } from '../object-type.ts'

function isMethod(object: StripeObject): object is StoredPaymentMethod {
  return object.object === 'payment_method' && 'authenticated' in object
}

/** How payment methods are found and sent. */
export const PAYMENT_METHOD: ObjectType = {
  object: 'payment_method',
  fields: { customer: { kind: 'reference', object: 'customer' } },
  find: (reader, id) => reader.get('payment_method', id),
  present(_reader, stored) {
    if (!isMethod(stored)) return stored
    const { authenticated: _authenticated, ...sent } = stored
    return sent
  },
}
