import { invalidRequest, noSuch, type ApiError } from '../http/api-error.ts'
import type { StoredCustomer, StoredInvoice, StoredPrice, StoredSubscription, StoredSubscriptionItem } from '../store/stored-objects.ts'
import type { Call } from '../world.ts'
import { periodEnd } from './calendar.ts'
import { changeSubscription } from './changing.ts'
import { collect } from './collecting.ts'
import { createInvoice, finalizeInvoice, pendingItems } from './invoicing.ts'
import { itemPrice, periodLine } from './invoice-lines.ts'
import { priceAmount } from './pricing.ts'
import { prorate } from './proration.ts'
import { buildItem, checkPrices } from './subscription-creating.ts'

/** How one item is to change; without an id it is a new one. */
export interface ItemChange {
  id?: string
  price?: string
  quantity?: number
  deleted?: boolean
  metadata?: Record<string, string>
}

/** How what a subscription consists of and when it renews is to change. */
export interface PlanChange {
  items: readonly ItemChange[]
  proration: 'always_invoice' | 'create_prorations' | 'none'
  /** Seconds from which prorations are counted. */
  prorationDate: number
  /** A new period begins now. */
  resetAnchor: boolean
  /** `now` ends a trial, a time begins or moves one. */
  trialEnd?: 'now' | number | undefined
}

/** How what becomes due at once is collected. */
export interface UpdateCollection {
  behavior: 'allow_incomplete' | 'default_incomplete' | 'error_if_incomplete'
  offSession: boolean
  /** A preview collects nothing. */
  collect: boolean
}

/** A price that an update may name. @throws ApiError 400 when there is none. */
export function priceOf(call: Call, id: string, param: string): StoredPrice {
  const price = call.tx.get('price', id)
  if (price === undefined) throw noSuch('price', id, param, 400)
  return price
}

function changedItems(call: Call, subscription: StoredSubscription, changes: readonly ItemChange[]): StoredSubscriptionItem[] {
  const items = [...subscription.items]
  const period = { start: subscription.items[0]?.current_period_start ?? call.now, end: subscription.items[0]?.current_period_end ?? call.now }
  changes.forEach((change, index) => {
    const at = change.id === undefined ? -1 : items.findIndex(({ id }) => id === change.id)
    const current = items[at]
    const param = `items[${index}]`
    if (change.id !== undefined && current === undefined) throw noSuch('subscription_item', change.id, `${param}[id]`, 400)
    if (change.deleted === true) {
      if (current === undefined) throw invalidRequest('You must pass the id of the subscription item that you want to delete.', { param: `${param}[id]` })
      items.splice(at, 1)
    } else if (current === undefined) {
      if (change.price === undefined) throw invalidRequest(`Missing required param: ${param}[price].`, { code: 'parameter_missing', param: `${param}[price]` })
      items.push(buildItem(call, subscription.id, { price: priceOf(call, change.price, `${param}[price]`), quantity: change.quantity ?? 1, metadata: change.metadata ?? {} }, period))
    } else {
      const price = change.price === undefined ? current.price : priceOf(call, change.price, `${param}[price]`).id
      items[at] = { ...current, price, quantity: change.quantity ?? current.quantity, metadata: change.metadata ?? current.metadata }
    }
  })
  if (items.length === 0) throw invalidRequest('A subscription must have at least one active plan. To cancel a subscription, please use the cancel API endpoint.')
  return items
}

function total(call: Call, items: readonly StoredSubscriptionItem[]): number {
  return items.reduce((sum, item) => sum + priceAmount(itemPrice(call.tx, item), item.quantity), 0)
}

function interval(call: Call, items: readonly StoredSubscriptionItem[]): string {
  const [first] = items
  const recurring = first === undefined ? null : itemPrice(call.tx, first).recurring
  return `${recurring?.interval_count ?? 1} ${recurring?.interval ?? 'month'}`
}

/** Credits what is dropped and debits what comes, for the rest of the period. */
function prorations(call: Call, before: StoredSubscription, items: readonly StoredSubscriptionItem[], everything: boolean, at: number): void {
  const changed = (item: StoredSubscriptionItem): boolean => {
    const now = items.find(({ id }) => id === item.id)
    return now === undefined || now.price !== item.price || now.quantity !== item.quantity
  }
  for (const item of before.items) if (everything || changed(item)) prorate(call, before, item, 'credit', at)
  if (everything) return
  for (const item of items) {
    const old = before.items.find(({ id }) => id === item.id)
    if (old === undefined || old.price !== item.price || old.quantity !== item.quantity) prorate(call, before, item, 'debit', at)
  }
}

