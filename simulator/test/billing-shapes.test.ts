import { readFileSync } from 'node:fs'
import type { Simulator } from '../src/simulator.ts'
import { DAY, payer, price } from './billing.ts'
import { closeAll, control, raw, sdk, simulator } from './harness.ts'

type Json = Record<string, unknown>
const published = JSON.parse(readFileSync(new URL('fixtures/stripe-objects.json', import.meta.url), 'utf8')) as Record<string, Json>

/** Fields that Stripe's types of API 2026-10-28 have and its published examples (2026-07-29) have not. */
const NEWER = new Set([
  'subscription_item.current_trial', 'payment_intent.allowed_payment_method_types', 'payment_intent.payment_record', 'setup_intent.allowed_payment_method_types', 'setup_intent.customer_account',
  'checkout.session.allowed_payment_method_types', 'billing_portal.session.after_expiration',
])
/** Fields of the examples that the types no longer have, or that are sent only when expanded. */
const OLDER = new Set(['invoice.subscription', 'charge.refunds'])

afterEach(closeAll)

/** Where the fields of the two differ, or the kind of a value; null goes with everything. */
function differences(name: string, ours: Json): string[] {
  const theirs = published[name] ?? {}
  return [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].flatMap((field) => {
    const at = `${name}.${field}`
    if (NEWER.has(at) || OLDER.has(at)) return []
    if (!(field in ours)) return [`${at} is missing`]
    if (!(field in theirs)) return [`${at} is too much`]
    const [our, their] = [ours[field], theirs[field]]
    if (our === null || their === null) return []
    return typeof our === typeof their && Array.isArray(our) === Array.isArray(their) ? [] : [`${at} is ${typeof our}, not ${typeof their}`]
  })
}

async function first(sim: Simulator, path: string): Promise<Json> {
  const { json } = await raw(sim, 'GET', path)
  return (json['data'] as Json[] | undefined)?.[0] ?? json
}

test('every object of billing has the fields of the one Stripe published', async () => {
  const sim = await simulator()
  const stripe = sdk(sim)
  const gold = await price(stripe, 1000)
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: 1_800_000_000 })
  const session = await stripe.checkout.sessions.create({ mode: 'subscription', line_items: [{ price: gold.id, quantity: 1 }], success_url: 'http://127.0.0.1:9/' })
  await control(sim, 'POST', `/checkout/${session.id}/complete`)
  const saved = await stripe.checkout.sessions.create({ mode: 'setup', currency: 'eur', success_url: 'http://127.0.0.1:9/' })
  await control(sim, 'POST', `/checkout/${saved.id}/complete`)
  const customer = await payer(stripe)
  await stripe.invoiceItems.create({ customer: customer.id, amount: DAY, currency: 'eur' })
  await stripe.billingPortal.sessions.create({ customer: customer.id })
  const [subscription] = (await stripe.subscriptions.list()).data
  const invoice = subscription?.latest_invoice as string
  const portal = await raw(sim, 'POST', '/v1/billing_portal/sessions', { form: `customer=${customer.id}` })
  const found = [
    ...differences('subscription', await first(sim, '/v1/subscriptions')),
    ...differences('subscription_item', await first(sim, `/v1/subscription_items?subscription=${subscription?.id}`)),
    ...differences('invoice', await first(sim, '/v1/invoices')),
    ...differences('line_item', await first(sim, `/v1/invoices/${invoice}/lines`)),
    ...differences('invoice_payment', await first(sim, '/v1/invoice_payments')),
    ...differences('invoiceitem', await first(sim, '/v1/invoiceitems')),
    ...differences('payment_intent', await first(sim, '/v1/payment_intents')),
    ...differences('payment_method', await first(sim, '/v1/payment_methods')),
    ...differences('charge', await first(sim, '/v1/charges')),
    ...differences('setup_intent', await first(sim, '/v1/setup_intents')),
    ...differences('checkout.session', await first(sim, '/v1/checkout/sessions')),
    ...differences('item', await first(sim, `/v1/checkout/sessions/${session.id}/line_items`)),
    ...differences('billing_portal.session', portal.json),
    ...differences('billing_portal.configuration', await first(sim, '/v1/billing_portal/configurations')),
    ...differences('test_helpers.test_clock', await first(sim, `/v1/test_helpers/test_clocks/${clock.id}`)),
  ]
  expect(found).toEqual([])
})
