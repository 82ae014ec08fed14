import type { Stripe } from 'stripe'
import { idOf } from '../resources/reference.ts'
import type { Wire } from '../wire.ts'

/** A product as stored and as sent. */
export type StoredProduct = Wire<Stripe.Product> & { default_price: string | null; tax_code: string | null }
/** A price with its `tiers` and `currency_options`, which are sent only when expanded. */
export type StoredPrice = Wire<Stripe.Price> & { product: string }
/** A customer as stored and as sent. */
export type StoredCustomer = Wire<Stripe.Customer> & { test_clock: string | null }
/** A payment method; `authenticated` says whether its owner once passed 3-D Secure, and is not sent. */
export type StoredPaymentMethod = Wire<Stripe.PaymentMethod> & { customer: string | null; card: Wire<Stripe.PaymentMethod.Card>; authenticated: boolean }
/** A payment intent as stored and as sent. */
export type StoredPaymentIntent = Wire<Stripe.PaymentIntent> & { customer: string | null; payment_method: string | null; latest_charge: string | null }
/** A setup intent as stored and as sent. */
export type StoredSetupIntent = Wire<Stripe.SetupIntent> & { customer: string | null; payment_method: string | null }
/** A charge as stored and as sent. */
export type StoredCharge = Wire<Stripe.Charge> & { customer: string | null; payment_intent: string | null }
/** A refund as stored and as sent. */
export type StoredRefund = Wire<Stripe.Refund>
/** A subscription item: its price as an id, for what is sent shows the price as it is then. */
export type StoredSubscriptionItem = Omit<Wire<Stripe.SubscriptionItem>, 'price' | 'plan' | 'quantity'> & { price: string; quantity: number }
/** A subscription. `trial_end_told` says whether `trial_will_end` went out; it is not sent. */
export type StoredSubscription = Omit<Wire<Stripe.Subscription>, 'items'> & {
  customer: string
  default_payment_method: string | null
  latest_invoice: string | null
  test_clock: string | null
  items: StoredSubscriptionItem[]
  trial_end_told: boolean
}
/** A line of an invoice. */
export type StoredInvoiceLine = Wire<Stripe.InvoiceLineItem>
/** An invoice with all its lines. `overdue` says whether its due date has passed unpaid; it is not sent. */
export type StoredInvoice = Omit<Wire<Stripe.Invoice>, 'lines' | 'payments' | 'confirmation_secret'> & {
  customer: string
  default_payment_method: string | null
  test_clock: string | null
  lines: StoredInvoiceLine[]
  overdue: boolean
}
/** Something that waits to be put on an invoice, or was. */
/** An invoice that will never be, and the second in which it was asked for. */
export interface StoredInvoicePreview { id: string; previewed: number; invoice: StoredInvoice }
export type StoredInvoiceItem = Wire<Stripe.InvoiceItem> & { customer: string; invoice: string | null; test_clock: string | null; quantity_decimal: string }
/** What links an invoice to the payment intent that pays it. */
export type StoredInvoicePayment = Wire<Stripe.InvoicePayment> & { invoice: string }
/** One thing that a Checkout session sells; `amount` is what was chosen of a pay-what-you-want price, in minor units. */
export interface StoredSessionItem {
  id: string
  price: string
  quantity: number
  amount: number | null
}
/** A Checkout session with what it will need when it is paid; the last three fields are not sent. */
export type StoredSession = Omit<Wire<Stripe.Checkout.Session>, 'line_items' | 'url'> & {
  customer: string | null
  subscription: string | null
  payment_intent: string | null
  items: StoredSessionItem[]
  plan: { trialDays: number | null; trialEnd: number | null; metadata: Record<string, string>; description: string | null; missingPaymentMethod: 'cancel' | 'create_invoice' | 'pause' }
  /** An attempt to pay that is not over: its intent, and the card whose owner is asked to authenticate. */
  attempt: { intent: string | null; method: string | null; email: string | null; name: string | null }
}
/** A Billing Portal session; its address is made when it is sent. */
export type StoredPortalSession = Omit<Wire<Stripe.BillingPortal.Session>, 'url'> & { configuration: string }
/** A configuration of the Billing Portal as stored and as sent. */
export type StoredPortalConfiguration = Wire<Stripe.BillingPortal.Configuration>
/** A customer that was deleted: its id stays taken, and a retrieve still answers. */
export type StoredDeletion = { id: string; object: string; deleted: true }
/** A webhook endpoint. */
export type StoredWebhookEndpoint = Wire<Stripe.WebhookEndpoint>
/** An endpoint's signing secret, kept apart from the endpoint because it is sent only at creation. */
export type StoredWebhookSecret = { id: string; secret: string }
/** A test clock as stored and as sent. */
export type StoredTestClock = Wire<Stripe.TestHelpers.TestClock>
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
  test_clock: StoredTestClock
  payment_method: StoredPaymentMethod
  payment_intent: StoredPaymentIntent
  setup_intent: StoredSetupIntent
  charge: StoredCharge
  refund: StoredRefund
  subscription: StoredSubscription
  invoice: StoredInvoice
  invoice_preview: StoredInvoicePreview
  invoice_item: StoredInvoiceItem
  invoice_payment: StoredInvoicePayment
  checkout_session: StoredSession
  portal_session: StoredPortalSession
  portal_configuration: StoredPortalConfiguration
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
export const KINDS: readonly Kind[] = [
  'setting', 'account', 'product', 'price', 'test_clock', 'customer', 'deleted_customer', 'payment_method', 'payment_intent', 'setup_intent', 'charge', 'refund',
  'subscription', 'invoice', 'invoice_preview', 'invoice_item', 'invoice_payment', 'checkout_session', 'portal_session', 'portal_configuration',
  'webhook_endpoint', 'webhook_secret', 'event', 'delivery', 'answer',
]

/** The subscription that an invoice is for; null for one of its own. */
export function subscriptionOf(invoice: StoredInvoice): string | null {
  return idOf(invoice.parent?.subscription_details?.subscription)
}

/** Look-ups that must not read a whole collection. */
export const INDEXES: { [K in Kind]?: Readonly<Record<string, (value: StoredObjects[K]) => string | null>> } = {
  price: { lookup_key: (price) => price.lookup_key, product: (price) => price.product },
  customer: { test_clock: (customer) => customer.test_clock },
  payment_method: { customer: (method) => method.customer },
  payment_intent: { customer: (intent) => intent.customer },
  subscription: { customer: (subscription) => subscription.customer },
  invoice: { customer: (invoice) => invoice.customer, subscription: subscriptionOf },
  invoice_item: { customer: (item) => item.customer },
  checkout_session: { customer: (session) => session.customer },
  invoice_payment: { invoice: (payment) => payment.invoice, payment_intent: (payment) => idOf(payment.payment.payment_intent) },
  charge: { customer: (charge) => charge.customer, payment_intent: (charge) => charge.payment_intent },
  delivery: { event: (delivery) => delivery.event, endpoint: (delivery) => delivery.endpoint },
}
