import type { Stripe } from 'stripe'
import type { Simulator } from '../src/simulator.ts'
import { advance, DAY, eventTypes, lastEvent, price } from './billing.ts'
import { closeAll, control, refusal, sdk, simulator } from './harness.ts'

let sim: Simulator
let stripe: Stripe
beforeEach(async () => {
  sim = await simulator()
  stripe = sdk(sim)
})
afterEach(closeAll)

const URLS = { success_url: 'http://127.0.0.1:9/done?id={CHECKOUT_SESSION_ID}', cancel_url: 'http://127.0.0.1:9/back' }

/** What a browser gets after it sent the form of a page. */
async function submit(url: string | null, fields: Record<string, string>): Promise<{ status: number; location: string | null; text: string }> {
  const response = await fetch(url ?? '', { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
  return { status: response.status, location: response.headers.get('location'), text: await response.text() }
}

function card(number: string): Record<string, string> {
  return { email: 'ada@example.com', number, expiry: '12 / 40', cvc: '123', name: 'Ada' }
}

async function subscribing(more: Partial<Stripe.Checkout.SessionCreateParams> = {}): Promise<Stripe.Checkout.Session> {
  const gold = await price(stripe, 1000)
  return stripe.checkout.sessions.create({ mode: 'subscription', line_items: [{ price: gold.id, quantity: 2 }], ...URLS, ...more })
}

test('a person subscribes on the page; the subscription comes after the payment', async () => {
  const session = await subscribing({ client_reference_id: 'member-7', metadata: { a: 'b' }, subscription_data: { metadata: { member: '7' } } })
  expect(session).toMatchObject({ status: 'open', payment_status: 'unpaid', customer: null, subscription: null, amount_total: 2000, currency: 'eur', expires_at: session.created + DAY })
  expect(session).not.toHaveProperty('line_items')
  const html = await (await fetch(session.url ?? '')).text()
  expect(html).toContain('Card number')
  expect(html).toContain('€20.00')
  const before = (await stripe.events.list({ limit: 1 })).data[0]?.id ?? ''
  expect(await submit(session.url, card('4242 4242 4242 4242'))).toMatchObject({ status: 303, location: `http://127.0.0.1:9/done?id=${session.id}` })
  const done = await stripe.checkout.sessions.retrieve(session.id, { expand: ['line_items', 'subscription', 'invoice'] })
  expect(done).toMatchObject({
    status: 'complete', payment_status: 'paid', url: null, client_reference_id: 'member-7', customer_details: { email: 'ada@example.com', name: 'Ada' },
    subscription: { status: 'active', metadata: { member: '7' }, default_payment_method: expect.stringMatching(/^pm_/) as string },
    invoice: { status: 'paid', amount_paid: 2000 },
    line_items: { data: [{ object: 'item', amount_total: 2000, quantity: 2, description: 'Gold', price: { object: 'price' } }] },
  })
  expect((await stripe.checkout.sessions.listLineItems(session.id)).data).toEqual(done.line_items?.data)
  const types = await eventTypes(stripe, before)
  expect(types).toEqual([
    'payment_intent.created', 'customer.created', 'payment_method.attached', 'charge.succeeded', 'payment_intent.succeeded', 'invoice.created', 'customer.updated',
    'customer.subscription.created', 'customer.updated', 'invoice.updated', 'invoice.finalized', 'invoice.updated', 'invoice.paid', 'invoice.payment_succeeded', 'invoice_payment.paid',
    'checkout.session.completed',
  ])
  expect((await lastEvent(stripe, 'customer.subscription.created')).data.object).toMatchObject({ status: 'active' })
  expect((await lastEvent(stripe, 'checkout.session.completed')).data.object).toMatchObject({ id: session.id, status: 'complete', subscription: (done.subscription as Stripe.Subscription).id })
  expect((await submit(session.url, card('4242 4242 4242 4242'))).status).toBe(303)
  expect((await stripe.subscriptions.list()).data).toHaveLength(1)
})

test.each([
  ['4000 0000 0000 0002', 402, 'Your card was declined.'],
  ['4000 0000 0000 9995', 402, 'Your card has insufficient funds.'],
  ['4000 0000 0000 0341', 402, 'Your card was declined.'],
  ['4242 4242 4242 4241', 402, 'Your card number is incorrect.'],
  ['', 400, 'Enter a card number.'],
])('card %s is refused on the page, and another may be tried', async (number, status, message) => {
  const session = await subscribing()
  const refused = await submit(session.url, card(number))
  expect(refused.status).toBe(status)
  expect(refused.text).toContain(message)
  expect(refused.text).toContain('value="ada@example.com"')
  expect((await stripe.subscriptions.list({ status: 'all' })).data).toEqual([])
  expect((await stripe.customers.list()).data).toEqual([])
  expect((await submit(session.url, card('4242424242424242'))).status).toBe(303)
  expect((await stripe.subscriptions.list()).data).toMatchObject([{ status: 'active' }])
})

test('3-D Secure is passed or failed in a step of its own', async () => {
  const session = await subscribing()
  expect((await submit(session.url, card('4000 0025 0000 3155'))).text).toContain('Complete authentication')
  const failed = await submit(session.url, { authentication: 'fail' })
  expect(failed).toMatchObject({ status: 402 })
  expect(failed.text).toContain('We are unable to authenticate your payment method.')
  await submit(session.url, card('4000 0025 0000 3155'))
  expect((await submit(session.url, { authentication: 'complete' })).status).toBe(303)
  const [subscription] = (await stripe.subscriptions.list()).data
  expect(subscription?.status).toBe('active')
  // It was set up for later: the renewal needs nobody.
  await advance(sim, 32 * DAY)
  expect((await stripe.invoices.list({ subscription: subscription?.id ?? '' })).data.map(({ status }) => status)).toEqual(['paid', 'paid'])
})

test('a trial saves the card, whose later payment fails', async () => {
  const { id: customer } = await stripe.customers.create({ email: 'bea@example.com' })
  const session = await subscribing({ customer, subscription_data: { trial_period_days: 7 } })
  expect(session.amount_total).toBe(0)
  await control(sim, 'POST', `/checkout/${session.id}/complete`, { card: '4000000000000341' })
  const done = await stripe.checkout.sessions.retrieve(session.id, { expand: ['subscription'] })
  expect(done).toMatchObject({ customer, payment_status: 'no_payment_required', subscription: { status: 'trialing' } })
  await advance(sim, 7 * DAY + 3600)
  expect((await stripe.subscriptions.retrieve((done.subscription as Stripe.Subscription).id)).status).toBe('past_due')
})

test('payments once, what one wants to pay, and saving a card', async () => {
  const once = await stripe.prices.create({ currency: 'eur', unit_amount: 500, product_data: { name: 'Mug' } })
  const gift = await stripe.prices.create({ currency: 'eur', product_data: { name: 'Gift' }, custom_unit_amount: { enabled: true, minimum: 200, maximum: 10_000, preset: 1000 } })
  const bought = await stripe.checkout.sessions.create({ mode: 'payment', line_items: [{ price: once.id, quantity: 3 }], payment_intent_data: { metadata: { order: '1' } }, ...URLS })
  await control(sim, 'POST', `/checkout/${bought.id}/complete`)
  expect(await stripe.checkout.sessions.retrieve(bought.id, { expand: ['payment_intent'] })).toMatchObject({ payment_status: 'paid', customer: null, invoice: null, payment_intent: { amount: 1500, status: 'succeeded', metadata: { order: '1' } } })
  const given = await stripe.checkout.sessions.create({ mode: 'payment', line_items: [{ price: gift.id, quantity: 1 }], customer_creation: 'always', ...URLS })
  const item = (await stripe.checkout.sessions.listLineItems(given.id)).data[0]?.id ?? ''
  expect((await submit(given.url, { ...card('4242424242424242'), [`amount_${item}`]: '1.00' })).status).toBe(400)
  expect((await submit(given.url, { ...card('4242424242424242'), [`amount_${item}`]: '42.50' })).status).toBe(303)
  expect(await stripe.checkout.sessions.retrieve(given.id)).toMatchObject({ amount_total: 4250, customer: expect.stringMatching(/^cus_/) as string })
  const saved = await stripe.checkout.sessions.create({ mode: 'setup', currency: 'eur', ...URLS })
  await control(sim, 'POST', `/checkout/${saved.id}/complete`, { card: '5555555555554444' })
  expect(await stripe.checkout.sessions.retrieve(saved.id, { expand: ['setup_intent'] })).toMatchObject({ status: 'complete', setup_intent: { status: 'succeeded' } })
})

test('what is bought once beside a subscription is on its first invoice, and nothing else that waits', async () => {
  const { id: customer } = await stripe.customers.create({ email: 'bea@example.com', balance: -300 })
  await stripe.invoiceItems.create({ customer, amount: 999, currency: 'eur' })
  const [gold, mug] = [await price(stripe, 1000), await stripe.prices.create({ currency: 'eur', unit_amount: 500, product_data: { name: 'Mug' } })]
  const session = await stripe.checkout.sessions.create({ mode: 'subscription', customer, line_items: [{ price: gold.id, quantity: 1 }, { price: mug.id, quantity: 2 }], ...URLS })
  await control(sim, 'POST', `/checkout/${session.id}/complete`)
  const done = await stripe.checkout.sessions.retrieve(session.id, { expand: ['invoice'] })
  expect(done).toMatchObject({ amount_total: 2000, invoice: { total: 2000, amount_paid: 2000, lines: { data: [{ description: 'Mug', amount: 1000 }, { amount: 1000 }] } } })
  expect(await stripe.customers.retrieve(customer)).toMatchObject({ balance: -300 })
  expect((await stripe.invoiceItems.list({ customer, pending: true })).data).toMatchObject([{ amount: 999 }])
})

test('sessions expire by themselves or when told to', async () => {
  const [a, b] = [await subscribing(), await subscribing()]
  expect(await stripe.checkout.sessions.expire(a.id)).toMatchObject({ status: 'expired', url: null })
  expect(await refusal(stripe.checkout.sessions.expire(a.id))).toMatchObject({ status: 400 })
  await advance(sim, DAY)
  expect(await stripe.checkout.sessions.retrieve(b.id)).toMatchObject({ status: 'expired' })
  expect(await lastEvent(stripe, 'checkout.session.expired')).toMatchObject({ created: b.expires_at, data: { object: { id: b.id } } })
  expect((await submit(b.url, card('4242424242424242'))).status).toBe(410)
  expect((await stripe.checkout.sessions.list({ status: 'expired' })).data.map(({ id }) => id)).toEqual([b.id, a.id])
})

test.each([
  ['no lines', { mode: 'subscription' as const }, { param: 'line_items' }],
  ['an address that is none', { mode: 'setup' as const, success_url: 'nowhere' }, { code: 'url_invalid', param: 'success_url' }],
  ['a customer that is none', { mode: 'setup' as const, customer: 'cus_none' }, { code: 'resource_missing', param: 'customer' }],
  ['too long a life', { mode: 'setup' as const, expires_at: 4_000_000_000 }, { param: 'expires_at' }],
])('refuses %s', async (_what, params, expected) => {
  expect(await refusal(stripe.checkout.sessions.create({ ...URLS, ...params }))).toMatchObject({ status: 400, ...expected })
})
