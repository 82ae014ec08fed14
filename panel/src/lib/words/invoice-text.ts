import { sentence, statusWords, type StatusWords } from './status-words.ts';
import { absoluteDate } from './time.ts';

/** What decides how an invoice reads; the API's `Invoice`, moments as ISO 8601 text. */
export interface InvoiceState {
  /** As Stripe writes it. */
  status?: string | null;
  nextPaymentAttempt?: string | null;
}

/** https://docs.stripe.com/invoicing/overview#invoice-lifecycle in short. */
const words: Record<string, StatusWords> = {
  draft: { label: 'Draft', tone: 'notMapped', meaning: 'Not sent yet: it can still change.' },
  open: { label: 'Open', tone: 'pending', meaning: 'Waits to be paid.' },
  paid: { label: 'Paid', tone: 'synced', meaning: 'Paid in full, or nothing was to be paid.' },
  uncollectible: { label: 'Uncollectible', tone: 'failed', meaning: 'Given up: nobody expects it to be paid.' },
  void: { label: 'Void', tone: 'notMapped', meaning: 'Canceled: it counts as never sent.' },
};

/** Label, colour and meaning of an invoice's status; one that Stripe adds one day is shown as Stripe writes it. */
export function invoiceWords({ status, nextPaymentAttempt }: InvoiceState): StatusWords {
  const known = statusWords(words, status ?? 'draft');
  if (status !== 'open' || !nextPaymentAttempt) return known;
  return { ...known, meaning: `${known.meaning} Stripe tries to collect it on ${absoluteDate(new Date(nextPaymentAttempt))}.` };
}

const reasons: Record<string, string> = {
  subscription_create: 'New subscription',
  subscription_cycle: 'Renewal',
  subscription_update: 'Changed subscription',
  subscription_threshold: 'Usage threshold',
  subscription: 'Subscription',
  manual: 'Made by hand',
  quote_accept: 'Accepted quote',
  upcoming: 'Upcoming',
};

/** Why an invoice was made: “Renewal”. Empty when Stripe does not say. */
export function invoiceReason(billingReason: string | null | undefined): string {
  if (!billingReason) return '';
  return reasons[billingReason] ?? sentence(billingReason);
}
