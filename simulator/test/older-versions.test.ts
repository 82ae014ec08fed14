import type { Stripe } from 'stripe'
import type { Simulator } from '../src/simulator.ts'
import { advance, DAY, payer, price } from './billing.ts'
import { closeAll, control, eventually, sdk, simulator } from './harness.ts'
import { receiver, type Receiver } from './receiver.ts'

let sim: Simulator
let stripe: Stripe
beforeEach(async () => {
  sim = await simulator()
  stripe = sdk(sim)
})
afterEach(closeAll)

type Json = Record<string, unknown>

/** The last event of a type that the endpoint got. */
async function got(hook: Receiver, type: string): Promise<{ api_version: string; data: { object: Json; previous_attributes?: Json } }> {
  const found = await eventually(() => hook.received.findLast((call) => call.event.type === type), type)
  return JSON.parse(found.body) as { api_version: string; data: { object: Json; previous_attributes?: Json } }
}

test('an endpoint pinned to 2024-06-20 gets the shapes of that time, another today\'s', async () => {
  const [old, now] = [await receiver(), await receiver()]
  await stripe.webhookEndpoints.create({ url: old.url, enabled_events: ['*'], api_version: '2024-06-20' })
  const { id } = await stripe.webhookEndpoints.create({ url: now.url, enabled_events: ['*'] })
  const gold = await price(stripe, 1000)
  const customer = await payer(stripe)
  const subscription = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: gold.id }] })
  await advance(sim, 32 * DAY)
  await control(sim, 'POST', '/delivery/settle')
  const [item] = (await stripe.subscriptions.retrieve(subscription.id)).items.data
  const updated = await got(old, 'customer.subscription.updated')
  expect(updated).toMatchObject({
    api_version: '2024-06-20',
    data: {
      object: { id: subscription.id, current_period_start: item?.current_period_start, current_period_end: item?.current_period_end, plan: { id: gold.id }, quantity: 1 },
      previous_attributes: { current_period_start: subscription.items.data[0]?.current_period_start },
    },
  })
  expect((updated.data.object['items'] as { data: Json[] }).data[0]).not.toHaveProperty('current_period_end')
  const paid = await got(old, 'invoice.paid')
  expect(paid.data.object).toMatchObject({
    subscription: subscription.id, paid: true, payment_intent: expect.stringMatching(/^pi_/) as string, charge: expect.stringMatching(/^ch_/) as string,
    lines: { data: [{ type: 'subscription', proration: false, price: { id: gold.id, object: 'price' }, plan: { id: gold.id }, subscription_item: item?.id }] },
  })
  for (const name of ['parent', 'total_taxes', 'payments']) expect(paid.data.object).not.toHaveProperty(name)
  const modern = await got(now, 'invoice.paid')
  expect(modern).toMatchObject({ api_version: '2026-10-28.endive', data: { object: { parent: { subscription_details: { subscription: subscription.id } } } } })
  expect(modern.data.object).not.toHaveProperty('paid')

  await control(sim, 'POST', `/webhook_endpoints/${id}/version`, { apiVersion: '2024-06-20' })
  const session = await stripe.checkout.sessions.create({ mode: 'subscription', line_items: [{ price: gold.id, quantity: 1 }], success_url: 'http://127.0.0.1:9/' })
  await control(sim, 'POST', `/checkout/${session.id}/complete`)
  expect(await got(now, 'checkout.session.completed')).toMatchObject({ api_version: '2024-06-20', data: { object: { id: session.id, ui_mode: 'hosted', shipping_details: null, status: 'complete' } } })
})
