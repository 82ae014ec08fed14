import { Table } from '@mantine/core';
import { memo } from 'react';
import { Link, type Location } from 'react-router';
import { readFragment, type FragmentType } from '../gql/fragment-masking.ts';
import { graphql } from '../gql/gql.ts';
import { invoiceReason } from '../lib/words/invoice-text.ts';
import tableClasses from './data-table.module.css';
import { InvoiceBadge } from './invoice-badge.tsx';
import { MemberCell } from './member-cell.tsx';
import { RelativeTime } from './relative-time.tsx';

export const InvoiceRowFragment = graphql(`
  fragment InvoiceRow_invoice on Invoice {
    id
    number
    billingReason
    createdAt
    customerId
    total {
      formatted
    }
    member {
      id
      name
    }
    ...InvoiceBadge_invoice
  }
`);

export interface InvoiceRowProps {
  invoice: FragmentType<typeof InvoiceRowFragment>;
  /** Where its details open. */
  to: string;
  /** For lists over all members. */
  withMember?: boolean;
  /** The list's place in the history, to keep while the invoice is open. */
  historyState?: Location['state'];
}

/** One invoice in a table. Renders again only when something of it changed. */
export const InvoiceRow = memo(function InvoiceRow({ invoice: masked, to, withMember = false, historyState }: InvoiceRowProps) {
  const invoice = readFragment(InvoiceRowFragment, masked);
  return (
    <Table.Tr className={tableClasses.row} data-testid="invoice-row">
      <Table.Td>
        <Link to={to} state={historyState} preventScrollReset className={tableClasses.link}>{invoice.number ?? 'Without a number yet'}</Link>
        <div className={tableClasses.muted}>{invoiceReason(invoice.billingReason) || invoice.id}</div>
      </Table.Td>
      {withMember && <Table.Td><MemberCell member={invoice.member} customerId={invoice.customerId} /></Table.Td>}
      <Table.Td><InvoiceBadge invoice={invoice} /></Table.Td>
      <Table.Td className={tableClasses.amount}>{invoice.total.formatted}</Table.Td>
      <Table.Td className={tableClasses.muted}><RelativeTime at={invoice.createdAt} /></Table.Td>
    </Table.Tr>
  );
});
