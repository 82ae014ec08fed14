import { changeSubscription } from '../../billing/changing.ts'
import { tellOfTrialEnd } from '../../billing/subscription-lifecycle.ts'
import { changePlan, type ItemChange, type UpdateCollection } from '../../billing/subscription-updating.ts'
import { invalidRequest } from '../../http/api-error.ts'
import { changedMetadata } from '../../params/metadata.ts'
import type { StoredInvoice, StoredSubscription } from '../../store/stored-objects.ts'
import type { Call } from '../../world.ts'
import { ownCard } from '../payment-methods/payment-method-object.ts'
import type { SubscriptionUpdate } from './subscription-params.ts'

const FINAL = new Set(['metadata', 'cancellation_details'])
const INCOMPLETE = new Set(['metadata', 'default_payment_method', 'cancel_at_period_end', 'payment_settings'])

/** @throws ApiError 400 for what can no longer, or not yet, be changed. */
function checkStatus(subscription: StoredSubscription, params: SubscriptionUpdate): void {
  const names = Object.keys(params)
  const { status } = subscription
  if ((status === 'canceled' || status === 'incomplete_expired') && !names.every((name) => FINAL.has(name))) {
    throw invalidRequest('A canceled subscription can only update its cancellation_details and metadata.')
  }
  if (status === 'incomplete' && !names.every((name) => FINAL.has(name) || INCOMPLETE.has(name))) {
    throw invalidRequest('This subscription is incomplete. Only its metadata and default payment method can be updated until its first invoice is paid.')
  }
}

/** When it is to end, as the parameters change it. */
function cancellation(call: Call, before: StoredSubscription, params: SubscriptionUpdate): Partial<StoredSubscription> {
  const { cancel_at_period_end: atEnd, cancel_at: at } = params
  const details = { comment: null, feedback: null, feedback_option: null, reason: null, ...before.cancellation_details, ...params.cancellation_details }
  if (atEnd === undefined && at === undefined) return params.cancellation_details === undefined ? {} : { cancellation_details: details }
  if (typeof at === 'number' && at <= call.now) throw invalidRequest('The cancel_at must be in the future.', { param: 'cancel_at' })
  const end = atEnd === true ? (before.items[0]?.current_period_end ?? null) : (at ?? null)
  if (end === null) return { cancel_at: null, cancel_at_period_end: false, canceled_at: null, cancellation_details: { ...details, reason: null } }
  return { cancel_at: end, cancel_at_period_end: atEnd === true, canceled_at: before.canceled_at ?? call.now, cancellation_details: { ...details, reason: 'cancellation_requested' } }
}

function simpleFields(call: Call, before: StoredSubscription, params: SubscriptionUpdate): Partial<StoredSubscription> {
  const customer = call.tx.get('customer', before.customer)
  const card = params.default_payment_method
  if (card !== undefined && customer !== undefined) ownCard(call, card, customer, 'default_payment_method')
  const collection = params.collection_method ?? before.collection_method
  const behavior = params.trial_settings?.end_behavior.missing_payment_method
  return {
    ...cancellation(call, before, params),
    collection_method: collection,
    days_until_due: collection === 'send_invoice' ? (params.days_until_due ?? before.days_until_due ?? 30) : null,
    default_payment_method: card ?? before.default_payment_method,
    description: params.description === undefined ? before.description : params.description,
    metadata: changedMetadata(before.metadata, params.metadata),
    pause_collection:
      params.pause_collection === undefined
        ? before.pause_collection
        : params.pause_collection && { behavior: params.pause_collection.behavior, resumes_at: params.pause_collection.resumes_at ?? null },
    payment_settings:
      params.payment_settings?.save_default_payment_method === undefined || before.payment_settings === null
        ? before.payment_settings
        : { ...before.payment_settings, save_default_payment_method: params.payment_settings.save_default_payment_method },
    ...(behavior === undefined ? {} : { trial_settings: { end_behavior: { billing_cycle_anchor: null, missing_payment_method: behavior } } }),
  }
}

/** The items of a request as the change they ask for. */
export function itemChanges(before: StoredSubscription | undefined, items: SubscriptionUpdate['items']): ItemChange[] {
  return (items ?? []).map(({ metadata, clear_usage: _usage, ...item }) => {
    const current = before?.items.find(({ id }) => id === item.id)
    return { ...item, ...(metadata === undefined ? {} : { metadata: changedMetadata(current?.metadata ?? {}, metadata) }) }
  })
}

/** Changes a subscription as a request asks. @returns also the invoice that became due by it. @throws ApiError 400 or, for a declined card that must not be, 402. */
export function updateSubscription(call: Call, before: StoredSubscription, params: SubscriptionUpdate, collection: UpdateCollection): { subscription: StoredSubscription; invoice: StoredInvoice | undefined } {
  checkStatus(before, params)
  const { trial_end: trialEnd } = params
  if (typeof trialEnd === 'number' && trialEnd <= call.now) throw invalidRequest('Invalid timestamp: must be an integer Unix timestamp in the future.', { param: 'trial_end' })
  const [first] = before.items
  const date = params.proration_date ?? call.now
  if (first !== undefined && params.proration_date !== undefined && (date < first.current_period_start || date > first.current_period_end)) {
    throw invalidRequest('Invalid proration_date: it must lie within the current billing period.', { param: 'proration_date' })
  }
  const simple = simpleFields(call, before, params)
  if (params.items === undefined && trialEnd === undefined && params.billing_cycle_anchor !== 'now') {
    return { subscription: changeSubscription(call, before, simple), invoice: undefined }
  }
  const change = { items: itemChanges(before, params.items), proration: params.proration_behavior ?? 'create_prorations', prorationDate: date, resetAnchor: params.billing_cycle_anchor === 'now', trialEnd }
  const { subscription, invoice } = changePlan(call, before, simple, change, collection)
  if (subscription.status === 'trialing' && !subscription.trial_end_told && trialEnd !== undefined) tellOfTrialEnd(call, subscription)
  return { subscription: call.tx.get('subscription', subscription.id) ?? subscription, invoice }
}