/**
 * Changes what a subscription consists of and when it renews, with prorations, and invoices at once what must be
 * (https://docs.stripe.com/billing/subscriptions/change-price, .../billing-cycle).
 * @param simple other fields that change in the same step.
 * @returns the subscription, the invoice that was made for it, and the refusal when its payment was declined.
 * @throws ApiError 402 when `error_if_incomplete` was asked for; then nothing is done.
 */
export function changePlan(
  call: Call,
  before: StoredSubscription,
  simple: Partial<StoredSubscription>,
  change: PlanChange,
  collection: UpdateCollection,
): { subscription: StoredSubscription; invoice: StoredInvoice | undefined } {
  const customer = call.tx.get('customer', before.customer)
  if (customer === undefined) throw noSuch('customer', before.customer, 'customer', 400)
  const items = changedItems(call, before, change.items)
  if (change.items.length > 0) checkPrices(items.map((item) => itemPrice(call.tx, item)), { ...customer, currency: before.currency })
  const trialing = before.status === 'trialing'
  const newTrial = typeof change.trialEnd === 'number' ? change.trialEnd : null
  const endsTrial = trialing && (change.trialEnd === 'now' || change.resetAnchor)
  const paying = before.status === 'active' || before.status === 'past_due'
  const freeBefore = total(call, before.items) === 0
  const newCycle = endsTrial || (paying && newTrial === null && (change.resetAnchor || interval(call, before.items) !== interval(call, items) || (freeBefore && total(call, items) > 0)))
  if (paying && change.proration !== 'none') prorations(call, before, items, newCycle || newTrial !== null, change.prorationDate)

  const period = nextPeriod(call, before, items, newCycle, newTrial)
  const planned: StoredSubscription = {
    ...before,
    ...simple,
    billing_cycle_anchor: newCycle ? call.now : (newTrial ?? before.billing_cycle_anchor),
    items: period === undefined ? items : items.map((item) => ({ ...item, current_period_start: period.start, current_period_end: period.end })),
    status: newTrial === null ? (endsTrial ? 'active' : before.status) : 'trialing',
    trial_end: newTrial ?? (endsTrial ? call.now : before.trial_end),
    trial_end_told: newTrial === null ? before.trial_end_told : false,
    trial_start: newTrial === null ? before.trial_start : trialing ? before.trial_start : call.now,
  }
  if (planned.cancel_at_period_end && period !== undefined) planned.cancel_at = period.end
  const waiting = change.proration === 'always_invoice' && pendingItems(call, customer.id, before.id).some(({ proration }) => proration)
  if (!newCycle && !waiting && (newTrial === null || trialing)) return { subscription: changeSubscription(call, before, planned), invoice: undefined }
  return invoiceNow(call, before, planned, customer, newCycle || (newTrial !== null && !trialing), collection)
}

function nextPeriod(call: Call, before: StoredSubscription, items: readonly StoredSubscriptionItem[], newCycle: boolean, newTrial: number | null): { start: number; end: number } | undefined {
  if (newTrial !== null) return { start: before.status === 'trialing' ? (before.items[0]?.current_period_start ?? call.now) : call.now, end: newTrial }
  const [first] = items
  const recurring = first === undefined ? null : itemPrice(call.tx, first).recurring
  return newCycle && recurring !== null ? { start: call.now, end: periodEnd(call.now, recurring, call.now) } : undefined
}

/** The invoice that a change makes due at once, and the attempt to be paid for it. */
function invoiceNow(
  call: Call,
  before: StoredSubscription,
  planned: StoredSubscription,
  customer: StoredCustomer,
  withPeriod: boolean,
  collection: UpdateCollection,
): { subscription: StoredSubscription; invoice: StoredInvoice } {
  const draft = createInvoice(call, {
    customer,
    subscription: planned,
    currency: planned.currency,
    reason: 'subscription_update',
    lines: withPeriod ? planned.items.map((item) => periodLine(call, planned, item, planned.status === 'trialing')) : [],
    period: { start: before.items[0]?.current_period_start ?? call.now, end: call.now },
    autoAdvance: true,
    finalizesAt: null,
  })
  const changed = changeSubscription(call, before, { ...planned, latest_invoice: draft.id })
  if (!collection.collect) return { subscription: changed, invoice: draft }
  const open = finalizeInvoice(call, draft)
  let error: ApiError | null = null
  if (open.status === 'open' && open.collection_method === 'charge_automatically' && collection.behavior !== 'default_incomplete') {
    error = collect(call, open, { offSession: collection.offSession, automatic: true }).error
  }
  if (error !== null && collection.behavior === 'error_if_incomplete') throw error
  return { subscription: call.tx.get('subscription', before.id) ?? changed, invoice: call.tx.get('invoice', draft.id) ?? open }
}
