import type { Stripe } from 'stripe'
import type { Simulator } from '../src/simulator.ts'
import { closeAll, control, eventually, raw, refusal, sdk, simulator } from './harness.ts'

let sim: Simulator
let stripe: Stripe
beforeEach(async () => {
  sim = await simulator()
  stripe = sdk(sim)
})
afterEach(closeAll)

const names = async (): Promise<string[]> => (await control<{ product: Array<{ name: string }> }>(sim, 'GET', '/state')).product.map(({ name }) => name)
const order = (fault: object): Promise<unknown> => control(sim, 'POST', '/faults', fault)
const holding = (count: number): Promise<unknown> =>
  eventually(async () => ((await control<{ holding: number }>(sim, 'GET', '/faults')).holding === count ? true : undefined), `${count} calls hang`)

test('error: so many calls are refused, and nothing is done', async () => {
  await order({ mode: 'error', count: 2, status: 503 })
  expect(await refusal(stripe.products.create({ name: 'a' }))).toMatchObject({ name: 'StripeAPIError', status: 503 })
  expect(await refusal(stripe.products.list())).toMatchObject({ status: 503 })
  await stripe.products.create({ name: 'b' })
  expect(await names()).toEqual(['b'])
})

test('error 429 looks like the rate limit, and lock_timeout like a lock', async () => {
  await order({ mode: 'error', status: 429 })
  const limited = await raw(sim, 'GET', '/v1/products')
  expect([limited.status, limited.json.error?.['code'], limited.headers.get('stripe-rate-limited-reason')]).toEqual([429, 'rate_limit', 'global-rate'])
  await order({ mode: 'error', status: 429, code: 'lock_timeout' })
  const locked = await raw(sim, 'GET', '/v1/products')
  expect([locked.status, locked.json.error?.['code'], locked.headers.get('stripe-should-retry'), locked.headers.get('stripe-rate-limited-reason')]).toEqual([429, 'lock_timeout', 'true', null])
})

test('error_after: the change is there, the answer is 500', async () => {
  await order({ mode: 'error_after' })
  expect(await refusal(stripe.products.create({ name: 'a' }))).toMatchObject({ status: 500 })
  expect(await names()).toEqual(['a'])
  expect((await stripe.events.list()).data).toHaveLength(1)
})

test('drop_before and drop_after: no answer either way, and only one of them did it', async () => {
  await order({ mode: 'drop_before' })
  await expect(raw(sim, 'POST', '/v1/products', { form: 'name=before' })).rejects.toThrow('fetch failed')
  expect(await names()).toEqual([])
  await order({ mode: 'drop_after' })
  await expect(raw(sim, 'POST', '/v1/products', { form: 'name=after' })).rejects.toThrow('fetch failed')
  expect(await names()).toEqual(['after'])
})

test('late: the caller is cut off at once, and what it asked for is done when released, over what came in between', async () => {
  const { id } = await stripe.products.create({ name: 'first' })
  await order({ mode: 'late' })
  await expect(raw(sim, 'POST', `/v1/products/${id}`, { form: 'name=late&metadata[late]=yes' })).rejects.toThrow('fetch failed')
  await stripe.products.update(id, { name: 'newer' })
  expect(await names()).toEqual(['newer'])
  await holding(1)
  await control(sim, 'POST', '/faults/release')
  await eventually(async () => ((await names())[0] === 'late' ? true : undefined), 'it is done')
  expect(await stripe.products.retrieve(id)).toMatchObject({ name: 'late', metadata: { late: 'yes' } })
})

test('a dropped call that is repeated with its key gets the first answer', async () => {
  const headers = { 'idempotency-key': 'k' }
  await order({ mode: 'drop_after' })
  await expect(raw(sim, 'POST', '/v1/products', { form: 'id=p&name=once', headers })).rejects.toThrow('fetch failed')
  const again = await raw(sim, 'POST', '/v1/products', { form: 'id=p&name=once', headers })
  expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([200, 'true'])
  expect(await names()).toEqual(['once'])
})

describe('hang', () => {
  test('nothing happens until released', async () => {
    await order({ mode: 'hang' })
    const call = stripe.products.create({ name: 'late' })
    await holding(1)
    expect(await names()).toEqual([])
    expect(await control(sim, 'POST', '/faults/release')).toEqual({ released: 1 })
    expect((await call).name).toBe('late')
  })

  test('a caller who hangs up gets nothing done', async () => {
    await order({ mode: 'hang' })
    const impatient = stripe.products.create({ name: 'never' }, { timeout: 100, maxNetworkRetries: 0 })
    expect(await refusal(impatient)).toMatchObject({ name: 'StripeConnectionError' })
    await holding(0)
    expect(await names()).toEqual([])
  })
})

test('timeout_after: done, and the answer never comes', async () => {
  await order({ mode: 'timeout_after' })
  expect(await refusal(stripe.products.create({ name: 'a' }, { timeout: 200 }))).toMatchObject({ name: 'StripeConnectionError' })
  expect(await names()).toEqual(['a'])
})

