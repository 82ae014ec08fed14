import { Table } from '@mantine/core';
import { memo } from 'react';
import { Link, type Location } from 'react-router';
import tableClasses from '../../components/data-table.module.css';
import { MemberCell } from '../../components/member-cell.tsx';
import { PaymentBadge } from '../../components/payment-badge.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { paths } from '../../lib/paths.ts';
import { paymentMethodName } from '../../lib/words/payment-method-text.ts';

export const PaymentRowFragment = graphql(`
  fragment PaymentRow_payment on Payment {
    id
    customerId
    createdAt
    amount {
      formatted
    }
    paymentMethod {
      id
      type
      brand
      last4
    }
    invoice {
      id
      number
    }
    member {
      id
      name
    }
    ...PaymentBadge_payment
  }
`);

export interface PaymentRowProps {
  payment: FragmentType<typeof PaymentRowFragment>;
  /** Where its details open. */
  to: string;
  /** For lists over all members. */
  withMember?: boolean;
  /** The list's place in the history, to keep while the payment is open. */
  historyState?: Location['state'];
}

/** One payment in a table. Renders again only when something of it changed. */
export const PaymentRow = memo(function PaymentRow({ payment: masked, to, withMember = false, historyState }: PaymentRowProps) {
  const payment = readFragment(PaymentRowFragment, masked);
  return (
    <Table.Tr className={tableClasses.row} data-testid="payment-row">
      <Table.Td>
        <Link to={to} state={historyState} preventScrollReset className={tableClasses.link}>{payment.amount.formatted}</Link>
        <div className={tableClasses.muted}>{payment.paymentMethod ? paymentMethodName(payment.paymentMethod) : 'Payment method unknown'}</div>
      </Table.Td>
      {withMember && <Table.Td><MemberCell member={payment.member} customerId={payment.customerId} /></Table.Td>}
      <Table.Td><PaymentBadge payment={payment} /></Table.Td>
      <Table.Td className={payment.invoice ? tableClasses.muted : `${tableClasses.muted} ${tableClasses.optional}`}>
        {payment.invoice ? <Link to={paths.invoice(payment.invoice.id)} className={tableClasses.inner}>{payment.invoice.number ?? payment.invoice.id}</Link> : '—'}
      </Table.Td>
      <Table.Td className={tableClasses.muted}><RelativeTime at={payment.createdAt} /></Table.Td>
    </Table.Tr>
  );
});
