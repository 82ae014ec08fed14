import { createHmac, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'

type Json = Record<string, unknown>

/** Stripe's own example objects. */
const examples = JSON.parse(readFileSync(new URL('../simulator/test/fixtures/stripe-objects.json', import.meta.url), 'utf8')) as Record<string, Json>

const KINDS = [
  { object: 'product', prefix: 'prod_bench', type: 'product.updated' },
  { object: 'customer', prefix: 'cus_bench', type: 'customer.updated' },
  { object: 'subscription', prefix: 'sub_bench', type: 'customer.subscription.updated' },
  { object: 'invoice', prefix: 'in_bench', type: 'invoice.paid' },
] as const

/** About what Stripe's events weigh. Bytes. */
const BODY_SIZE = 4000

/** The id of a customer or subscription that the benchmark's tables hold before it starts. */
export function existingId(prefix: string, number: number): string {
  return `${prefix}${String(number).padStart(8, '0')}`
}

/**
 * Events in equal parts of products, customers, subscriptions and invoices, each of another object.
 * @param apiVersion that of the console, or else every object would be looked up
 * @param existing customers and subscriptions that there are already: events are spread over those; 0: all are new
 */
export function makeEvents(count: number, apiVersion: string, existing: number): string[] {
  const run = randomBytes(4).toString('hex')
  const now = Math.floor(Date.now() / 1000)
  return Array.from({ length: count }, (_value, number) => {
    const kind = KINDS[number % KINDS.length] ?? KINDS[0]
    const mayExist = existing > 0 && (kind.object === 'customer' || kind.object === 'subscription')
    // A large prime spreads the numbers over all there are without meeting one twice.
    const id = mayExist ? existingId(kind.prefix, (number * 15_485_863) % existing) : `${kind.prefix}${run}${number}`
    return body(`evt_bench${run}${number}`, kind.type, apiVersion, now, objectOf(kind.object, id))
  })
}

function objectOf(object: string, id: string): Json {
  const example: Json = { ...examples[object], id }
  if (object === 'subscription') return { ...example, items: withIds(example['items'], `si_${id}`) }
  return object === 'invoice' ? { ...example, status: 'paid', lines: withIds(example['lines'], `il_${id}`) } : example
}

function withIds(list: unknown, id: string): Json {
  const { data, ...rest } = list as { data: Json[] }
  return { ...rest, data: data.map((each, index) => ({ ...each, id: `${id}_${index}` })) }
}

function body(id: string, type: string, apiVersion: string, created: number, object: Json): string {
  const event = { id, object: 'event', api_version: apiVersion, created, livemode: false, pending_webhooks: 1, request: { id: null, idempotency_key: null }, type, data: { object } }
  const text = JSON.stringify(event, null, 1)
  return text.length >= BODY_SIZE ? text : JSON.stringify({ ...event, filler: randomBytes((BODY_SIZE - text.length) >> 1).toString('hex') }, null, 1)
}

/** The signature of a delivery that leaves now. https://docs.stripe.com/webhooks#verify-manually */
export function signatureOf(payload: string, secret: string): string {
  const timestamp = Math.floor(Date.now() / 1000)
  return `t=${timestamp},v1=${createHmac('sha256', secret).update(`${timestamp}.${payload}`).digest('hex')}`
}
