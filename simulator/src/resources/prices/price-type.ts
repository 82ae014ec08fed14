import type { ObjectType } from '../object-type.ts'

/** How prices are found and sent. Tiers and currency options are left out unless expanded (https://docs.stripe.com/api/prices/object). */
export const PRICE: ObjectType = {
  object: 'price',
  fields: { product: { kind: 'reference', object: 'product' }, tiers: { kind: 'includable' }, currency_options: { kind: 'includable' } },
  find: (reader, id) => reader.get('price', id),
}
