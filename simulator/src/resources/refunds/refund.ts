import { invalidRequest, noSuch } from '../../http/api-error.ts'
import { inRange, range } from '../../params/composite.ts'
import { changedMetadata, metadata } from '../../params/metadata.ts'
import { integer, oneOf, text } from '../../params/param.ts'
import type { StoredCharge, StoredRefund } from '../../store/stored-objects.ts'
import type { Call } from '../../world.ts'
import { listOperation } from '../listing.ts'
import type { ObjectType } from '../object-type.ts'
import { operation, pathId, type Operation } from '../operation.ts'

const create = operation({
  method: 'POST',
  path: '/v1/refunds',
  returns: 'refund',
  params: { amount: integer({ min: 1 }), charge: text(), metadata: metadata(), payment_intent: text(), reason: oneOf('duplicate', 'fraudulent', 'requested_by_customer') },
  check(params) {
    if ((params.charge === undefined) === (params.payment_intent === undefined)) throw invalidRequest('One of the following params should be provided for this request: payment_intent or charge.')
  },
  run(call, params) {
    const before = chargeOf(call, params.charge, params.payment_intent)
    const left = before.amount_captured - before.amount_refunded
    if (left === 0) throw invalidRequest(`Charge ${before.id} has already been refunded.`, { code: 'charge_already_refunded' })
    const amount = params.amount ?? left
    if (amount > left) throw invalidRequest(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`, { param: 'amount' })
    const charge: StoredCharge = { ...before, amount_refunded: before.amount_refunded + amount, refunded: amount === left }
    const refund: StoredRefund = {
      id: call.ids.long('re', call.now),
      object: 'refund',
      amount,
      balance_transaction: null,
      charge: charge.id,
      created: call.now,
      currency: charge.currency,
      customer: charge.customer,
      customer_account: null,
      destination_details: { card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' }, type: 'card' },
      metadata: changedMetadata({}, params.metadata),
      payment_intent: charge.payment_intent,
      payment_method: charge.payment_method,
      reason: params.reason ?? null,
      receipt_number: null,
      source_transfer_reversal: null,
      status: 'succeeded',
      transfer_reversal: null,
    }
    call.tx.put('charge', charge.id, charge)
    call.tx.put('refund', refund.id, refund)
    call.emitUpdate('charge.refunded', before, charge)
    call.emit('refund.created', refund)
    return refund
  },
})

function chargeOf(call: Call, id: string | undefined, paymentIntent: string | undefined): StoredCharge {
  const intent = paymentIntent === undefined ? undefined : call.tx.get('payment_intent', paymentIntent)
  if (paymentIntent !== undefined && intent === undefined) throw noSuch('payment_intent', paymentIntent, 'payment_intent', 400)
  const charge = call.tx.get('charge', id ?? intent?.latest_charge ?? '')
  if (charge === undefined && id !== undefined) throw noSuch('charge', id, 'charge', 400)
  if (charge === undefined || !charge.paid) throw invalidRequest('This PaymentIntent does not have a successful charge to refund.')
  return charge
}

const retrieve = operation({
  method: 'GET',
  path: '/v1/refunds/:id',
  returns: 'refund',
  params: {},
  run(call, _params, path) {
    const refund = call.tx.get('refund', pathId(path))
    if (refund === undefined) throw noSuch('refund', pathId(path), 'id', 404)
    return refund
  },
})

const listAll = listOperation({
  path: '/v1/refunds',
  kind: 'refund',
  noun: 'refund',
  returns: 'refund',
  filters: { charge: text(), created: range(), payment_intent: text() },
  matching: (_call, params) => (refund) =>
    (params.charge === undefined || refund.charge === params.charge) &&
    (params.payment_intent === undefined || refund.payment_intent === params.payment_intent) &&
    (params.created === undefined || inRange(refund.created, params.created)),
})

/** How refunds are found and sent. */
export const REFUND: ObjectType = {
  object: 'refund',
  fields: { charge: { kind: 'reference', object: 'charge' }, payment_intent: { kind: 'reference', object: 'payment_intent' } },
  find: (reader, id) => reader.get('refund', id),
}

/** Refunds of cards, which succeed at once: https://docs.stripe.com/api/refunds */
export const REFUND_OPERATIONS: readonly Operation[] = [create, retrieve, listAll]
