import { readFileSync } from 'node:fs'
import type { Stripe } from 'stripe'
import type { Simulator } from '../src/simulator.ts'
import { closeAll, raw, sdk, simulator } from './harness.ts'

type Json = Record<string, unknown>
const published = JSON.parse(readFileSync(new URL('fixtures/stripe-objects.json', import.meta.url), 'utf8')) as Record<string, Json>

/** Fields that Stripe's types of API 2026-10-28 have and its published examples (2026-07-29) have not. */
const NEWER = new Set(['product.tax_details', 'customer.customer_account', 'account.business_profile.specified_commercial_transactions_act_url', 'webhook_endpoint.secret', 'event.data.object'])

let sim: Simulator
let stripe: Stripe
beforeEach(async () => {
  sim = await simulator()
  stripe = sdk(sim)
})
afterEach(closeAll)

function isHash(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Where the two differ in their fields or in the kind of a value; null goes with everything. */
function differences(ours: Json, theirs: Json, path: string): string[] {
  return [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].flatMap((name) => {
    const at = `${path}.${name}`
    if (NEWER.has(at) || name === 'metadata') return []
    if (!(name in ours)) return [`${at} is missing`]
    if (!(name in theirs)) return [`${at} is too much`]
    const [our, their] = [ours[name], theirs[name]]
    if (our === null || their === null) return []
    if (isHash(our) && isHash(their)) return differences(our, their, at)
    return typeof our === typeof their && Array.isArray(our) === Array.isArray(their) ? [] : [`${at} is ${typeof our}, not ${typeof their}`]
  })
}

/** How the answer to a call differs from the published object of that name. */
async function compare(name: string, method: string, path: string, form?: string): Promise<string[]> {
  const { status, json } = await raw(sim, method, path, form === undefined ? {} : { form })
  return status === 200 ? differences(json, published[name] ?? {}, name) : [`${method} ${path} answered ${status}`]
}

test('every object has the fields of the one Stripe published', async () => {
  expect(await compare('account', 'GET', '/v1/account')).toEqual([])
  expect(await compare('product', 'POST', '/v1/products', 'id=p&name=x')).toEqual([])
  expect(await compare('price', 'POST', '/v1/prices', 'product=p&currency=eur&unit_amount=1&recurring[interval]=month')).toEqual([])
  expect(await compare('price', 'POST', '/v1/prices', 'product=p&currency=eur&custom_unit_amount[enabled]=true')).toEqual([])
  expect(await compare('customer', 'POST', '/v1/customers', 'name=x')).toEqual([])
  expect(await compare('webhook_endpoint', 'POST', '/v1/webhook_endpoints', 'url=https://example.com&enabled_events[]=*')).toEqual([])
  for (const [type, name] of [['plan.created', 'plan'], ['product.created', 'product'], ['price.created', 'price'], ['customer.created', 'customer']] as const) {
    const event = (await stripe.events.list({ type })).data.at(-1)
    expect(await compare('event', 'GET', `/v1/events/${event?.id}`)).toEqual([])
    const sent = await raw(sim, 'GET', `/v1/events/${event?.id}`)
    expect(differences((sent.json['data'] as { object: Json }).object, published[name] ?? {}, name)).toEqual([])
  }
})

test('so have the deleted ones', async () => {
  const { id } = await stripe.customers.create({})
  expect(await compare('deleted_customer', 'DELETE', `/v1/customers/${id}`)).toEqual([])
  await stripe.products.create({ id: 'p', name: 'x' })
  expect(await compare('deleted_product', 'DELETE', '/v1/products/p')).toEqual([])
  const endpoint = await stripe.webhookEndpoints.create({ url: 'https://example.com', enabled_events: ['*'] })
  expect(await compare('deleted_webhook_endpoint', 'DELETE', `/v1/webhook_endpoints/${endpoint.id}`)).toEqual([])
})
