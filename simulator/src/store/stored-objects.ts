import type { Stripe } from 'stripe'
import type { Wire } from '../wire.ts'

/** A product as stored and as sent. */
export type StoredProduct = Wire<Stripe.Product> & { default_price: string | null; tax_code: string | null }
/** A price with its `tiers` and `currency_options`, which are sent only when expanded. */
export type StoredPrice = Wire<Stripe.Price> & { product: string }
/** A customer as stored and as sent. */
export type StoredCustomer = Wire<Stripe.Customer>
/** A customer that was deleted: its id stays taken, and a retrieve still answers. */
export type StoredDeletion = { id: string; object: string; deleted: true }
/** A webhook endpoint. */
export type StoredWebhookEndpoint = Wire<Stripe.WebhookEndpoint>
/** An endpoint's signing secret, kept apart from the endpoint because it is sent only at creation. */
export type StoredWebhookSecret = { id: string; secret: string }
/** An event; `pending_webhooks` is counted from the deliveries when it is sent. */
export type StoredEvent = Wire<Stripe.EventBase>

/** An event that one endpoint has not taken yet. Delivered ones are removed. */
export interface StoredDelivery {
  id: string
  event: string
  endpoint: string
  /** `waiting` for its next attempt, or `failed`: given up or dropped. */
  state: 'waiting' | 'failed'
  /** Attempts made. */
  attempts: number
  /** When to try next, in simulated milliseconds. */
  dueAtMs: number
  /** What the last attempt met: `HTTP 500`, `timed out`. */
  lastError: string | null
}

/** An answer kept for a repeated idempotency key. */
export interface StoredAnswer {
  /** The idempotency key. */
  id: string
  method: string
  path: string
  /** Hash of the parameters first used. */
  fingerprint: string
  requestId: string
  status: number
  body: string
  /** Simulated seconds at which it was kept. */
  created: number
}

/** One thing to remember about the simulator itself, such as how far its clock is ahead. */
export interface StoredSetting {
  id: string
  value: unknown
}

/** Every kind of object in the store. A new resource adds its line here and in KINDS. */
export interface StoredObjects {
  account: Wire<Stripe.Account>
  product: StoredProduct
  price: StoredPrice
  customer: StoredCustomer
  deleted_customer: StoredDeletion
  webhook_endpoint: StoredWebhookEndpoint
  webhook_secret: StoredWebhookSecret
  event: StoredEvent
  delivery: StoredDelivery
  answer: StoredAnswer
  setting: StoredSetting
}

/** A kind of stored object. */
export type Kind = keyof StoredObjects

/** All kinds, in the order in which they are written and dumped. */
export const KINDS: readonly Kind[] = ['setting', 'account', 'product', 'price', 'customer', 'deleted_customer', 'webhook_endpoint', 'webhook_secret', 'event', 'delivery', 'answer']

/** Look-ups that must not read a whole collection. */
export const INDEXES: { [K in Kind]?: Readonly<Record<string, (value: StoredObjects[K]) => string | null>> } = {
  price: { lookup_key: (price) => price.lookup_key, product: (price) => price.product },

  delivery: { event: (delivery) => delivery.event, endpoint: (delivery) => delivery.endpoint },
}
