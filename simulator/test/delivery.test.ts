import { createHmac } from 'node:crypto'
import type { Stripe } from 'stripe'
import type { Simulator } from '../src/simulator.ts'
import { closeAll, control, eventually, sdk, simulator } from './harness.ts'
import { receiver, type Receiver } from './receiver.ts'

const SECRET = 'whsec_test_secret'
let endpoint: Receiver
let sim: Simulator
let stripe: Stripe
beforeEach(async () => {
  endpoint = await receiver()
  sim = await simulator({ webhookUrl: endpoint.url, webhookSecret: SECRET, webhookRetryScale: 0.02 })
  stripe = sdk(sim)
})
afterEach(closeAll)

/** Makes products `p0`, `p1`, … one after the other. */
async function create(count: number, from = 0): Promise<void> {
  for (let index = from; index < from + count; index++) await stripe.products.create({ id: `p${index}`, name: 'P' })
}

const received = (): string[] => endpoint.received.map(({ event }) => (event.data.object as Stripe.Product).id)
const settle = (): Promise<{ undelivered: Array<{ state: string; attempts: number; lastError: string }>; held: number }> => control(sim, 'POST', '/delivery/settle')

const mode = (wanted: object): Promise<unknown> => control(sim, 'POST', '/delivery/mode', wanted)

