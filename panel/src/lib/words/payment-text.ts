import { statusWords, type StatusWords } from './status-words.ts';

/** What decides how a payment reads; the API's `Payment`, amounts in minor units. */
export interface PaymentState {
  /** As Stripe writes it. */
  status: string;
  failureCode?: string | null;
  failureMessage?: string | null;
  amountReceived: { amount: number };
  amountRefunded: { amount: number; formatted: string };
}

/** https://docs.stripe.com/payments/paymentintents/lifecycle in short; of old payments without one, the charge's status. */
const words: Record<string, StatusWords> = {
  succeeded: { label: 'Succeeded', tone: 'synced', meaning: 'The money is collected.' },
  processing: { label: 'Processing', tone: 'pending', meaning: 'The bank works on it. That takes days with some payment methods.' },
  pending: { label: 'Processing', tone: 'pending', meaning: 'The bank works on it.' },
  requires_payment_method: { label: 'Incomplete', tone: 'notMapped', meaning: 'Waits for a payment method.' },
  requires_confirmation: { label: 'Incomplete', tone: 'notMapped', meaning: 'Waits to be confirmed.' },
  requires_action: { label: 'Needs the member', tone: 'attention', meaning: 'The bank wants the member to confirm it.' },
  requires_capture: { label: 'To be captured', tone: 'attention', meaning: 'Authorized, not collected yet.' },
  canceled: { label: 'Canceled', tone: 'notMapped', meaning: 'Nothing was or will be collected.' },
  failed: { label: 'Failed', tone: 'failed', meaning: 'It was refused.' },
};

/** Label, colour and meaning of a payment; one that was refused or given back says so, whatever Stripe calls its status. */
export function paymentWords({ status, failureCode, failureMessage, amountReceived, amountRefunded }: PaymentState): StatusWords {
  if (amountRefunded.amount > 0) {
    const whole = amountRefunded.amount >= amountReceived.amount;
    return { label: whole ? 'Refunded' : 'Partly refunded', tone: 'notMapped', meaning: `${amountRefunded.formatted} were given back.` };
  }
  const refused = failureMessage ?? (failureCode && `It was refused: ${failureCode}.`);
  if (refused && status !== 'succeeded') return { label: 'Failed', tone: 'failed', meaning: refused };
  return statusWords(words, status);
}
