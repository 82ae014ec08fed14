import { statusWords, type StatusWords } from './status-words.ts';
import { absoluteDate } from './time.ts';

/** What decides how a subscription reads; the API's `Subscription`, moments as ISO 8601 text. */
export interface SubscriptionState {
  /** As Stripe writes it. */
  status: string;
  cancelAtPeriodEnd: boolean;
  cancelAt?: string | null;
  canceledAt?: string | null;
  endedAt?: string | null;
  trialEnd?: string | null;
  items: readonly { currentPeriodEnd: string }[];
}

/** https://docs.stripe.com/api/subscriptions/object#subscription_object-status in short. */
const words: Record<string, StatusWords> = {
  active: { label: 'Active', tone: 'synced', meaning: 'Paid and running.' },
  trialing: { label: 'Trial', tone: 'pending', meaning: 'In its trial: nothing is charged until the trial ends.' },
  past_due: { label: 'Past due', tone: 'attention', meaning: 'The last invoice is not paid. Stripe tries again.' },
  unpaid: { label: 'Unpaid', tone: 'failed', meaning: 'Invoices stay unpaid, and Stripe has stopped trying.' },
  incomplete: { label: 'Incomplete', tone: 'attention', meaning: 'The first payment is not made. It expires 23 hours after the start.' },
  incomplete_expired: { label: 'Expired', tone: 'notMapped', meaning: 'The first payment was not made in time.' },
  paused: { label: 'Paused', tone: 'notMapped', meaning: 'The trial ended without a payment method.' },
  canceled: { label: 'Canceled', tone: 'notMapped', meaning: 'It is over.' },
};

/** Label, colour and meaning of a status; one that Stripe adds one day is shown as Stripe writes it. */
export function subscriptionWords(status: string): StatusWords {
  return statusWords(words, status);
}

/** True once nothing can happen to a subscription any more. */
export function isOver(status: string): boolean {
  return status === 'canceled' || status === 'incomplete_expired';
}

/** What happens next or happened last: “Renews on Dec 23, 2026”. Empty when nothing is planned. */
export function subscriptionTerm(subscription: SubscriptionState): string {
  const { status, endedAt, canceledAt, cancelAt, cancelAtPeriodEnd, trialEnd } = subscription;
  const over = endedAt ?? (status === 'canceled' ? canceledAt : null);
  if (over) return `Ended on ${date(over)}`;
  if (status === 'incomplete' || status === 'incomplete_expired' || status === 'paused') return '';
  // Items of one subscription may have periods of their own: the next to end comes first.
  const periodEnd = subscription.items.map((item) => item.currentPeriodEnd).sort()[0];
  const end = cancelAt ?? (cancelAtPeriodEnd ? periodEnd : null);
  if (end) return `Ends on ${date(end)}`;
  if (status === 'trialing' && trialEnd) return `Trial ends on ${date(trialEnd)}`;
  if (!periodEnd) return '';
  return status === 'active' || status === 'trialing' ? `Renews on ${date(periodEnd)}` : `Period ends on ${date(periodEnd)}`;
}

function date(moment: string): string {
  return absoluteDate(new Date(moment));
}
