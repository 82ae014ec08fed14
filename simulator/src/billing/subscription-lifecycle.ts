import { INCOMPLETE_SECONDS, TRIAL_NOTICE_SECONDS } from '../store/due.ts'
import type { StoredInvoice, StoredSubscription } from '../store/stored-objects.ts'
import type { Call } from '../world.ts'
import { periodEnd } from './calendar.ts'
import { changeCustomer, changeInvoice, changeSubscription, payingCard, subscriptionBehind } from './changing.ts'
import { markUncollectible, voidInvoice } from './closing.ts'
import { collect } from './collecting.ts'
import { endSubscription } from './ending.ts'
import { itemPrice, periodLine } from './invoice-lines.ts'
import { createInvoice, finalizeInvoice } from './invoicing.ts'
import { billingSettings } from './settings.ts'
import { afterFailed } from './subscription-status.ts'

/** Does what is due about a subscription at the call's time: one step, after which something later is due or nothing. */
export function advanceSubscription(call: Call, subscription: StoredSubscription): void {
  const { status, cancel_at: cancelAt, trial_end: trialEnd } = subscription
  const resumesAt = subscription.pause_collection?.resumes_at ?? null
  if (cancelAt !== null && cancelAt <= call.now) endSubscription(call, subscription, 'cancellation_requested')
  else if (status === 'incomplete') expireIncomplete(call, subscription)
  else if (status === 'trialing') {
    if (trialEnd !== null && trialEnd <= call.now) endTrial(call, subscription)
    else tellOfTrialEnd(call, subscription)
  } else if (resumesAt !== null && resumesAt <= call.now) changeSubscription(call, subscription, { pause_collection: null })
  else renew(call, subscription)
}

/** Tells that a trial is about to end: three days before, or when a shorter one begins. */
export function tellOfTrialEnd(call: Call, subscription: StoredSubscription): void {
  if (subscription.trial_end === null || subscription.trial_end - TRIAL_NOTICE_SECONDS > call.now) return
  const told = { ...subscription, trial_end_told: true }
  call.tx.put('subscription', told.id, told)
  call.emit('customer.subscription.trial_will_end', told)
}

function expireIncomplete(call: Call, subscription: StoredSubscription): void {
  const invoice = subscription.latest_invoice === null ? undefined : call.tx.get('invoice', subscription.latest_invoice)
  // Voiding the first invoice ends the subscription.
  if (invoice?.status === 'open' || invoice?.status === 'uncollectible') voidInvoice(call, invoice)
  const after = call.tx.get('subscription', subscription.id) ?? subscription
  if (after.status === 'incomplete' && after.created + INCOMPLETE_SECONDS <= call.now) changeSubscription(call, after, { ended_at: call.now, status: 'incomplete_expired' })
}

function endTrial(call: Call, subscription: StoredSubscription): void {
  const missing = subscription.trial_settings?.end_behavior.missing_payment_method ?? 'create_invoice'
  const card = payingCard(call, { customer: subscription.customer, default_payment_method: subscription.default_payment_method })
  if (subscription.collection_method === 'charge_automatically' && card === undefined && missing !== 'create_invoice') {
    if (missing === 'cancel') endSubscription(call, subscription, 'cancellation_requested')
    else call.emit('customer.subscription.paused', changeSubscription(call, subscription, { status: 'paused' }))
    return
  }
  renew(call, { ...subscription, status: 'active' }, subscription)
}

/** The period after the one that ends now, and the draft of its invoice. @param before as it was before the renewal began. */
function renew(call: Call, subscription: StoredSubscription, before = subscription): void {
  const [first] = subscription.items
  const customer = call.tx.get('customer', subscription.customer)
  if (first === undefined || customer === undefined) return
  const { recurring } = itemPrice(call.tx, first)
  const start = first.current_period_end
  const end = periodEnd(subscription.billing_cycle_anchor, recurring ?? { interval: 'month', interval_count: 1 }, start)
  const items = subscription.items.map((item) => ({ ...item, current_period_start: start, current_period_end: end }))
  const collects = subscription.status !== 'unpaid' && subscription.pause_collection?.behavior !== 'keep_as_draft'
  const invoice = createInvoice(call, {
    customer,
    subscription,
    currency: subscription.currency,
    reason: 'subscription_cycle',
    lines: items.map((item) => periodLine(call, subscription, item, false)),
    period: { start: first.current_period_start, end: first.current_period_end },
    autoAdvance: collects,
    finalizesAt: collects ? call.now + billingSettings(call.tx).draftSeconds : null,
  })
  changeSubscription(call, before, { status: subscription.status, items, latest_invoice: invoice.id })
}

/** Does what is due about an invoice at the call's time. */
export function advanceInvoice(call: Call, invoice: StoredInvoice): void {
  if (invoice.status === 'draft') finalizeAndCollect(call, invoice)
  else if (invoice.due_date !== null && !invoice.overdue && invoice.due_date <= call.now) becomeOverdue(call, invoice)
  else collect(call, invoice, { automatic: true, offSession: false })
}

function finalizeAndCollect(call: Call, draft: StoredInvoice): void {
  const paused = subscriptionBehind(call, draft)?.pause_collection?.behavior
  const open = finalizeInvoice(call, draft)
  if (open.status !== 'open') return
  if (paused === 'void') voidInvoice(call, open)
  else if (paused === 'mark_uncollectible') markUncollectible(call, open)
  else if (open.collection_method === 'charge_automatically') collect(call, open, { automatic: true })
}

function becomeOverdue(call: Call, invoice: StoredInvoice): void {
  const after = changeInvoice(call, invoice, { overdue: true }, 'invoice.overdue')
  changeCustomer(call, invoice.customer, { delinquent: true })
  afterFailed(call, after)
}