describe('a delivery', () => {
  test("is signed so that the SDK's own check passes, and nothing else does", async () => {
    await create(1)
    const [call] = await endpoint.until(1)
    const { body = '', headers = {} } = call ?? {}
    const header = String(headers['stripe-signature'])
    const event = stripe.webhooks.constructEvent(body, header, SECRET)
    expect(event).toMatchObject({ type: 'product.created', object: 'event', pending_webhooks: 1 })
    expect(() => stripe.webhooks.constructEvent(`${body} `, header, SECRET)).toThrow('No signatures found matching the expected signature')
    expect(() => stripe.webhooks.constructEvent(body, header, 'whsec_other')).toThrow('No signatures found matching the expected signature')
    const [, seconds, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(header) ?? []
    expect(signature).toBe(createHmac('sha256', SECRET).update(`${seconds}.${body}`).digest('hex'))
    expect(headers).toMatchObject({ 'content-type': 'application/json; charset=utf-8', 'user-agent': expect.stringMatching(/^Stripe\/1\.0 /) })
    expect(body).toBe(`${JSON.stringify(JSON.parse(body), null, 2)}\n`)
  })

  test('is signed with real time, however far the simulated clock is ahead', async () => {
    await control(sim, 'POST', '/clock/advance', { seconds: 1_000_000 })
    await create(1)
    const [call] = await endpoint.until(1)
    expect(stripe.webhooks.constructEvent(call?.body ?? '', String(call?.headers['stripe-signature']), SECRET).created).toBeGreaterThan(Date.now() / 1000 + 900_000)
  })

  test('counts down pending_webhooks when it is taken', async () => {
    await create(1)
    await endpoint.until(1)
    await settle()
    expect((await stripe.events.list()).data[0]?.pending_webhooks).toBe(0)
  })

  test.each([500, 404, 302])('answered %i is tried again until it is taken', async (status) => {
    let failures = 2
    endpoint.reply = () => (failures-- > 0 ? status : 204)
    await create(1)
    const calls = await endpoint.until(3)
    expect(new Set(calls.map(({ event }) => event.id)).size).toBe(1)
    await eventually(async () => ((await stripe.events.list({ delivery_success: true })).data.length === 1 ? true : undefined), 'the event counts as delivered')
    expect(endpoint.received).toHaveLength(3)
  })

  test('that is not answered in time is tried again', async () => {
    await control(sim, 'POST', '/delivery/settings', { timeoutMs: 50 })
    let hangs = 1
    endpoint.reply = () => (hangs-- > 0 ? 'hang' : 200)
    await create(1)
    await endpoint.until(2)
    expect((await settle()).undelivered).toEqual([])
  })

  test('is given up after three days', async () => {
    endpoint.reply = () => 500
    await create(1)
    await endpoint.until(1)
    await control(sim, 'POST', '/clock/advance', { seconds: 3 * 24 * 3600 })
    const failed = await eventually(async () => (await settle()).undelivered.find(({ state }) => state === 'failed'), 'giving up')
    expect(failed.lastError).toBe('HTTP 500')
    expect((await stripe.events.list({ delivery_success: false })).data).toHaveLength(1)
  })

  test('is tried again at once when the clock passes its time', async () => {
    await control(sim, 'POST', '/delivery/settings', { retryScale: 1000 })
    let failures = 1
    endpoint.reply = () => (failures-- > 0 ? 500 : 200)
    await create(1)
    await endpoint.until(1)
    await eventually(async () => ((await settle()).undelivered[0]?.attempts === 1 ? true : undefined), 'the first attempt is over')
    await control(sim, 'POST', '/clock/advance', { seconds: 1000 })
    expect(await endpoint.until(2)).toHaveLength(2)
  })

  test('to an endpoint that is gone or disabled meanwhile is not tried again', async () => {
    const [{ id } = { id: '' }] = (await stripe.webhookEndpoints.list()).data
    endpoint.reply = () => 500
    await create(1)
    await endpoint.until(1)
    await stripe.webhookEndpoints.update(id, { disabled: true })
    await eventually(async () => (await settle()).undelivered.find(({ state }) => state === 'failed'), 'giving up')
    await stripe.webhookEndpoints.del(id)
    expect((await settle()).undelivered).toEqual([])
  })
})

describe('in normal mode', () => {
  test('one at a time, the order is that of the events', async () => {
    await control(sim, 'POST', '/delivery/settings', { concurrency: 1 })
    await create(30)
    await endpoint.until(30)
    expect(received()).toEqual(Array.from({ length: 30 }, (_, index) => `p${index}`))
  })

  test('an event that fails holds up no other', async () => {
    await control(sim, 'POST', '/delivery/settings', { concurrency: 1, retryScale: 1 })
    endpoint.reply = ({ event }) => ((event.data.object as Stripe.Product).id === 'p0' ? 500 : 200)
    await create(3)
    await endpoint.until(3)
    expect(received()).toEqual(['p0', 'p1', 'p2'])
  })
})

describe('on demand', () => {
  test('duplicated', async () => {
    await mode({ mode: 'duplicate', times: 3 })
    await create(2)
    await endpoint.until(6)
    await settle()
    expect(received().toSorted()).toEqual(['p0', 'p0', 'p0', 'p1', 'p1', 'p1'])
    expect((await stripe.events.list({ delivery_success: true })).data).toHaveLength(2)
  })

  test('delayed', async () => {
    await mode({ mode: 'delay', ms: 150 })
    const start = performance.now()
    await create(1)
    await endpoint.until(1)
    expect(performance.now() - start).toBeGreaterThanOrEqual(145)
  })

  test('shuffled, each exactly once', async () => {
    await mode({ mode: 'shuffle', window: 40 })
    await create(40)
    await endpoint.until(40)
    await settle()
    const all = Array.from({ length: 40 }, (_, index) => `p${index}`)
    expect(received().toSorted()).toEqual(all.toSorted())
    expect(received()).not.toEqual(all)
  })

  test('shuffled, also when the window never fills', async () => {
    await mode({ mode: 'shuffle', window: 1000 })
    await create(3)
    expect(await endpoint.until(3)).toHaveLength(3)
  })

  test('withheld, then released in order', async () => {
    await control(sim, 'POST', '/delivery/settings', { concurrency: 1 })
    await mode({ mode: 'withhold' })
    await create(3)
    expect((await settle()).held).toBe(3)
    expect(endpoint.received).toEqual([])
    expect(await control(sim, 'POST', '/delivery/release')).toEqual({ released: 3 })
    await endpoint.until(3)
    expect(received()).toEqual(['p0', 'p1', 'p2'])
  })

  test('withheld, then dropped: they stay undelivered', async () => {
    await mode({ mode: 'withhold' })
    await create(2)
    expect((await settle()).held).toBe(2)
    expect(await control(sim, 'POST', '/delivery/drop')).toEqual({ dropped: 2 })
    await mode({ mode: 'normal' })
    await create(1, 2)
    await endpoint.until(1)
    await settle()
    expect(received()).toEqual(['p2'])
    expect((await stripe.events.list({ delivery_success: false })).data).toHaveLength(2)
  })

  test('sent again', async () => {
    await create(1)
    const [call] = await endpoint.until(1)
    await settle()
    const again = await control<{ sent: unknown[] }>(sim, 'POST', `/events/${call?.event.id}/send`)
    expect(again.sent).toMatchObject([{ status: 200, error: null }])
    expect(endpoint.received.map(({ event }) => event.id)).toEqual([call?.event.id, call?.event.id])
    await expect(control(sim, 'POST', '/events/evt_none/send')).rejects.toThrow(/404/)
  })
})
