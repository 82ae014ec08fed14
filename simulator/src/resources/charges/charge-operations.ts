import { noSuch } from '../../http/api-error.ts'
import { inRange, range } from '../../params/composite.ts'
import { text } from '../../params/param.ts'
import { listOperation } from '../listing.ts'
import type { ObjectType } from '../object-type.ts'
import { operation, pathId, type Operation } from '../operation.ts'

const retrieve = operation({
  method: 'GET',
  path: '/v1/charges/:id',
  returns: 'charge',
  params: {},
  run(call, _params, path) {
    const charge = call.tx.get('charge', pathId(path))
    if (charge === undefined) throw noSuch('charge', pathId(path), 'id', 404)
    return charge
  },
})

const listAll = listOperation({
  path: '/v1/charges',
  kind: 'charge',
  noun: 'charge',
  returns: 'charge',
  filters: { created: range(), customer: text(), payment_intent: text() },
  matching: (_call, params) => (charge) =>
    (params.customer === undefined || charge.customer === params.customer) &&
    (params.payment_intent === undefined || charge.payment_intent === params.payment_intent) &&
    (params.created === undefined || inRange(charge.created, params.created)),
})

/** How charges are found and sent. */
export const CHARGE: ObjectType = {
  object: 'charge',
  fields: { customer: { kind: 'reference', object: 'customer' }, payment_intent: { kind: 'reference', object: 'payment_intent' } },
  find: (reader, id) => reader.get('charge', id),
}

/** Charges, to be read only: they come from payment intents. https://docs.stripe.com/api/charges */
export const CHARGE_OPERATIONS: readonly Operation[] = [retrieve, listAll]
