import { invalidRequest, type ApiError } from '../http/api-error.ts'
import { idOf } from '../resources/reference.ts'
import type { StoredInvoice, StoredInvoicePayment, StoredPaymentIntent, StoredPaymentMethod } from '../store/stored-objects.ts'
import type { Call } from '../world.ts'
import { changeCustomer, changeInvoice, payingCard, subscriptionBehind } from './changing.ts'
import { attemptPayment, type AttemptOptions } from './charging.ts'
import { billingSettings } from './settings.ts'
import { afterFailed, afterRetries, afterSettled } from './subscription-status.ts'

const DAY = 24 * 3600

/** The open payment of an invoice and its intent. */
export function openPayment(call: Call, invoice: StoredInvoice): { payment: StoredInvoicePayment; intent: StoredPaymentIntent } | undefined {
  const payment = call.tx.all('invoice_payment').having('invoice', invoice.id).find(({ status }) => status === 'open')
  const intent = payment === undefined ? undefined : call.tx.get('payment_intent', idOf(payment.payment.payment_intent) ?? '')
  return payment === undefined || intent === undefined ? undefined : { payment, intent }
}

/** The invoice is paid in full: its payment, the customer and the subscription know of it. */
export function markPaid(call: Call, invoice: StoredInvoice, change: Partial<StoredInvoice> = {}): StoredInvoice {
  const open = openPayment(call, invoice)
  if (open?.intent.status === 'succeeded') {
    const paid: StoredInvoicePayment = { ...open.payment, amount_paid: invoice.amount_due, status: 'paid', status_transitions: { canceled_at: null, paid_at: call.now } }
    call.tx.put('invoice_payment', paid.id, paid)
  }
  const after = changeInvoice(
    call,
    invoice,
    {
      amount_paid: invoice.amount_due,
      amount_remaining: 0,
      attempted: true,
      auto_advance: false,
      next_payment_attempt: null,
      status: 'paid',
      status_transitions: { ...invoice.status_transitions, paid_at: call.now },
      ...change,
    },
    'invoice.paid',
    'invoice.payment_succeeded',
  )
  for (const payment of call.tx.all('invoice_payment').having('invoice', invoice.id)) if (payment.status === 'paid') call.emit('invoice_payment.paid', payment)
  if (invoice.amount_due > 0) changeCustomer(call, invoice.customer, { delinquent: false })
  afterSettled(call, after)
  return after
}

/** How an invoice is to be collected. */
export interface CollectOptions extends AttemptOptions {
  /** A card other than the one the invoice would be paid with. */
  method?: StoredPaymentMethod
  /** One of the automatic attempts, which are counted and end. */
  automatic?: boolean
}

/** The invoice after an attempt, and the refusal when it failed. */
export interface Collected {
  invoice: StoredInvoice
  error: ApiError | null
}

/** Tries to be paid for an open invoice. A failure is told of and has its consequences; the caller decides whether it is also an answer. */
export function collect(call: Call, invoice: StoredInvoice, options: CollectOptions = {}): Collected {
  const open = openPayment(call, invoice)
  const subscription = subscriptionBehind(call, invoice)
  const method = options.method ?? payingCard(call, invoice, subscription)
  if (open === undefined || method === undefined) {
    const message = 'There is no `default_payment_method` set on this Customer or Invoice. Please set either an invoice default or a customer default, or pass a payment method.'
    return { invoice: failed(call, invoice, options.automatic ?? false, false), error: invalidRequest(message, { code: 'resource_missing' }) }
  }
  const { intent, error } = attemptPayment(call, open.intent, method, options)
  if (intent.status === 'succeeded') {
    const count = invoice.attempt_count === 0 || options.automatic === true ? invoice.attempt_count + 1 : invoice.attempt_count
    return { invoice: markPaid(call, invoice, { attempt_count: count }), error: null }
  }
  return { invoice: failed(call, invoice, options.automatic ?? false, intent.status === 'requires_action'), error }
}

/** An intent outside this module's hands has changed: its invoice follows. */
export function followIntent(call: Call, intent: StoredPaymentIntent): void {
  const [payment] = call.tx.all('invoice_payment').having('payment_intent', intent.id)
  const invoice = payment === undefined ? undefined : call.tx.get('invoice', payment.invoice)
  if (invoice === undefined || (invoice.status !== 'open' && invoice.status !== 'uncollectible')) return
  if (intent.status === 'succeeded') markPaid(call, invoice, { attempt_count: Math.max(invoice.attempt_count, 1) })
  else if (intent.status === 'requires_payment_method') failed(call, invoice, false, false)
}

function failed(call: Call, invoice: StoredInvoice, automatic: boolean, asksToAuthenticate: boolean): StoredInvoice {
  // Any attempt counts as the first; later only the automatic ones do (https://docs.stripe.com/api/invoices/object#invoice_object-attempt_count).
  const count = invoice.attempt_count === 0 || automatic ? invoice.attempt_count + 1 : invoice.attempt_count
  const next = nextAttempt(call, invoice, count, automatic)
  const first = invoice.billing_reason === 'subscription_create'
  const after = changeInvoice(
    call,
    invoice,
    { attempt_count: count, attempted: true, next_payment_attempt: first ? null : next },
    ...(asksToAuthenticate ? (['invoice.payment_action_required'] as const) : []),
    'invoice.payment_failed',
  )
  if (automatic || invoice.attempt_count === 0) changeCustomer(call, invoice.customer, { delinquent: true })
  afterFailed(call, after)
  if (automatic && next === null && !first) afterRetries(call, after)
  return call.tx.get('invoice', after.id) ?? after
}

/** When to try again: after the wait that belongs to this attempt, or never. A manual attempt leaves the schedule as it is. */
function nextAttempt(call: Call, invoice: StoredInvoice, count: number, automatic: boolean): number | null {
  if (invoice.collection_method !== 'charge_automatically' || invoice.auto_advance !== true) return null
  if (!automatic && invoice.attempt_count > 0) return invoice.next_payment_attempt
  const days = billingSettings(call.tx).retryDays[count - 1]
  return days === undefined ? null : call.now + days * DAY
}
