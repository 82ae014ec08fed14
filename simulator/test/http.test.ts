import { connect } from 'node:net'
import type { Simulator } from '../src/simulator.ts'
import { closeAll, raw, refusal, sdk, simulator } from './harness.ts'

let sim: Simulator
beforeEach(async () => {
  sim = await simulator({ apiKeys: ['sk_test_first000000000000', 'rk_test_second0000000000'] })
})
afterEach(closeAll)

describe('keys', () => {
  test('any of the accepted ones, as Bearer or as Basic user name', async () => {
    for (const key of ['sk_test_first000000000000', 'rk_test_second0000000000']) {
      expect((await raw(sim, 'GET', '/v1/account', { key })).status).toBe(200)
      const basic = `Basic ${Buffer.from(`${key}:`).toString('base64')}`
      expect((await raw(sim, 'GET', '/v1/account', { key: null, headers: { authorization: basic } })).status).toBe(200)
    }
  })

  test('none', async () => {
    const answer = await raw(sim, 'GET', '/v1/account', { key: null })
    expect(answer.status).toBe(401)
    expect(answer.json.error).toMatchObject({ type: 'invalid_request_error', message: expect.stringMatching(/^You did not provide an API key\./) })
  })

  test('a wrong one, which is not repeated', async () => {
    const key = 'sk_test_wrongwrongwrong1234'
    const error = await refusal(sdk({ ...sim, apiKey: key }).accounts.retrieveCurrent())
    expect(error).toMatchObject({ name: 'StripeAuthenticationError', status: 401, message: 'Invalid API Key provided: sk_test_***************1234' })
  })
})

test('the account, by either of its addresses, and no other', async () => {
  const stripe = sdk(sim)
  const account = await stripe.accounts.retrieveCurrent()
  expect(account).toMatchObject({ id: sim.accountId, object: 'account', charges_enabled: true })
  expect(await stripe.accounts.retrieve(sim.accountId)).toEqual(account)
  expect(await refusal(stripe.accounts.retrieve('acct_other'))).toMatchObject({ name: 'StripePermissionError', status: 403, code: 'account_invalid' })
})

describe('requests', () => {
  test('to unknown places', async () => {
    for (const [method, path] of [['GET', '/v1/foo'], ['POST', '/v1/account'], ['PUT', '/v1/products'], ['GET', '/v2/core/events']] as const) {
      const answer = await raw(sim, method, path)
      expect(answer.status).toBe(404)
      expect(answer.json.error).toEqual({ type: 'invalid_request_error', message: `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.` })
    }
    expect((await raw(sim, 'GET', '/v1/products/')).json.error?.['message']).toMatch(/remove the trailing slash/)
  })

  test('as JSON are refused', async () => {
    const answer = await raw(sim, 'POST', '/v1/products', { form: '{"name":"x"}', headers: { 'content-type': 'application/json' } })
    expect(answer.status).toBe(400)
    expect(answer.json.error?.['message']).toBe('Invalid request (check that your POST content type is application/x-www-form-urlencoded). If you have any questions, we can help at https://support.stripe.com/.')
  })

  test('that are too large', async () => {
    expect((await raw(sim, 'POST', '/v1/products', { form: `name=${'x'.repeat(1024 * 1024)}` })).status).toBe(413)
  })

  test('that hang up half-way leave the simulator well', async () => {
    const { hostname, port } = new URL(sim.url)
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write('POST /v1/products HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nname=', () => socket.destroy())
      })
      socket.on('close', () => resolve())
    })
    expect((await raw(sim, 'GET', '/v1/products')).json['data']).toEqual([])
  })
})

