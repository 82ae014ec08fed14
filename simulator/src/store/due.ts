import type { Due, DueOf } from './due-queue.ts'
import type { Kind, StoredInvoice, StoredObjects, StoredSubscription } from './stored-objects.ts'

/** How long the first payment of a subscription may take (https://docs.stripe.com/api/subscriptions/object#subscription_object-status). */
export const INCOMPLETE_SECONDS = 23 * 3600
/** How long before its end a trial is told of (https://docs.stripe.com/billing/subscriptions/trials). */
export const TRIAL_NOTICE_SECONDS = 3 * 24 * 3600

function soonest(clock: string | null, ...times: Array<number | null | undefined>): Due | undefined {
  const known = times.filter((time) => typeof time === 'number')
  return known.length === 0 ? undefined : { clock, at: Math.min(...known) }
}

function subscriptionDue(subscription: StoredSubscription): Due | undefined {
  const { status, test_clock: clock, cancel_at: cancelAt, trial_end: trialEnd } = subscription
  switch (status) {
    case 'trialing':
      return soonest(clock, trialEnd, cancelAt, subscription.trial_end_told || trialEnd === null ? null : trialEnd - TRIAL_NOTICE_SECONDS)
    case 'active':
    case 'past_due':
    case 'unpaid':
      return soonest(clock, subscription.items[0]?.current_period_end, cancelAt, subscription.pause_collection?.resumes_at)
    case 'incomplete':
      return soonest(clock, subscription.created + INCOMPLETE_SECONDS)
    case 'paused':
      return soonest(clock, cancelAt)
    default:
      return undefined
  }
}

function invoiceDue(invoice: StoredInvoice): Due | undefined {
  const { status, test_clock: clock } = invoice
  if (status === 'draft') return soonest(clock, invoice.auto_advance === true ? invoice.automatically_finalizes_at : null)
  if (status !== 'open') return undefined
  return soonest(clock, invoice.auto_advance === true ? invoice.next_payment_attempt : null, invoice.overdue ? null : invoice.due_date)
}

/** When something has to be done about an object, by kind. Kinds that are not here wait for calls only. */
export const DUE: { [K in Kind]?: DueOf<StoredObjects[K]> } = {
  checkout_session: (session) => (session.status === 'open' ? { clock: null, at: session.expires_at } : undefined),
  subscription: subscriptionDue,
  invoice: invoiceDue,
  test_clock: (clock) => (clock.status === 'advancing' ? { clock: null, at: 0 } : undefined),
}
