import type { Stripe } from 'stripe'
import type { Simulator } from '../src/simulator.ts'
import { closeAll, refusal, sdk, simulator } from './harness.ts'

let sim: Simulator
let stripe: Stripe
beforeEach(async () => {
  sim = await simulator()
  stripe = sdk(sim)
})
afterEach(closeAll)

async function types(): Promise<string[]> {
  return (await stripe.events.list({ limit: 100 })).data.map(({ type }) => type).toReversed()
}

test('a test card becomes a payment method of the customer', async () => {
  const { id } = await stripe.customers.create({})
  const method = await stripe.paymentMethods.attach('pm_card_visa', { customer: id })
  expect(method.id).toMatch(/^pm_1/)
  expect(method).toMatchObject({ customer: id, type: 'card', card: { brand: 'visa', last4: '4242', funding: 'credit' } })
  expect(method).not.toHaveProperty('authenticated')
  expect(await stripe.paymentMethods.retrieve(method.id)).toEqual(method)
  await stripe.customers.update(id, { invoice_settings: { default_payment_method: method.id } })
  expect((await stripe.customers.retrieve(id, { expand: ['invoice_settings.default_payment_method'] }))).toMatchObject({ invoice_settings: { default_payment_method: { id: method.id } } })
  const second = await stripe.paymentMethods.create({ type: 'card', card: { number: '5555 5555 5555 4444', exp_month: 3, exp_year: 2040, cvc: '123' }, billing_details: { name: 'Ada' } })
  expect(second).toMatchObject({ customer: null, billing_details: { name: 'Ada', email: null }, card: { brand: 'mastercard', exp_month: 3, exp_year: 2040 } })
  await stripe.paymentMethods.attach(second.id, { customer: id })
  expect((await stripe.paymentMethods.list({ customer: id })).data.map((one) => one.id)).toEqual([second.id, method.id])
  expect((await stripe.customers.listPaymentMethods(id)).data).toHaveLength(2)
  expect((await stripe.paymentMethods.update(second.id, { billing_details: { name: 'Bea' } })).billing_details.name).toBe('Bea')
  expect((await stripe.paymentMethods.detach(method.id)).customer).toBeNull()
  expect(await stripe.customers.retrieve(id)).toMatchObject({ invoice_settings: { default_payment_method: null } })
  expect(await types()).toEqual(['customer.created', 'payment_method.attached', 'customer.updated', 'payment_method.attached', 'payment_method.updated', 'payment_method.detached', 'customer.updated'])
  const [detached] = (await stripe.events.list({ type: 'payment_method.detached' })).data
  expect(detached?.data).toMatchObject({ object: { id: method.id, customer: null }, previous_attributes: { customer: id } })
})

test('a customer is made together with its card', async () => {
  const customer = await stripe.customers.create({ payment_method: 'pm_card_visa', invoice_settings: { default_payment_method: 'pm_card_visa' } })
  const { data } = await stripe.paymentMethods.list({ customer: customer.id })
  expect(data.map(({ id }) => id)).toEqual([customer.invoice_settings.default_payment_method])
})

test.each([
  ['pm_card_chargeDeclined', 'generic_decline'],
  ['pm_card_chargeDeclinedInsufficientFunds', 'insufficient_funds'],
])('%s is declined when attached or charged', async (card, declineCode) => {
  const { id } = await stripe.customers.create({})
  const error = await stripe.paymentMethods.attach(card, { customer: id }).catch((caught: unknown) => caught)
  expect(error).toMatchObject({ type: 'StripeCardError', statusCode: 402, code: 'card_declined', decline_code: declineCode })
  const charged = await stripe.paymentIntents.create({ amount: 500, currency: 'eur', payment_method: card, confirm: true }).catch((caught: unknown) => caught)
  expect(charged).toMatchObject({ statusCode: 402, decline_code: declineCode, payment_intent: { status: 'requires_payment_method', amount: 500 } })
  // The refusal is an answer to something that happened: it is kept.
  const [intent] = (await stripe.paymentIntents.list()).data
  expect(intent).toMatchObject({ status: 'requires_payment_method', last_payment_error: { decline_code: declineCode } })
  expect((await stripe.charges.list({ payment_intent: intent?.id ?? '' })).data).toMatchObject([{ status: 'failed', paid: false, failure_code: 'card_declined' }])
  expect(await types()).toEqual(['customer.created', 'payment_intent.created', 'charge.failed', 'payment_intent.payment_failed'])
})