describe('answers', () => {
  test('carry the request id, the version and the date', async () => {
    const answer = await raw(sim, 'GET', '/v1/account')
    expect(answer.headers.get('request-id')).toMatch(/^req_[0-9A-Za-z]{14}$/)
    expect(answer.headers.get('stripe-version')).toBe('2026-10-28.endive')
    expect(Math.abs(Date.parse(answer.headers.get('date') ?? '') - Date.now())).toBeLessThan(5000)
    expect(answer.headers.get('content-type')).toBe('application/json')
  })

  test('are indented as Stripe sends them', async () => {
    expect((await raw(sim, 'GET', '/v1/products')).text).toBe('{\n  "object": "list",\n  "data": [],\n  "has_more": false,\n  "url": "/v1/products"\n}\n')
  })

  test('run under the version asked for, if there is such a one', async () => {
    const old = await raw(sim, 'GET', '/v1/account', { headers: { 'stripe-version': '2024-06-20' } })
    expect([old.status, old.headers.get('stripe-version')]).toEqual([200, '2024-06-20'])
    const none = await raw(sim, 'GET', '/v1/account', { headers: { 'stripe-version': '2024-06-21' } })
    expect([none.status, none.json.error?.['message']]).toEqual([400, 'Invalid Stripe API version: 2024-06-21'])
  })

  test('to a mistake say what it is, where, and where to read about it', async () => {
    const answer = await raw(sim, 'POST', '/v1/products', { form: 'nme=x&namee=y' })
    expect(answer.json.error).toEqual({
      code: 'parameter_unknown',
      doc_url: 'https://stripe.com/docs/error-codes/parameter-unknown',
      message: 'Received unknown parameters: nme, namee',
      param: 'nme',
      request_log_url: expect.stringMatching(/^https:\/\/dashboard\.stripe\.com\/test\/logs\/req_\w+\?t=\d+$/),
      type: 'invalid_request_error',
    })
  })
})

describe('parameters', () => {
  test.each([
    ['name=', 'name', 'parameter_invalid_empty', /^You passed an empty string for 'name'\./],
    ['active=true', 'name', 'parameter_missing', /^Missing required param: name\.$/],
    ['name=x&active=yes', 'active', undefined, /^Invalid boolean: yes$/],
    ['name=x&active=', 'active', 'parameter_invalid_empty', /empty string for 'active'/],
    ['name=x&images=y', 'images', undefined, /^Invalid array$/],
    ['name=x&images[a]=y', 'images', undefined, /^Invalid array$/],
    ['name=x&metadata=y', 'metadata', undefined, /^Invalid object$/],
    ['name[x]=y', 'name', undefined, /^Invalid string$/],
    ['name=x&marketing_features[0][title]=y', 'marketing_features[0][title]', 'parameter_unknown', /^Received unknown parameter: marketing_features\[0\]\[title\]$/],
    ['name=x&marketing_features[0]=y', 'marketing_features[0]', undefined, /^Invalid object$/],
    ['name=x&package_dimensions[height]=1', 'package_dimensions[length]', 'parameter_missing', /^Missing required param: package_dimensions\[length\]\.$/],
    ['name=x&expand=default_price', 'expand', undefined, /^Invalid array$/],
    ['name=x&__proto__[active]=true', '__proto__', 'parameter_unknown', /unknown parameter/],
    ['name=x&constructor=y', 'constructor', 'parameter_unknown', /unknown parameter: constructor/],
  ])('%s', async (form, param, code, message) => {
    const { status, json } = await raw(sim, 'POST', '/v1/products', { form })
    expect(status).toBe(400)
    expect(json.error?.['message']).toMatch(message)
    expect(json.error?.['code']).toBe(code)
    expect(json.error?.['param']).toBe(param)
  })

  test('metadata may be called anything', async () => {
    const created = await raw(sim, 'POST', '/v1/products', { form: 'id=p&name=x&metadata[__proto__]=1&metadata[constructor]=2' })
    expect(created.text).toContain('"__proto__": "1"')
    const updated = await raw(sim, 'POST', '/v1/products/p', { form: 'metadata[__proto__]=' })
    expect(updated.text).not.toContain('__proto__')
    expect(updated.json['metadata']).toEqual({ constructor: '2' })
  })

  test('lists in either spelling', async () => {
    const created = await raw(sim, 'POST', '/v1/products', { form: 'name=x&images[]=https://e.com/1&images[]=https://e.com/2' })
    expect(created.json['images']).toEqual(['https://e.com/1', 'https://e.com/2'])
    const indexed = await raw(sim, 'POST', '/v1/products', { form: 'name=x&images[1]=https://e.com/2&images[0]=https://e.com/1' })
    expect(indexed.json['images']).toEqual(['https://e.com/1', 'https://e.com/2'])
  })
})
