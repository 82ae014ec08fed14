import { closeAll, control, raw, refusal, sdk, simulator } from './harness.ts'

afterEach(closeAll)

test("Stripe's limit by default: 25 in a second, then 429 without doing anything", async () => {
  const sim = await simulator({ rateLimit: 25 })
  const answers = await Promise.all(Array.from({ length: 40 }, (_, index) => raw(sim, 'POST', '/v1/products', { form: `id=p${index}&name=x` })))
  const refused = answers.filter(({ status }) => status === 429)
  expect(refused).toHaveLength(15)
  expect(refused[0]?.json.error).toMatchObject({ type: 'invalid_request_error', code: 'rate_limit', message: expect.stringMatching(/^Request rate limit exceeded\./) })
  expect(refused[0]?.headers.get('stripe-rate-limited-reason')).toBe('global-rate')
  expect(refused[0]?.headers.get('retry-after')).toBeNull()
  expect((await control<{ product: unknown[] }>(sim, 'GET', '/state')).product).toHaveLength(25)
})

test('can be set while running', async () => {
  const sim = await simulator()
  await control(sim, 'POST', '/rate-limit', { requestsPerSecond: 1 })
  await raw(sim, 'GET', '/v1/products')
  expect(await refusal(sdk(sim).products.list())).toMatchObject({ name: 'StripeRateLimitError', status: 429, code: 'rate_limit' })
  await control(sim, 'POST', '/rate-limit', { requestsPerSecond: 0 })
  expect((await raw(sim, 'GET', '/v1/products')).status).toBe(200)
  expect(await control(sim, 'GET', '/rate-limit')).toEqual({ requestsPerSecond: 0, requestsPerEndpoint: 0 })
})

test("Stripe's limit of each endpoint by default: 25 in a second, whatever the ids; other endpoints go on", async () => {
  const sim = await simulator({ rateLimit: 100 })
  const answers = await Promise.all(Array.from({ length: 30 }, (_, index) => raw(sim, 'GET', `/v1/products/p${index}`)))
  const refused = answers.filter(({ status }) => status === 429)
  expect(refused).toHaveLength(5)
  expect(refused[0]?.headers.get('stripe-rate-limited-reason')).toBe('endpoint-rate')
  expect((await raw(sim, 'GET', '/v1/products')).status).toBe(200)
})
