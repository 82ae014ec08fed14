import { attemptPayment, cancelIntent } from '../../billing/charging.ts'
import { followIntent } from '../../billing/collecting.ts'
import { same } from '../../events/previous-attributes.ts'
import { invalidRequest, noSuch } from '../../http/api-error.ts'
import { hash, inRange, list, range } from '../../params/composite.ts'
import { changedMetadata, metadata } from '../../params/metadata.ts'
import { flag, integer, oneOf, required, text } from '../../params/param.ts'
import type { StoredPaymentIntent } from '../../store/stored-objects.ts'
import type { Call } from '../../world.ts'
import { checkAmountSize, currency } from '../currencies.ts'
import { listOperation } from '../listing.ts'
import { operation, pathId, type Operation } from '../operation.ts'
import { attachCard, findOrMakeCard } from '../payment-methods/payment-method-object.ts'
import { createIntent } from './payment-intent-object.ts'

function existing(call: Call, id: string): StoredPaymentIntent {
  const intent = call.tx.get('payment_intent', id)
  if (intent === undefined) throw noSuch('payment_intent', id, 'intent', 404)
  return intent
}

/** The call at the time of the intent's customer. */
function timeOf(call: Call, customer: string | null): Call {
  return call.on(customer === null ? null : (call.tx.get('customer', customer)?.test_clock ?? null))
}

const create = operation({
  method: 'POST',
  path: '/v1/payment_intents',
  returns: 'payment_intent',
  params: {
    amount: required(integer({ min: 1 })),
    currency: required(currency()),
    automatic_payment_methods: hash({ enabled: required(flag()), allow_redirects: oneOf('always', 'never') }),
    confirm: flag(),
    customer: text(),
    description: text(1000),
    metadata: metadata(),
    off_session: flag(),
    payment_method: text(),
    payment_method_types: list(oneOf('card')),
    return_url: text(),
    setup_future_usage: oneOf('off_session', 'on_session'),
  },
  run(called, params) {
    checkAmountSize(params.amount, params.currency, 'amount')
    if (params.customer !== undefined && called.tx.get('customer', params.customer) === undefined) throw noSuch('customer', params.customer, 'customer', 400)
    const call = timeOf(called, params.customer ?? null)
    const method = params.payment_method === undefined ? undefined : findOrMakeCard(call, params.payment_method, 'payment_method')
    if (params.confirm === true && method === undefined) {
      throw invalidRequest('You cannot confirm this PaymentIntent because it\'s missing a payment method.', { code: 'payment_intent_unexpected_state' })
    }
    const intent = createIntent(call, {
      ...params,
      customer: params.customer ?? null,
      payment_method: method?.id ?? null,
      metadata: changedMetadata({}, params.metadata),
    })
    return params.confirm === true ? confirmed(call, intent, params.off_session ?? false) : intent
  },
})

/** Pays with the intent's card. A declined one is answered with its error, and stays told of. */
function confirmed(call: Call, intent: StoredPaymentIntent, offSession: boolean): ReturnType<ReturnType<Operation['prepare']>> {
  const method = intent.payment_method === null ? undefined : call.tx.get('payment_method', intent.payment_method)
  if (method === undefined) throw invalidRequest('You cannot confirm this PaymentIntent because it\'s missing a payment method.', { code: 'payment_intent_unexpected_state' })
  const { intent: after, error } = attemptPayment(call, intent, method, { offSession })
  followIntent(call, after)
  if (error !== null) return error
  const customer = after.customer === null ? undefined : call.tx.get('customer', after.customer)
  if (after.status === 'succeeded' && after.setup_future_usage !== null && customer !== undefined && method.customer === null) attachCard(call, call.tx.get('payment_method', method.id) ?? method, customer)
  return after
}

const confirm = operation({
  method: 'POST',
  path: '/v1/payment_intents/:id/confirm',
  returns: 'payment_intent',
  params: { payment_method: text(), off_session: flag(), return_url: text() },
  run(called, params, path) {
    const intent = existing(called, pathId(path))
    if (intent.status === 'succeeded' || intent.status === 'canceled') {
      throw invalidRequest(`You cannot confirm this PaymentIntent because it has a status of ${intent.status}.`, { code: 'payment_intent_unexpected_state' })
    }
    const call = timeOf(called, intent.customer)
    const method = params.payment_method === undefined ? intent.payment_method : findOrMakeCard(call, params.payment_method, 'payment_method').id
    return confirmed(call, { ...intent, payment_method: method }, params.off_session ?? false)
  },
})

const retrieve = operation({
  method: 'GET',
  path: '/v1/payment_intents/:id',
  returns: 'payment_intent',
  params: { client_secret: text() },
  run: (call, _params, path) => existing(call, pathId(path)),
})

const update = operation({
  method: 'POST',
  path: '/v1/payment_intents/:id',
  returns: 'payment_intent',
  params: { description: text(1000), metadata: metadata() },
  run(call, params, path) {
    const before = existing(call, pathId(path))
    const after: StoredPaymentIntent = { ...before, description: params.description ?? before.description, metadata: changedMetadata(before.metadata, params.metadata) }
    if (!same(before, after)) call.tx.put('payment_intent', after.id, after)
    return after
  },
})

const cancel = operation({
  method: 'POST',
  path: '/v1/payment_intents/:id/cancel',
  returns: 'payment_intent',
  params: { cancellation_reason: oneOf('abandoned', 'duplicate', 'fraudulent', 'requested_by_customer') },
  run(called, params, path) {
    const intent = existing(called, pathId(path))
    if (called.tx.all('invoice_payment').having('payment_intent', intent.id).length > 0) {
      throw invalidRequest('You cannot cancel a PaymentIntent that was created by an invoice. Instead, void the invoice.')
    }
    if (intent.status === 'succeeded' || intent.status === 'canceled') {
      throw invalidRequest(`You cannot cancel this PaymentIntent because it has a status of ${intent.status}.`, { code: 'payment_intent_unexpected_state' })
    }
    return cancelIntent(timeOf(called, intent.customer), intent, params.cancellation_reason ?? 'requested_by_customer')
  },
})

const listAll = listOperation({
  path: '/v1/payment_intents',
  kind: 'payment_intent',
  noun: 'payment_intent',
  returns: 'payment_intent',
  filters: { created: range(), customer: text() },
  matching: (_call, params) => (intent) =>
    (params.customer === undefined || intent.customer === params.customer) && (params.created === undefined || inRange(intent.created, params.created)),
})

/** Payment intents: https://docs.stripe.com/api/payment_intents */
export const PAYMENT_INTENT_OPERATIONS: readonly Operation[] = [create, confirm, retrieve, update, cancel, listAll]
