import { createHmac, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'

type Json = Record<string, unknown>

/** Stripe's own example objects. */
const examples = JSON.parse(readFileSync(new URL('../simulator/test/fixtures/stripe-objects.json', import.meta.url), 'utf8')) as Record<string, Json>

const KINDS = [
  { object: 'product', type: 'product.updated' },
  { object: 'customer', type: 'customer.updated' },
  { object: 'subscription', type: 'customer.subscription.updated' },
  { object: 'invoice', type: 'invoice.paid' },
] as const

/** How the benchmark's objects of a kind are called. */
export const PREFIXES = { product: 'prod_bench', customer: 'cus_bench', subscription: 'sub_bench', invoice: 'in_bench' } as const

/** About what Stripe's events weigh. Bytes. */
const BODY_SIZE = 4000

/** What tells one object from another of its kind: the number of one that the tables hold before the benchmark starts. */
export function existingSuffix(number: number): string {
  return String(number).padStart(8, '0')
}

/**
 * Events in equal parts of products, customers, subscriptions and invoices, each of another object.
 * @param apiVersion that of the console, or else every object would be looked up
 * @param existing customers and subscriptions that there are already: news is spread over those; 0: all are new
 */
export function makeEvents(count: number, apiVersion: string, existing: number): string[] {
  const run = randomBytes(4).toString('hex')
  const first = Math.floor(Math.random() * 1e6)
  return Array.from({ length: count }, (_value, number) => {
    const kind = KINDS[number % KINDS.length] ?? KINDS[0]
    // A large prime spreads the numbers over all there are without meeting one twice.
    const suffix = existing > 0 ? existingSuffix(((first + number) * 15_485_863) % existing) : `${run}${number}`
    // Products are not projected one by one, and what is invoiced is new each time.
    return eventOf(kind, apiVersion, `${run}${number}`, kind.object === 'customer' || kind.object === 'subscription' ? suffix : `${run}${number}`, suffix)
  })
}

/** One event of each kind that has rows, from which the rows that exist before are copied. */
export function makeFirstEvents(apiVersion: string): string[] {
  return KINDS.slice(1).map((kind) => eventOf(kind, apiVersion, randomBytes(8).toString('hex'), existingSuffix(0), existingSuffix(0)))
}

function eventOf({ object, type }: (typeof KINDS)[number], apiVersion: string, eventSuffix: string, suffix: string, customerSuffix: string): string {
  const example: Json = { ...examples[object], id: `${PREFIXES[object]}${suffix}` }
  return body(`evt_bench${eventSuffix}`, type, apiVersion, { ...example, ...ownParts(object, example, suffix, `${PREFIXES.customer}${customerSuffix}`) })
}

/** What is another one's in each object. */
function ownParts(object: keyof typeof PREFIXES, example: Json, suffix: string, customer: string): Json {
  switch (object) {
    case 'product': return {}
    case 'customer': return { name: `Customer ${suffix}`, email: `${suffix}@example.org` }
    case 'subscription': return { customer, items: withIds(example['items'], `si_${suffix}`) }
    case 'invoice': return { customer, status: 'paid', lines: withIds(example['lines'], `il_${suffix}`) }
  }
}

function withIds(list: unknown, id: string): Json {
  const { data, ...rest } = list as { data: Json[] }
  return { ...rest, data: data.map((each, index) => ({ ...each, id: `${id}_${index}` })) }
}

function body(id: string, type: string, apiVersion: string, object: Json): string {
  const created = Math.floor(Date.now() / 1000)
  const event = { id, object: 'event', api_version: apiVersion, created, livemode: false, pending_webhooks: 1, request: { id: null, idempotency_key: null }, type, data: { object } }
  const text = JSON.stringify(event, null, 1)
  return text.length >= BODY_SIZE ? text : JSON.stringify({ ...event, filler: randomBytes((BODY_SIZE - text.length) >> 1).toString('hex') }, null, 1)
}

/** The signature of a delivery that leaves now. https://docs.stripe.com/webhooks#verify-manually */
export function signatureOf(payload: string, secret: string): string {
  const timestamp = Math.floor(Date.now() / 1000)
  return `t=${timestamp},v1=${createHmac('sha256', secret).update(`${timestamp}.${payload}`).digest('hex')}`
}
