import { advanceSubscription } from '../../billing/subscription-lifecycle.ts'
import { checkPrices } from '../../billing/subscription-creating.ts'
import { startSubscription } from '../../billing/subscription-creating.ts'
import { priceOf } from '../../billing/subscription-updating.ts'
import { invalidRequest, noSuch } from '../../http/api-error.ts'
import { hash, list, type Values } from '../../params/composite.ts'
import { emptyable, flag, integer, oneOf, text } from '../../params/param.ts'
import { subscriptionOf, type StoredCustomer, type StoredInvoice, type StoredSubscription } from '../../store/stored-objects.ts'
import type { Call } from '../../world.ts'
import { currency } from '../currencies.ts'
import { operation, type Operation } from '../operation.ts'
import { trialEndOf } from '../subscriptions/subscription-create.ts'
import { ITEM_UPDATE, SUBSCRIPTION_UPDATE } from '../subscriptions/subscription-params.ts'
import { updateSubscription } from '../subscriptions/subscription-update.ts'

const DETAILS = hash({
  billing_cycle_anchor: SUBSCRIPTION_UPDATE.billing_cycle_anchor,
  cancel_at: emptyable(integer()),
  cancel_at_period_end: flag(),
  cancel_now: flag(),
  items: list(ITEM_UPDATE, 20),
  proration_behavior: oneOf('always_invoice', 'create_prorations', 'none'),
  proration_date: integer(),
  trial_end: SUBSCRIPTION_UPDATE.trial_end,
})
type Details = NonNullable<Values<{ d: typeof DETAILS }>['d']>

const NOTHING_TO_COME = 'No upcoming invoices for customer'

function upcomingNone(customer: string): Error {
  return invalidRequest(`${NOTHING_TO_COME}: ${customer}`, { code: 'invoice_upcoming_none' })
}

/** The invoice of the next renewal, as things would be then. @param call one whose changes are only imagined. */
function renewal(call: Call, subscription: StoredSubscription): StoredInvoice {
  const end = subscription.items[0]?.current_period_end ?? call.now
  const known = new Set(call.tx.all('invoice').having('subscription', subscription.id).map(({ id }) => id))
  return call.imagine((later) => {
    const told: StoredSubscription = { ...subscription, trial_end_told: true }
    later.tx.put('subscription', told.id, told)
    advanceSubscription(later, told)
    const made = later.tx.all('invoice').having('subscription', told.id).find(({ id }) => !known.has(id))
    if (made === undefined) throw upcomingNone(subscription.customer)
    return made
  }, end)
}

function ofChange(call: Call, before: StoredSubscription, details: Details): StoredInvoice {
  const { cancel_now: _now, ...params } = details
  const { subscription, invoice } = updateSubscription(call, before, params, { behavior: 'allow_incomplete', offSession: true, collect: false })
  return invoice ?? renewal(call, subscription)
}

function ofNew(call: Call, customer: StoredCustomer, details: Details): StoredInvoice {
  const items = (details.items ?? []).map((item, index) => ({ price: priceOf(call, item.price ?? '', `subscription_details[items][${index}][price]`), quantity: item.quantity ?? 1, metadata: {} }))
  checkPrices(items.map(({ price }) => price), customer)
  const source = {
    customer,
    items,
    metadata: {},
    trialEnd: trialEndOf({ trial_end: details.trial_end }, null, call.now),
    missingPaymentMethod: 'create_invoice',
    collection: 'charge_automatically',
    daysUntilDue: null,
    defaultPaymentMethod: null,
    description: null,
    cancelAtPeriodEnd: false,
    cancelAt: null,
    saveDefault: 'off',
  } as const
  const { subscription } = startSubscription(call, source, 'default_incomplete', true)
  const invoice = call.tx.get('invoice', subscription.latest_invoice ?? '')
  if (invoice === undefined) throw upcomingNone(customer.id)
  return invoice
}

/** As a preview is sent: a draft with no number that nothing will be done about. */
function asPreview(invoice: StoredInvoice): StoredInvoice {
  const id = invoice.id.replace(/^in_/, 'upcoming_in_')
  const due = Math.max(invoice.total + Math.min(invoice.starting_balance, 0), 0)
  return {
    ...invoice,
    id,
    amount_due: due,
    amount_paid: 0,
    amount_remaining: due,
    attempt_count: 0,
    attempted: false,
    auto_advance: false,
    automatically_finalizes_at: null,
    effective_at: null,
    ending_balance: null,
    hosted_invoice_url: null,
    invoice_pdf: null,
    lines: invoice.lines.map((line) => ({ ...line, id: line.id.replace(/^il_/, 'il_tmp_'), invoice: id })),
    number: null,
    status: 'draft',
    status_transitions: { finalized_at: null, marked_uncollectible_at: null, paid_at: null, voided_at: null },
  }
}

/** A preview can be read for three days. https://docs.stripe.com/invoicing/preview */
const KEPT_SECONDS = 72 * 3600

function keepPreview(call: Call, invoice: StoredInvoice): void {
  for (const { id, previewed } of call.tx.all('invoice_preview').oldestFirst()) {
    if (previewed > call.now - KEPT_SECONDS) break
    call.tx.remove('invoice_preview', id)
  }
  call.tx.put('invoice_preview', invoice.id, { id: invoice.id, previewed: call.now, invoice })
}

/** A preview that was made in the last three days. */
export function previewOf(call: Call, id: string): StoredInvoice | undefined {
  const kept = call.tx.get('invoice_preview', id)
  return kept !== undefined && kept.previewed > call.now - KEPT_SECONDS ? kept.invoice : undefined
}

/** POST /v1/invoices/create_preview: what a change, a new subscription or the next renewal would cost. Nothing of it is done. */
export const INVOICE_PREVIEW: Operation = operation({
  method: 'POST',
  path: '/v1/invoices/create_preview',
  returns: 'invoice',
  params: { currency: currency(), customer: text(), preview_mode: oneOf('next', 'recurring'), subscription: text(), subscription_details: DETAILS },
  run(called, params) {
    const subscription = params.subscription === undefined ? undefined : called.tx.get('subscription', params.subscription)
    if (params.subscription !== undefined && subscription === undefined) throw noSuch('subscription', params.subscription, 'subscription', 400)
    const customerId = params.customer ?? subscription?.customer
    if (customerId === undefined) throw invalidRequest('You must specify either `customer` or `subscription`.', { code: 'parameter_missing', param: 'customer' })
    const customer = called.tx.get('customer', customerId)
    if (customer === undefined) throw noSuch('customer', customerId, 'customer', 400)
    if (subscription !== undefined && (subscription.status === 'canceled' || subscription.status === 'incomplete_expired')) throw upcomingNone(customerId)
    const details = params.subscription_details
    const preview = called.on(customer.test_clock).imagine((call) => {
      if (subscription === undefined && details?.items !== undefined) return asPreview(ofNew(call, customer, details))
      const next = subscription ?? call.tx.all('subscription').having('customer', customer.id).find(({ status }) => status === 'active' || status === 'trialing' || status === 'past_due')
      if (next === undefined) throw upcomingNone(customer.id)
      const invoice = details === undefined ? renewal(call, next) : ofChange(call, next, details)
      if (subscriptionOf(invoice) === null) throw upcomingNone(customer.id)
      return asPreview(invoice)
    })
    keepPreview(called, preview)
    return preview
  },
})
