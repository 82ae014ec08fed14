import type { ObjectType } from '../object-type.ts'

/** How customers are found and sent; a deleted one is still found, as `deleted: true`. */
export const CUSTOMER: ObjectType = {
  object: 'customer',
  fields: {
    default_source: { kind: 'reference', object: 'source' },
    invoice_settings: { kind: 'hash', fields: { default_payment_method: { kind: 'reference', object: 'payment_method' } } },
    test_clock: { kind: 'reference', object: 'test_helpers.test_clock' },
  },
  find: (reader, id) => reader.get('customer', id) ?? reader.get('deleted_customer', id),
}
