import { same } from '../../events/previous-attributes.ts'
import { invalidRequest, noSuch } from '../../http/api-error.ts'
import { hash, type Values } from '../../params/composite.ts'
import { changedMetadata, metadata } from '../../params/metadata.ts'
import { emptyable, integer, oneOf, required, text } from '../../params/param.ts'
import type { StoredCustomer, StoredPaymentMethod } from '../../store/stored-objects.ts'
import type { Call } from '../../world.ts'
import { address, email } from '../customers/customer-params.ts'
import { changedCustomer } from '../customers/customer-object.ts'
import { listOperation } from '../listing.ts'
import { operation, pathId, type Operation } from '../operation.ts'
import { idOf } from '../reference.ts'
import { attachCard, buildCard, checkedCard, findOrMakeCard, NO_BILLING_DETAILS, type BillingDetails } from './payment-method-object.ts'
import { cardByToken } from './test-cards.ts'

const billingDetails = hash({ address: emptyable(address), email: emptyable(email()), name: emptyable(text()), phone: emptyable(text()), tax_id: text() })
const card = hash({ number: text(), exp_month: integer(), exp_year: integer(), cvc: text(), token: text() })
const redisplay = oneOf('always', 'limited', 'unspecified')

function existing(call: Call, id: string): StoredPaymentMethod {
  const method = call.tx.get('payment_method', id)
  if (method === undefined) throw noSuch('PaymentMethod', id, 'payment_method', 404)
  return method
}

function customerOf(call: Call, id: string, status: 400 | 404): StoredCustomer {
  const customer = call.tx.get('customer', id)
  if (customer === undefined) throw noSuch('customer', id, 'customer', status)
  return customer
}

function billing(current: BillingDetails, given: Values<{ b: typeof billingDetails }>['b']): BillingDetails {
  if (given === undefined) return current
  return {
    address: given.address === undefined ? current.address : { ...NO_BILLING_DETAILS.address, ...given.address } as BillingDetails['address'],
    email: given.email === undefined ? current.email : given.email,
    name: given.name === undefined ? current.name : given.name,
    phone: given.phone === undefined ? current.phone : given.phone,
    tax_id: given.tax_id ?? current.tax_id,
  }
}

const create = operation({
  method: 'POST',
  path: '/v1/payment_methods',
  returns: 'payment_method',
  params: { type: required(oneOf('card')), card: required(card), billing_details: billingDetails, allow_redisplay: redisplay, metadata: metadata() },
  run(call, params) {
    const { token, number, exp_month: month, exp_year: year, cvc } = params.card
    const details = { billing: billing(NO_BILLING_DETAILS, params.billing_details), metadata: changedMetadata({}, params.metadata) }
    if (token !== undefined) {
      const known = cardByToken(token)
      if (known === undefined) throw noSuch('token', token, 'card[token]', 400)
      return buildCard(call, known, details)
    }
    if (number === undefined || month === undefined || year === undefined) {
      const missing = number === undefined ? 'card[number]' : month === undefined ? 'card[exp_month]' : 'card[exp_year]'
      throw invalidRequest(`Missing required param: ${missing}.`, { code: 'parameter_missing', param: missing })
    }
    return buildCard(call, checkedCard({ number, exp_month: month, exp_year: year, cvc }, call.now), { ...details, exp_month: month, exp_year: year < 100 ? 2000 + year : year })
  },
})

const retrieve = operation({ method: 'GET', path: '/v1/payment_methods/:id', returns: 'payment_method', params: {}, run: (call, _params, path) => existing(call, pathId(path)) })

const update = operation({
  method: 'POST',
  path: '/v1/payment_methods/:id',
  returns: 'payment_method',
  params: { billing_details: billingDetails, allow_redisplay: redisplay, metadata: metadata(), card: hash({ exp_month: integer({ min: 1, max: 12 }), exp_year: integer({ min: 2000, max: 2100 }) }) },
  run(called, params, path) {
    const before = existing(called, pathId(path))
    if (before.customer === null) throw invalidRequest('You must save this PaymentMethod to a customer before you can update it.', { code: 'payment_method_unexpected_state' })
    const call = called.on(called.tx.get('customer', before.customer)?.test_clock ?? null)
    const after: StoredPaymentMethod = {
      ...before,
      allow_redisplay: params.allow_redisplay ?? before.allow_redisplay,
      billing_details: billing(before.billing_details, params.billing_details),
      card: { ...before.card, exp_month: params.card?.exp_month ?? before.card.exp_month, exp_year: params.card?.exp_year ?? before.card.exp_year },
      metadata: changedMetadata(before.metadata ?? {}, params.metadata),
    }
    if (same(before, after)) return before
    call.tx.put('payment_method', after.id, after)
    call.emitUpdate('payment_method.updated', before, after)
    return after
  },
})

const attach = operation({
  method: 'POST',
  path: '/v1/payment_methods/:id/attach',
  returns: 'payment_method',
  params: { customer: required(text()) },
  run(called, params, path) {
    const customer = customerOf(called, params.customer, 400)
    const call = called.on(customer.test_clock)
    return attachCard(call, findOrMakeCard(call, pathId(path), 'payment_method', 404), customer)
  },
})

const detach = operation({
  method: 'POST',
  path: '/v1/payment_methods/:id/detach',
  returns: 'payment_method',
  params: {},
  run(called, _params, path) {
    const before = existing(called, pathId(path))
    const customer = before.customer === null ? undefined : called.tx.get('customer', before.customer)
    if (customer === undefined) throw invalidRequest('The payment method you provided is not attached to a customer so detachment is impossible.', { code: 'payment_method_unexpected_state' })
    const call = called.on(customer.test_clock)
    const after: StoredPaymentMethod = { ...before, customer: null }
    call.tx.put('payment_method', after.id, after)
    call.emitUpdate('payment_method.detached', before, after)
    if (idOf(customer.invoice_settings.default_payment_method) === before.id) {
      const without = changedCustomer(customer, { invoice_settings: { default_payment_method: null } })
      call.tx.put('customer', without.id, without)
      call.emitUpdate('customer.updated', customer, without)
    }
    return after
  },
})

const listAll = listOperation({
  path: '/v1/payment_methods',
  kind: 'payment_method',
  noun: 'PaymentMethod',
  returns: 'payment_method',
  filters: { customer: text(), type: oneOf('card'), allow_redisplay: redisplay },
  matching: (_call, params) => (method) => method.customer !== null && (params.customer === undefined || method.customer === params.customer),
})

const listOfCustomer = listOperation({
  path: '/v1/customers/:id/payment_methods',
  kind: 'payment_method',
  noun: 'PaymentMethod',
  returns: 'payment_method',
  filters: { type: oneOf('card'), allow_redisplay: redisplay },
  matching(call, _params, path) {
    const customer = customerOf(call, pathId(path), 404)
    return (method) => method.customer === customer.id
  },
})

const ofCustomer = operation({
  method: 'GET',
  path: '/v1/customers/:id/payment_methods/:method',
  returns: 'payment_method',
  params: {},
  run(call, _params, path) {
    const method = existing(call, pathId(path, 'method'))
    if (method.customer !== customerOf(call, pathId(path), 404).id) throw noSuch('PaymentMethod', method.id, 'payment_method', 404)
    return method
  },
})

/** Payment methods, cards only: https://docs.stripe.com/api/payment_methods */
export const PAYMENT_METHOD_OPERATIONS: readonly Operation[] = [create, retrieve, update, attach, detach, listAll, listOfCustomer, ofCustomer]
