import { noSuch } from '../../http/api-error.ts'
import { hash, inRange, range } from '../../params/composite.ts'
import { oneOf, required, text } from '../../params/param.ts'
import { listOperation } from '../listing.ts'
import type { ObjectType } from '../object-type.ts'
import { operation, pathId, type Operation } from '../operation.ts'
import { idOf } from '../reference.ts'

const retrieve = operation({
  method: 'GET',
  path: '/v1/invoice_payments/:id',
  returns: 'invoice_payment',
  params: {},
  run(call, _params, path) {
    const payment = call.tx.get('invoice_payment', pathId(path))
    if (payment === undefined) throw noSuch('invoice_payment', pathId(path), 'invoice_payment', 404)
    return payment
  },
})

const listAll = listOperation({
  path: '/v1/invoice_payments',
  kind: 'invoice_payment',
  noun: 'invoice_payment',
  returns: 'invoice_payment',
  filters: {
    created: range(),
    invoice: text(),
    payment: hash({ type: required(oneOf('payment_intent', 'payment_record')), payment_intent: text(), payment_record: text() }),
    status: oneOf('canceled', 'open', 'paid'),
  },
  matching: (_call, params) => (payment) =>
    (params.invoice === undefined || payment.invoice === params.invoice) &&
    (params.status === undefined || payment.status === params.status) &&
    (params.payment?.payment_intent === undefined || idOf(payment.payment.payment_intent) === params.payment.payment_intent) &&
    (params.created === undefined || inRange(payment.created, params.created)),
})

/** How invoice payments are found and sent. */
export const INVOICE_PAYMENT: ObjectType = {
  object: 'invoice_payment',
  fields: {
    invoice: { kind: 'reference', object: 'invoice' },
    payment: { kind: 'hash', fields: { payment_intent: { kind: 'reference', object: 'payment_intent' }, charge: { kind: 'reference', object: 'charge' } } },
  },
  find: (reader, id) => reader.get('invoice_payment', id),
}

/** Invoice payments: https://docs.stripe.com/api/invoice-payment */
export const INVOICE_PAYMENT_OPERATIONS: readonly Operation[] = [retrieve, listAll]