test('a card may attach and fail later, or ask for authentication', async () => {
  const { id } = await stripe.customers.create({})
  await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer: id })
  const paid = await stripe.paymentIntents.create({ amount: 500, currency: 'eur', customer: id, payment_method: 'pm_card_visa', confirm: true, expand: ['latest_charge'] })
  expect(paid).toMatchObject({ status: 'succeeded', amount_received: 500, latest_charge: { object: 'charge', paid: true, amount: 500 } })
  const asked = await stripe.paymentIntents.create({ amount: 500, currency: 'eur', payment_method: 'pm_card_authenticationRequired', confirm: true })
  expect(asked).toMatchObject({ status: 'requires_action', next_action: { type: 'use_stripe_sdk' } })
  expect(await refusal(stripe.paymentIntents.create({ amount: 500, currency: 'eur', payment_method: 'pm_card_authenticationRequired', confirm: true, off_session: true }))).toMatchObject({ status: 402, code: 'authentication_required' })
  expect((await stripe.paymentIntents.cancel(asked.id)).status).toBe('canceled')
  expect(await refusal(stripe.paymentIntents.cancel(asked.id))).toMatchObject({ code: 'payment_intent_unexpected_state' })
})

test.each([
  ['a number that is none', { number: '4242424242424241', exp_month: 1, exp_year: 2040 }, { status: 402, code: 'incorrect_number', param: 'number' }],
  ['a card that is not for tests', { number: '4111111111111111', exp_month: 1, exp_year: 2040 }, { status: 402, code: 'card_declined' }],
  ['a past date', { number: '4242424242424242', exp_month: 1, exp_year: 2020 }, { status: 402, code: 'invalid_expiry_year' }],
  ['a wrong code', { number: '4242424242424242', exp_month: 1, exp_year: 2040, cvc: '1' }, { status: 402, code: 'invalid_cvc' }],
])('refuses %s', async (_what, card, expected) => {
  expect(await refusal(stripe.paymentMethods.create({ type: 'card', card }))).toMatchObject(expected)
})

test('a payment method has one owner', async () => {
  const [a, b] = [await stripe.customers.create({}), await stripe.customers.create({})]
  const method = await stripe.paymentMethods.attach('pm_card_visa', { customer: a.id })
  expect(await refusal(stripe.paymentMethods.attach(method.id, { customer: b.id }))).toMatchObject({ status: 400, code: 'payment_method_unexpected_state' })
  expect(await refusal(stripe.customers.update(b.id, { invoice_settings: { default_payment_method: method.id } }))).toMatchObject({ status: 400, code: 'resource_missing' })
  expect(await refusal(stripe.paymentMethods.attach('pm_none', { customer: a.id }))).toMatchObject({ status: 404, message: "No such PaymentMethod: 'pm_none'" })
})

test('a payment is given back in parts or whole, and not twice', async () => {
  const customer = await stripe.customers.create({})
  const card = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id })
  const intent = await stripe.paymentIntents.create({ amount: 1000, currency: 'eur', customer: customer.id, payment_method: card.id, confirm: true, off_session: true })
  const charge = typeof intent.latest_charge === 'string' ? intent.latest_charge : ''
  const part = await stripe.refunds.create({ payment_intent: intent.id, amount: 300, reason: 'requested_by_customer', metadata: { why: 'late' } })
  expect(part).toMatchObject({ object: 'refund', amount: 300, status: 'succeeded', payment_intent: intent.id, charge, reason: 'requested_by_customer', metadata: { why: 'late' } })
  expect(await stripe.charges.retrieve(charge)).toMatchObject({ amount_refunded: 300, refunded: false })
  expect(await refusal(stripe.refunds.create({ charge, amount: 701 }))).toMatchObject({ status: 400, param: 'amount' })
  const rest = await stripe.refunds.create({ charge })
  expect(rest.amount).toBe(700)
  expect(await stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] })).toMatchObject({ status: 'succeeded', amount_received: 1000, latest_charge: { amount_refunded: 1000, refunded: true } })
  expect(await refusal(stripe.refunds.create({ payment_intent: intent.id }))).toMatchObject({ status: 400, code: 'charge_already_refunded' })
  expect((await stripe.refunds.list({ payment_intent: intent.id })).data.map(({ id }) => id)).toEqual([rest.id, part.id])
  const events = (await stripe.events.list({ limit: 4 })).data.toReversed()
  expect(events.map(({ type }) => type)).toEqual(['charge.refunded', 'refund.created', 'charge.refunded', 'refund.created'])
  expect(events[2]?.data).toMatchObject({ object: { amount_refunded: 1000, refunded: true }, previous_attributes: { amount_refunded: 300, refunded: false } })
})
