import { randomBase62 } from '../ids.ts'
import { invalidRequest } from '../http/api-error.ts'
import { createIntent } from '../resources/payment-intents/payment-intent-object.ts'
import type { StoredCustomer, StoredInvoice, StoredInvoiceItem, StoredInvoiceLine, StoredInvoicePayment, StoredPaymentIntent, StoredSubscription } from '../store/stored-objects.ts'
import type { Call } from '../world.ts'
import { changeCustomer, changeInvoice } from './changing.ts'
import { markPaid } from './collecting.ts'
import { itemLine } from './invoice-lines.ts'

const DAY = 24 * 3600

/** What an invoice is made from, beside what waits to be invoiced. */
export interface InvoiceSource {
  customer: StoredCustomer
  subscription?: StoredSubscription
  currency: string
  reason: NonNullable<StoredInvoice['billing_reason']>
  lines: StoredInvoiceLine[]
  /** Seconds; as a rule the period that has passed. */
  period: { start: number; end: number }
  autoAdvance: boolean
  /** When it stops being a draft by itself; null: when told to. */
  finalizesAt: number | null
  collection?: StoredInvoice['collection_method']
  daysUntilDue?: number | null
  defaultPaymentMethod?: string | null
  description?: string | null
  metadata?: Record<string, string>
  /** `exclude`: what waits to be invoiced goes on waiting; a set: all but these items do. */
  pending?: 'include' | 'exclude' | ReadonlySet<string>
}

/** What waits to be put on the next invoice of this customer, for this subscription or for none. */
export function pendingItems(call: Call, customer: string, subscription: string | null): StoredInvoiceItem[] {
  return call.tx
    .all('invoice_item')
    .having('customer', customer)
    .filter((item) => item.invoice === null && (item.parent?.subscription_details?.subscription ?? subscription) === subscription)
}

/** Makes a draft of everything there is to invoice, and tells of it. */
export function createInvoice(call: Call, source: InvoiceSource): StoredInvoice {
  const { customer, subscription } = source
  const id = call.ids.long('in', call.now)
  const wanted = source.pending ?? 'include'
  const waiting = wanted === 'exclude' ? [] : pendingItems(call, customer.id, subscription?.id ?? null)
  const pending = waiting.filter(({ id: item, currency }) => currency === source.currency && (typeof wanted === 'string' || wanted.has(item)))
  const lines = [...pending.map((item) => itemLine(call, item)), ...source.lines].map((line) => ({ ...line, invoice: id }))
  for (const item of pending) call.tx.put('invoice_item', item.id, { ...item, invoice: id })
  const total = lines.reduce((sum, { amount }) => sum + amount, 0)
  const collection = source.collection ?? subscription?.collection_method ?? 'charge_automatically'
  const invoice: StoredInvoice = {
    id,
    object: 'invoice',
    account_country: 'DE',
    account_name: 'Simulated organisation',
    account_tax_ids: null,
    amount_due: Math.max(total, 0),
    amount_overpaid: 0,
    amount_paid: 0,
    amount_remaining: Math.max(total, 0),
    amount_shipping: 0,
    application: null,
    attempt_count: 0,
    attempted: false,
    auto_advance: source.autoAdvance,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null },
    automatically_finalizes_at: source.finalizesAt,
    billing_reason: source.reason,
    collection_method: collection,
    created: call.now,
    currency: source.currency,
    custom_fields: customer.invoice_settings.custom_fields,
    customer: customer.id,
    customer_account: null,
    customer_address: customer.address ?? null,
    customer_email: customer.email,
    customer_name: customer.name ?? null,
    customer_phone: customer.phone ?? null,
    customer_shipping: customer.shipping,
    customer_tax_exempt: customer.tax_exempt ?? 'none',
    customer_tax_ids: [],
    default_payment_method: source.defaultPaymentMethod ?? null,
    default_source: null,
    default_tax_rates: [],
    description: source.description ?? null,
    discounts: [],
    due_date: collection === 'send_invoice' ? call.now + (source.daysUntilDue ?? subscription?.days_until_due ?? 30) * DAY : null,
    effective_at: null,
    ending_balance: null,
    footer: customer.invoice_settings.footer,
    from_invoice: null,
    hosted_invoice_url: null,
    invoice_pdf: null,
    issuer: { type: 'self' },
    last_finalization_error: null,
    latest_revision: null,
    lines,
    livemode: false,
    metadata: source.metadata ?? {},
    next_payment_attempt: collection === 'charge_automatically' && source.autoAdvance ? source.finalizesAt : null,
    number: null,
    on_behalf_of: null,
    parent: subscription === undefined ? null : { quote_details: null, subscription_details: { metadata: subscription.metadata, subscription: subscription.id }, type: 'subscription_details' },
    payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
    period_end: source.period.end,
    period_start: source.period.start,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    receipt_number: null,
    rendering: null,
    shipping_cost: null,
    shipping_details: null,
    starting_balance: customer.balance,
    statement_descriptor: null,
    status: 'draft',
    status_transitions: { finalized_at: null, marked_uncollectible_at: null, paid_at: null, voided_at: null },
    subtotal: total,
    subtotal_excluding_tax: total,
    test_clock: customer.test_clock,
    total,
    total_discount_amounts: [],
    total_excluding_tax: total,
    total_pretax_credit_amounts: [],
    total_taxes: [],
    webhooks_delivered_at: call.now,
    overdue: false,
  }
  call.tx.put('invoice', id, invoice)
  call.emit('invoice.created', invoice)
  if (customer.currency === null) changeCustomer(call, customer.id, { currency: source.currency })
  return invoice
}

