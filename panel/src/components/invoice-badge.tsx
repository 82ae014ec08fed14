import { IconCircleCheck, IconCircleX, IconClock, IconPencil } from '@tabler/icons-react';
import { readFragment, type FragmentType } from '../gql/fragment-masking.ts';
import { graphql } from '../gql/gql.ts';
import { invoiceWords } from '../lib/words/invoice-text.ts';
import type { StatusTone } from '../lib/words/status-words.ts';
import { StatusBadge } from './status-badge.tsx';

export const InvoiceBadgeFragment = graphql(`
  fragment InvoiceBadge_invoice on Invoice {
    id
    number
    status
    nextPaymentAttempt
  }
`);

const icons: Record<StatusTone, typeof IconClock> = {
  synced: IconCircleCheck,
  pending: IconClock,
  notMapped: IconCircleX,
  attention: IconClock,
  failed: IconCircleX,
};

/** Where an invoice stands. A change of the word is announced to screen readers. */
export function InvoiceBadge({ invoice: masked }: { invoice: FragmentType<typeof InvoiceBadgeFragment> }) {
  const invoice = readFragment(InvoiceBadgeFragment, masked);
  const { label, tone, meaning } = invoiceWords(invoice);
  const status = invoice.status ?? 'draft';
  return (
    <StatusBadge
      tone={tone} icon={status === 'draft' ? IconPencil : icons[tone]} label={label} status={status} name={`Status: ${label}`} testId="invoice-badge"
      explain={() => [meaning]} spoken={`Invoice ${invoice.number ?? invoice.id}: ${label}`}
    />
  );
}
