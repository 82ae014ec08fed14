import * as fc from 'fast-check'
import type { Simulator } from '../src/simulator.ts'
import { closeAll, control, eventually, raw, refusal, sdk, simulator } from './harness.ts'

let sim: Simulator
beforeEach(async () => {
  sim = await simulator()
})
afterEach(closeAll)

async function productCount(): Promise<number> {
  const state = await control<{ product: unknown[] }>(sim, 'GET', '/state')
  return state.product.length
}

function create(key: string, form = 'name=A', path = '/v1/products'): ReturnType<typeof raw> {
  return raw(sim, 'POST', path, { form, headers: { 'idempotency-key': key } })
}

describe('a repeated key', () => {
  test('gets the same answer, byte for byte, and nothing happens again', async () => {
    const first = await create('k')
    const second = await create('k')
    expect(second.text).toBe(first.text)
    expect(second.status).toBe(200)
    expect(first.headers.get('idempotent-replayed')).toBeNull()
    expect(second.headers.get('idempotent-replayed')).toBe('true')
    expect(second.headers.get('idempotency-key')).toBe('k')
    expect(second.headers.get('original-request')).toBe(first.headers.get('request-id'))
    expect(second.headers.get('request-id')).not.toBe(first.headers.get('request-id'))
    expect(await productCount()).toBe(1)
  })

  test('with other parameters is refused', async () => {
    await create('k')
    const stripe = sdk(sim)
    expect(await refusal(stripe.products.create({ name: 'B' }, { idempotencyKey: 'k' }))).toMatchObject({
      name: 'StripeIdempotencyError',
      status: 400,
      message: "Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than 'k' if you meant to execute a different request.",
    })
    expect((await create('k', 'name=A&active=true')).status).toBe(400)
    expect(await productCount()).toBe(1)
  })

  test('with the same parameters in another order is the same request', async () => {
    const first = await create('k', 'name=A&metadata[a]=1&metadata[b]=2')
    expect((await create('k', 'metadata[b]=2&metadata[a]=1&name=A')).text).toBe(first.text)
  })

  test('at another place is refused', async () => {
    await create('k')
    const answer = await create('k', 'name=A', '/v1/customers')
    expect(answer.status).toBe(400)
    expect(answer.json.error).toMatchObject({ type: 'idempotency_error', message: expect.stringMatching(/^Keys for idempotent requests can only be used for the same endpoint they were first used for \('\/v1\/customers' vs '\/v1\/products'\)\./) })
  })

  test('is forgotten after 24 hours', async () => {
    await create('k')
    await control(sim, 'POST', '/clock/advance', { seconds: 24 * 3600 - 5 })
    await create('k')
    expect(await productCount()).toBe(1)
    await control(sim, 'POST', '/clock/advance', { seconds: 10 })
    expect((await create('k', 'name=B')).json['name']).toBe('B')
    expect(await productCount()).toBe(2)
  })

  test('means nothing to reads and deletions', async () => {
    const { json } = await create('k')
    const headers = { 'idempotency-key': 'k' }
    expect((await raw(sim, 'GET', '/v1/products', { headers })).status).toBe(200)
    expect((await raw(sim, 'DELETE', `/v1/products/${String(json['id'])}`, { headers })).status).toBe(200)
  })

  test('of 256 characters is refused', async () => {
    expect((await create('k'.repeat(255))).status).toBe(200)
    expect((await create('k'.repeat(256))).json.error?.['type']).toBe('idempotency_error')
  })
})

describe('what is kept', () => {
  test('an error of the execution', async () => {
    const first = await create('k', 'product=prod_late&currency=eur&unit_amount=1', '/v1/prices')
    expect(first.status).toBe(400)
    await create('other', 'id=prod_late&name=x')
    const second = await create('k', 'product=prod_late&currency=eur&unit_amount=1', '/v1/prices')
    expect([second.status, second.text, second.headers.get('idempotent-replayed')]).toEqual([400, first.text, 'true'])
  })

  test('not an error in the parameters', async () => {
    expect((await create('k', 'nme=A')).status).toBe(400)
    expect((await create('k', 'name=A')).status).toBe(200)
  })

  test('a 500 that came after the work began, but not one from before', async () => {
    await control(sim, 'POST', '/faults', { mode: 'error_after' })
    const after = await create('after')
    expect([after.status, after.headers.get('stripe-should-retry')]).toEqual([500, 'false'])
    expect(await productCount()).toBe(1)
    expect((await create('after')).text).toBe(after.text)
    expect(await productCount()).toBe(1)
    await control(sim, 'POST', '/faults', { mode: 'error' })
    expect((await create('before')).status).toBe(500)
    expect(await productCount()).toBe(1)
    expect((await create('before')).status).toBe(200)
  })

  test('not a 429', async () => {
    await control(sim, 'POST', '/faults', { mode: 'error', status: 429 })
    expect((await create('k')).status).toBe(429)
    expect((await create('k')).status).toBe(200)
  })
})

test('two requests with one key at the same time: one is told to come back', async () => {
  await control(sim, 'POST', '/faults', { mode: 'hang' })
  const first = create('k')
  await eventually(async () => ((await control<{ holding: number }>(sim, 'GET', '/faults')).holding === 1 ? true : undefined), 'the first call hangs')
  const second = await create('k')
  expect(second.status).toBe(409)
  expect(second.json.error).toMatchObject({ type: 'idempotency_error', code: 'idempotency_key_in_use' })
  expect(second.headers.get('stripe-should-retry')).toBe('true')
  await control(sim, 'POST', '/faults/release')
  const answer = await first
  expect(answer.status).toBe(200)
  expect((await create('k')).text).toBe(answer.text)
})

test('however requests, repeats and failures mix, a key makes at most one object', async () => {
  const step = fc.record({ key: fc.integer({ min: 0, max: 3 }), fault: fc.constantFrom(undefined, 'error', 'error_after', 'drop_before', 'drop_after') })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      await control(sim, 'POST', '/reset')
      const answers = new Map<number, Set<string>>()
      for (const { key, fault } of steps) {
        if (fault !== undefined) await control(sim, 'POST', '/faults', { mode: fault })
        const answer = await create(`key-${key}`, `name=P${key}`).catch(() => undefined)
        if (answer?.status === 200) answers.set(key, (answers.get(key) ?? new Set()).add(answer.text))
      }
      const { product } = await control<{ product: Array<{ name: string }> }>(sim, 'GET', '/state')
      expect([...answers.values()].every(({ size }) => size === 1)).toBe(true)
      expect(new Set(product.map(({ name }) => name)).size).toBe(product.length)
    }),
    { numRuns: 30 },
  )
})
