import type { ObjectType } from '../object-type.ts'

/** How products are found and sent. */
export const PRODUCT: ObjectType = {
  object: 'product',
  fields: { default_price: { kind: 'reference', object: 'price' }, tax_code: { kind: 'reference', object: 'tax_code' } },
  find: (reader, id) => reader.get('product', id),
}