test('delay: done, later', async () => {
  await order({ mode: 'delay', delayMs: 120 })
  const start = performance.now()
  await stripe.products.create({ name: 'a' })
  expect(performance.now() - start).toBeGreaterThanOrEqual(115)
})

test('faults hit only the calls they are for, until they are used up or cleared', async () => {
  await order({ mode: 'error', count: null, match: { method: 'post', path: '/v1/prices' } })
  const { id } = await stripe.products.create({ name: 'a' })
  await stripe.prices.list()
  for (let attempt = 0; attempt < 3; attempt++) expect((await refusal(stripe.prices.create({ product: id, currency: 'eur', unit_amount: 1 }))).status).toBe(500)
  await control(sim, 'DELETE', '/faults')
  await stripe.prices.create({ product: id, currency: 'eur', unit_amount: 1 })
})

test('the log counts calls without their keys', async () => {
  await order({ mode: 'error', match: { path: '/v1/customers' } })
  const { id } = await stripe.products.create({ name: 'secret name' }, { idempotencyKey: 'k' })
  await stripe.products.create({ name: 'secret name' }, { idempotencyKey: 'k' })
  await refusal(stripe.customers.create({ email: 'ada@example.com' }))
  await stripe.products.retrieve(id)
  const { count, requests } = await control<{ count: number; requests: Array<Record<string, unknown>> }>(sim, 'GET', '/requests')
  expect(count).toBe(4)
  expect(requests.map(({ method, path, status, replayed, fault, idempotencyKey }) => [method, path, status, replayed, fault, idempotencyKey === null ? null : 'key'])).toEqual([
    ['POST', '/v1/products', 200, false, null, 'key'],
    ['POST', '/v1/products', 200, true, null, 'key'],
    ['POST', '/v1/customers', 500, false, 'error', 'key'],
    ['GET', `/v1/products/${id}`, 200, false, null, null],
  ])
  expect(JSON.stringify(requests)).not.toMatch(/sk_test|secret name|ada@/)
  expect((await control<{ count: number }>(sim, 'GET', '/requests?method=post&path=/v1/products')).count).toBe(2)
  expect((await control<{ count: number }>(sim, 'GET', '/requests?status=500')).count).toBe(1)
  await control(sim, 'DELETE', '/requests')
  expect((await control<{ count: number }>(sim, 'GET', '/requests')).count).toBe(0)
})

describe('the control API', () => {
  test('lists its calls, and says what is wrong with one', async () => {
    expect((await control<{ routes: string[] }>(sim, 'GET', '')).routes.length).toBeGreaterThan(15)
    await expect(control(sim, 'POST', '/faults', { mode: 'explode' })).rejects.toThrow(/400.*mode/)
    await expect(control(sim, 'POST', '/faults', { modes: 'error' })).rejects.toThrow(/400.*modes/)
    await expect(control(sim, 'POST', '/clock/advance', { seconds: -1 })).rejects.toThrow(/400.*seconds/)
    await expect(control(sim, 'GET', '/nothing')).rejects.toThrow(/404/)
    const broken = await fetch(`${sim.controlUrl}/faults`, { method: 'POST', body: '{' })
    expect(broken.status).toBe(400)
  })

  test('takes no calls from web pages', async () => {
    const answer = await fetch(`${sim.controlUrl}/reset`, { method: 'POST', headers: { origin: 'https://evil.example' } })
    expect(answer.status).toBe(403)
  })

  test('ends what hangs on reset, without doing it', async () => {
    await order({ mode: 'hang' })
    const call = raw(sim, 'POST', '/v1/products', { form: 'name=never' }).then(() => 'answered', () => 'cut')
    await holding(1)
    await control(sim, 'POST', '/reset')
    expect(await call).toBe('cut')
    expect(await names()).toEqual([])
  })

  test('forgets everything on reset', async () => {
    await order({ mode: 'error', count: 5 })
    await control(sim, 'POST', '/clock/advance', { seconds: 1000 })
    await raw(sim, 'POST', '/v1/products', { form: 'name=a' })
    await control(sim, 'POST', '/reset')
    expect((await stripe.products.list()).data).toEqual([])
    expect((await stripe.events.list()).data).toEqual([])
    expect(await control(sim, 'GET', '/clock')).toMatchObject({ aheadSeconds: 0 })
  })

  test('changes the account', async () => {
    await control(sim, 'POST', '/account', { country: 'us', default_currency: 'USD', display_name: 'Shop', charges_enabled: false })
    expect(await stripe.accounts.retrieveCurrent()).toMatchObject({ id: sim.accountId, country: 'US', default_currency: 'usd', charges_enabled: false, settings: { dashboard: { display_name: 'Shop' } } })
    expect((await stripe.events.list({ type: 'account.updated' })).data[0]?.data.previous_attributes).toMatchObject({ country: 'DE', charges_enabled: true })
  })

  test('shows everything but secrets', async () => {
    await stripe.webhookEndpoints.create({ url: 'https://example.com', enabled_events: ['*'] })
    const state = await (await fetch(`${sim.controlUrl}/state`)).text()
    expect(state).toContain('https://example.com')
    expect(state).not.toContain('whsec_')
  })
})
