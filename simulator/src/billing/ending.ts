import type { StoredSubscription } from '../store/stored-objects.ts'
import type { Call } from '../world.ts'
import { changeInvoice } from './changing.ts'

/** Why a subscription ended. */
export type EndReason = NonNullable<NonNullable<StoredSubscription['cancellation_details']>['reason']>

/** Ends a subscription for good, stops collecting its invoices, and tells of it (https://docs.stripe.com/billing/subscriptions/cancel). */
export function endSubscription(call: Call, before: StoredSubscription, reason: EndReason, change: Partial<StoredSubscription> = {}): StoredSubscription {
  const details = change.cancellation_details ?? before.cancellation_details
  const after: StoredSubscription = {
    ...before,
    ...change,
    canceled_at: before.canceled_at ?? call.now,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, ...details, reason },
    ended_at: call.now,
    pause_collection: null,
    status: 'canceled',
  }
  call.tx.put('subscription', after.id, after)
  call.emit('customer.subscription.deleted', after)
  for (const invoice of call.tx.all('invoice').having('subscription', after.id)) {
    if (invoice.status === 'draft' || invoice.status === 'open') {
      changeInvoice(call, invoice, { auto_advance: false, automatically_finalizes_at: null, next_payment_attempt: null })
    }
  }
  return after
}
