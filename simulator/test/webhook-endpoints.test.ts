import type { Stripe } from 'stripe'
import type { Simulator } from '../src/simulator.ts'
import { closeAll, refusal, sdk, simulator } from './harness.ts'
import { receiver } from './receiver.ts'

let sim: Simulator
let stripe: Stripe
beforeEach(async () => {
  sim = await simulator()
  stripe = sdk(sim)
})
afterEach(closeAll)

test('the secret is shown at creation, and never again', async () => {
  const made = await stripe.webhookEndpoints.create({ url: 'https://example.com/hook', enabled_events: ['product.created'], description: 'mine', metadata: { a: '1' }, api_version: '2026-10-28.endive' })
  expect(made).toMatchObject({ object: 'webhook_endpoint', status: 'enabled', enabled_events: ['product.created'], description: 'mine', metadata: { a: '1' }, api_version: '2026-10-28.endive', application: null })
  expect(made.id).toMatch(/^we_/)
  expect(made.secret).toMatch(/^whsec_\w{32}$/)
  expect(await stripe.webhookEndpoints.retrieve(made.id)).not.toHaveProperty('secret')
  expect((await stripe.webhookEndpoints.list()).data[0]).not.toHaveProperty('secret')
  expect(await stripe.webhookEndpoints.update(made.id, { description: 'yours' })).not.toHaveProperty('secret')
})

test('update, disable, delete', async () => {
  const { id } = await stripe.webhookEndpoints.create({ url: 'https://example.com/hook', enabled_events: ['*'] })
  expect(await stripe.webhookEndpoints.update(id, { url: 'https://example.com/other', enabled_events: ['price.created'], disabled: true })).toMatchObject({ url: 'https://example.com/other', enabled_events: ['price.created'], status: 'disabled' })
  expect((await stripe.webhookEndpoints.update(id, { disabled: false })).status).toBe('enabled')
  expect(await stripe.webhookEndpoints.del(id)).toEqual({ id, object: 'webhook_endpoint', deleted: true })
  expect(await refusal(stripe.webhookEndpoints.retrieve(id))).toMatchObject({ status: 404, code: 'resource_missing' })
})

test.each([
  ['no address', { enabled_events: ['*'] }, { code: 'parameter_missing', param: 'url' }],
  ['an address that is none', { url: 'hook', enabled_events: ['*'] }, { code: 'url_invalid', param: 'url' }],
  ['no events', { url: 'https://example.com' }, { code: 'parameter_missing', param: 'enabled_events' }],
  ['an event that is none', { url: 'https://example.com', enabled_events: ['product.exploded'] }, { param: 'enabled_events[0]', message: expect.stringMatching(/^Invalid enabled_events\[0\]: must be one of \*, account\.application\.authorized, /) }],
  ['a version that is none', { url: 'https://example.com', enabled_events: ['*'], api_version: '2000-01-01' }, { param: 'api_version' }],
])('refuses %s', async (_what, params, expected) => {
  expect(await refusal(stripe.webhookEndpoints.create(params as Stripe.WebhookEndpointCreateParams))).toMatchObject({ status: 400, ...expected })
})

test('an endpoint gets the events it asked for while it is enabled', async () => {
  const some = await receiver()
  const all = await receiver()
  const { id } = await stripe.webhookEndpoints.create({ url: some.url, enabled_events: ['customer.created'] })
  await stripe.webhookEndpoints.create({ url: all.url, enabled_events: ['*'], api_version: '2024-06-20' })
  await stripe.products.create({ name: 'A' })
  await stripe.customers.create({})
  await stripe.webhookEndpoints.update(id, { disabled: true })
  await stripe.customers.create({})
  await all.until(3)
  expect(some.received.map(({ event }) => event.type)).toEqual(['customer.created'])
  expect(some.received[0]?.event.api_version).toBe('2026-10-28.endive')
  expect(all.received[0]?.event.api_version).toBe('2024-06-20')
})

test('the endpoint named at the start is there once, over any number of resets and starts', async () => {
  const started = await simulator({ webhookUrl: 'http://127.0.0.1:9/hook', webhookSecret: 'whsec_mine' })
  expect(started.webhookSecret).toBe('whsec_mine')
  await fetch(`${started.controlUrl}/reset`, { method: 'POST' })
  const { data } = await sdk(started).webhookEndpoints.list()
  expect(data).toMatchObject([{ url: 'http://127.0.0.1:9/hook', enabled_events: ['*'], status: 'enabled' }])
})
