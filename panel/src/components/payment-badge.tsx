import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconCircleX, IconClock } from '@tabler/icons-react';
import { readFragment, type FragmentType } from '../gql/fragment-masking.ts';
import { graphql } from '../gql/gql.ts';
import { paymentWords } from '../lib/words/payment-text.ts';
import type { StatusTone } from '../lib/words/status-words.ts';
import { StatusBadge } from './status-badge.tsx';

export const PaymentBadgeFragment = graphql(`
  fragment PaymentBadge_payment on Payment {
    id
    status
    failureCode
    failureMessage
    amountReceived {
      amount
    }
    amountRefunded {
      amount
      formatted
    }
  }
`);

const icons: Record<StatusTone, typeof IconClock> = {
  synced: IconCircleCheck,
  pending: IconClock,
  notMapped: IconCircleDashed,
  attention: IconAlertTriangle,
  failed: IconCircleX,
};

/** Where a payment stands. A change of the word is announced to screen readers. */
export function PaymentBadge({ payment: masked }: { payment: FragmentType<typeof PaymentBadgeFragment> }) {
  const payment = readFragment(PaymentBadgeFragment, masked);
  const { label, tone, meaning } = paymentWords(payment);
  return (
    <StatusBadge
      tone={tone} icon={icons[tone]} label={label} status={payment.status} name={`Status: ${label}`} testId="payment-badge"
      explain={() => [meaning]} spoken={`Payment ${payment.id}: ${label}`}
    />
  );
}
