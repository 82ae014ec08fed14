import type { StoredInvoice, StoredSubscription } from '../store/stored-objects.ts'
import type { Call } from '../world.ts'
import { changeSubscription, subscriptionBehind } from './changing.ts'
import { endSubscription } from './ending.ts'
import { billingSettings } from './settings.ts'

function isLatest(subscription: StoredSubscription, invoice: StoredInvoice): boolean {
  return subscription.latest_invoice === invoice.id
}

/** The invoice is settled, by money or by being given up: its subscription goes on (https://docs.stripe.com/billing/subscriptions/overview#subscription-statuses). */
export function afterSettled(call: Call, invoice: StoredInvoice): void {
  const subscription = subscriptionBehind(call, invoice)
  if (subscription === undefined || !isLatest(subscription, invoice)) return
  const { status } = subscription
  if (status === 'paused') {
    const resumed = changeSubscription(call, subscription, { status: 'active' })
    call.emit('customer.subscription.resumed', resumed)
  } else if (status === 'incomplete' || status === 'past_due' || status === 'unpaid') changeSubscription(call, subscription, { status: 'active' })
}

/** A payment was due and was not made. */
export function afterFailed(call: Call, invoice: StoredInvoice): void {
  const subscription = subscriptionBehind(call, invoice)
  if (subscription?.status === 'active' || subscription?.status === 'trialing') changeSubscription(call, subscription, { status: 'past_due' })
}

/** The last automatic attempt has failed: what the account's settings say. */
export function afterRetries(call: Call, invoice: StoredInvoice): void {
  const subscription = subscriptionBehind(call, invoice)
  if (subscription === undefined || (subscription.status !== 'past_due' && subscription.status !== 'active')) return
  const { afterRetries: then } = billingSettings(call.tx)
  if (then === 'cancel') endSubscription(call, subscription, 'payment_failed')
  if (then === 'unpaid') changeSubscription(call, subscription, { status: 'unpaid' })
}

/** The invoice was voided: a first one takes its subscription with it, a later one is settled by it. */
export function afterVoided(call: Call, invoice: StoredInvoice): void {
  const subscription = subscriptionBehind(call, invoice)
  if (subscription === undefined || !isLatest(subscription, invoice)) return
  if (subscription.status === 'incomplete') expire(call, subscription)
  else if (subscription.status !== 'paused') afterSettled(call, invoice)
}

/** The first payment did not come in time. */
function expire(call: Call, subscription: StoredSubscription): void {
  changeSubscription(call, subscription, { ended_at: call.now, status: 'incomplete_expired' })
}