/**
 * Puts an item on a draft (https://docs.stripe.com/api/invoiceitems/create#create_invoiceitem-invoice).
 * @throws ApiError 400 for another customer's invoice, one that is no draft, or another currency.
 */
export function addToDraft(call: Call, draft: StoredInvoice, item: StoredInvoiceItem): StoredInvoiceItem {
  if (draft.customer !== item.customer) throw invalidRequest(`The invoice ${draft.id} belongs to another customer than ${item.customer}.`, { param: 'invoice' })
  if (draft.status !== 'draft') throw invalidRequest('You can only add items to a draft invoice.', { code: 'invoice_not_editable', param: 'invoice' })
  if (draft.currency !== item.currency) throw invalidRequest(`The currency of the invoice item (${item.currency}) is not the invoice's (${draft.currency}).`, { param: 'currency' })
  const total = draft.total + item.amount
  changeInvoice(call, draft, {
    amount_due: Math.max(total, 0), amount_remaining: Math.max(total, 0), total, total_excluding_tax: total, subtotal: total, subtotal_excluding_tax: total,
    lines: [...draft.lines, { ...itemLine(call, item), invoice: draft.id }],
  })
  return { ...item, invoice: draft.id }
}

/** What the customer's balance does to an invoice: a credit lowers what is due, a debt raises it, and a negative total becomes credit. */
function settledBalance(total: number, balance: number): { due: number; ending: number } {
  if (total < 0) return { due: 0, ending: balance + total }
  if (balance < 0) return { due: Math.max(total + balance, 0), ending: Math.min(balance + total, 0) }
  return { due: total + balance, ending: 0 }
}

/**
 * Makes a draft final: it gets its number, the customer's balance is applied, and a payment intent waits to be paid
 * (https://docs.stripe.com/invoicing/integration/workflow-transitions). With nothing to pay it is paid at once.
 * @param paidBy an intent that has paid it already, as Checkout's has. @throws ApiError 400 for an invoice that is no draft.
 */
export function finalizeInvoice(call: Call, draft: StoredInvoice, paidBy?: StoredPaymentIntent): StoredInvoice {
  if (draft.status !== 'draft') throw invalidRequest('This invoice is already finalized, you can\'t re-finalize a non-draft invoice.', { code: 'invoice_not_editable' })
  const customer = call.tx.get('customer', draft.customer)
  // Who has paid already has paid in full: the balance waits for the next invoice.
  const kept = customer?.balance ?? 0
  const balance = paidBy === undefined ? kept : 0
  const { due, ending } = settledBalance(draft.total, balance)
  const sequence = customer?.next_invoice_sequence ?? 1
  const number = `${customer?.invoice_prefix ?? 'DELETED'}-${String(sequence).padStart(4, '0')}`
  changeCustomer(call, draft.customer, { balance: paidBy === undefined ? ending : kept, next_invoice_sequence: sequence + 1 })
  const page = `https://invoice.stripe.com/i/acct_simulated/test_${randomBase62(32)}`
  if (due > 0) linkPayment(call, draft, due, paidBy)
  const open = changeInvoice(
    call,
    draft,
    {
      amount_due: due,
      amount_remaining: due,
      automatically_finalizes_at: null,
      effective_at: call.now,
      ending_balance: ending,
      hosted_invoice_url: `${page}?s=ap`,
      invoice_pdf: `${page}/pdf?s=ap`,
      next_payment_attempt: null,
      number,
      starting_balance: balance,
      status: 'open',
      status_transitions: { ...draft.status_transitions, finalized_at: call.now },
    },
    'invoice.finalized',
  )
  if (due === 0 || paidBy !== undefined) return markPaid(call, open, due === 0 ? {} : { attempt_count: 1 })
  if (open.collection_method === 'send_invoice' && open.auto_advance === true) call.emit('invoice.sent', open)
  return open
}

function linkPayment(call: Call, invoice: StoredInvoice, due: number, paidBy: StoredPaymentIntent | undefined): void {
  const description = invoice.billing_reason === 'subscription_create' ? 'Subscription creation' : invoice.billing_reason === 'manual' ? null : 'Subscription update'
  const intent = paidBy ?? createIntent(call, { amount: due, currency: invoice.currency, customer: invoice.customer, description, setup_future_usage: invoice.billing_reason === 'subscription_create' ? 'off_session' : null })
  const payment: StoredInvoicePayment = {
    id: call.ids.long('inpay', call.now),
    object: 'invoice_payment',
    amount_paid: null,
    amount_requested: due,
    created: call.now,
    currency: invoice.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: false,
    payment: { payment_intent: intent.id, type: 'payment_intent' },
    status: 'open',
    status_transitions: { canceled_at: null, paid_at: null },
  }
  call.tx.put('invoice_payment', payment.id, payment)
}
