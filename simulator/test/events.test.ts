import type { Stripe } from 'stripe'
import type { Simulator } from '../src/simulator.ts'
import { closeAll, control, refusal, sdk, simulator } from './harness.ts'
import { receiver } from './receiver.ts'

let sim: Simulator
let stripe: Stripe
beforeEach(async () => {
  sim = await simulator()
  stripe = sdk(sim)
})
afterEach(closeAll)

const types = (list: Stripe.ApiList<Stripe.Event>): string[] => list.data.map(({ type }) => type)

test('an event names its cause, its version and its time', async () => {
  const product = await stripe.products.create({ name: 'A' }, { idempotencyKey: 'my-key' })
  const [event] = (await stripe.events.list()).data
  expect(event).toMatchObject({
    object: 'event',
    api_version: '2026-10-28.endive',
    created: product.created,
    livemode: false,
    pending_webhooks: 0,
    request: { id: product.lastResponse.requestId, idempotency_key: 'my-key' },
    type: 'product.created',
  })
  expect(event?.id).toMatch(/^evt_[0-9A-Za-z]{24}$/)
  expect(event?.data).toEqual({ object: { ...product } })
  expect(await stripe.events.retrieve(event?.id ?? '')).toEqual(event)
  expect(await refusal(stripe.events.retrieve('evt_none'))).toMatchObject({ status: 404, message: "No such event: 'evt_none'" })
})

test('filters by type, types, wildcard and time', async () => {
  const { id } = await stripe.products.create({ name: 'A' })
  await control(sim, 'POST', '/clock/advance', { seconds: 10 })
  const { updated } = await stripe.products.update(id, { name: 'B' })
  await stripe.customers.create({})
  expect(types(await stripe.events.list({ type: 'product.created' }))).toEqual(['product.created'])
  expect(types(await stripe.events.list({ type: 'product.*' }))).toEqual(['product.updated', 'product.created'])
  expect(types(await stripe.events.list({ types: ['product.created', 'customer.created'] }))).toEqual(['customer.created', 'product.created'])
  expect(types(await stripe.events.list({ created: { gte: updated } }))).toEqual(['customer.created', 'product.updated'])
  expect(types(await stripe.events.list({ created: { lt: updated } }))).toEqual(['product.created'])
  expect(await refusal(stripe.events.list({ type: 'a', types: ['b'] }))).toMatchObject({ status: 400, param: 'type' })
  expect(await refusal(stripe.events.list({ types: Array<string>(21).fill('a') }))).toMatchObject({ status: 400, param: 'types' })
})

test('delivery_success tells the taken from the others', async () => {
  const endpoint = await receiver()
  await stripe.products.create({ name: 'nobody listened' })
  await stripe.webhookEndpoints.create({ url: endpoint.url, enabled_events: ['*'] })
  endpoint.reply = ({ event }) => (event.type === 'customer.created' ? 500 : 200)
  await stripe.products.create({ name: 'taken' })
  await stripe.customers.create({})
  await endpoint.until(2)
  await control(sim, 'POST', '/delivery/settle')
  expect(types(await stripe.events.list({ delivery_success: false }))).toEqual(['customer.created'])
  expect(types(await stripe.events.list({ delivery_success: true }))).toEqual(['product.created', 'product.created'])
  expect((await stripe.events.list()).data.map(({ pending_webhooks }) => pending_webhooks)).toEqual([1, 0, 0])
})

test('are shown for thirty days', async () => {
  await stripe.products.create({ name: 'old' })
  const [old] = (await stripe.events.list()).data
  await control(sim, 'POST', '/clock/advance', { seconds: 30 * 24 * 3600 + 1 })
  await stripe.products.create({ name: 'new' })
  expect((await stripe.events.list()).data).toHaveLength(1)
  expect(await refusal(stripe.events.retrieve(old?.id ?? ''))).toMatchObject({ status: 404 })
})

test('nothing that was refused makes one', async () => {
  await refusal(stripe.products.create({ name: '' }))
  await refusal(stripe.prices.create({ product_data: { name: 'x', id: 'p' }, currency: 'eur', unit_amount: 1, expand: ['nonsense'] }))
  await stripe.products.create({ id: 'p', name: 'x' })
  // The product is made before the taken id is seen: all of it is undone.
  await refusal(stripe.prices.create({ product_data: { name: 'y', id: 'p' }, currency: 'eur', unit_amount: 1 }))
  expect(types(await stripe.events.list())).toEqual(['product.created'])
})
