import type { Stripe } from 'stripe'
import type { Simulator } from '../src/simulator.ts'
import { lastEvent, payer, price } from './billing.ts'
import { closeAll, refusal, sdk, simulator } from './harness.ts'

let sim: Simulator
let stripe: Stripe
beforeEach(async () => {
  sim = await simulator()
  stripe = sdk(sim)
})
afterEach(closeAll)

async function submit(url: string, fields: Record<string, string>): Promise<{ status: number; text: string }> {
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'follow' })
  return { status: response.status, text: await response.text() }
}

test('a customer cancels, comes back and changes the card', async () => {
  const gold = await price(stripe, 1000)
  const customer = await payer(stripe)
  const { id, items } = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: gold.id }], default_payment_method: customer.invoice_settings.default_payment_method as string })
  const { url, configuration } = await stripe.billingPortal.sessions.create({ customer: customer.id, return_url: 'http://127.0.0.1:9/account' })
  expect((await stripe.billingPortal.configurations.list({ is_default: true })).data.map((one) => one.id)).toEqual([configuration])
  const page = await (await fetch(url)).text()
  for (const text of ['Gold', '€10.00', 'visa •••• 4242', 'http://127.0.0.1:9/account', `${customer.invoice_prefix}-0001`]) expect(page).toContain(text)
  expect((await submit(url, { action: 'cancel', subscription: id })).text).toContain('Cancels on')
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({ status: 'active', cancel_at_period_end: true, cancel_at: items.data[0]?.current_period_end })
  await submit(url, { action: 'resume', subscription: id })
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({ cancel_at_period_end: false, cancel_at: null })
  expect(await submit(url, { action: 'card', number: '4000000000000002', expiry: '12/40', cvc: '123' })).toMatchObject({ status: 402, text: expect.stringContaining('Your card was declined.') as string })
  expect(await submit(url, { action: 'card', number: '5555 5555 5555 4444', expiry: '12 / 40', cvc: '123' })).toMatchObject({ status: 200, text: expect.stringContaining('mastercard •••• 4444') as string })
  const [newest] = (await stripe.paymentMethods.list({ customer: customer.id })).data
  expect(await stripe.customers.retrieve(customer.id)).toMatchObject({ invoice_settings: { default_payment_method: newest?.id } })
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({ default_payment_method: newest?.id })
  expect((await lastEvent(stripe, 'payment_method.attached')).data.object).toMatchObject({ id: newest?.id, card: { last4: '4444' } })
})

test('nobody reaches another customer\'s subscription, or a page that is none', async () => {
  const gold = await price(stripe, 1000)
  const [ada, bea] = [await payer(stripe), await payer(stripe)]
  const { id } = await stripe.subscriptions.create({ customer: ada.id, items: [{ price: gold.id }] })
  const { url } = await stripe.billingPortal.sessions.create({ customer: bea.id })
  expect((await submit(url, { action: 'cancel', subscription: id })).status).toBe(400)
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({ cancel_at_period_end: false })
  expect((await fetch(`${sim.url}/p/session/bps_none`)).status).toBe(404)
  expect(await refusal(stripe.billingPortal.sessions.create({ customer: 'cus_none' }))).toMatchObject({ status: 400, param: 'customer' })
})
