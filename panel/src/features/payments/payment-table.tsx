import { Table } from '@mantine/core';
import { IconCash } from '@tabler/icons-react';
import { useLocation } from 'react-router';
import { EmptyList } from '../../components/empty-list.tsx';
import { KeysetList } from '../../components/keyset-list.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { StatusFilter } from '../../components/status-filter.tsx';
import { graphql } from '../../gql/gql.ts';
import { paymentList } from '../../lib/lists/billing-lists.ts';
import { KEYSET_PAGE_SIZE } from '../../lib/lists/keyset-pages.ts';
import { paths } from '../../lib/paths.ts';
import { useListAddress } from '../../lib/lists/use-list-address.ts';
import { useLiveQuery } from '../../lib/graphql/use-live-query.ts';
import { PaymentRow } from './payment-row.tsx';

const PaymentListQuery = graphql(`
  query PaymentList($filter: PaymentFilter, $limit: Int, $after: String) {
    payments(filter: $filter, limit: $limit, after: $after) {
      endCursor
      hasNextPage
      items {
        id
        ...PaymentRow_payment
      }
    }
  }
`);

const statusOptions = [
  { value: 'succeeded', label: 'Succeeded' },
  { value: 'processing', label: 'Processing' },
  { value: 'requires_payment_method', label: 'Failed or incomplete' },
  { value: 'requires_action', label: 'Needs the member' },
  { value: 'requires_confirmation', label: 'Unconfirmed' },
  { value: 'requires_capture', label: 'To be captured' },
  { value: 'canceled', label: 'Canceled' },
] as const;

/** Payments, newest first: of the whole Stripe account, or of one member. The address holds search, status and place. */
export function PaymentTable({ memberId }: { memberId?: string }) {
  const location = useLocation();
  const { state, search, filtered, change, firstPage, clear } = useListAddress(paymentList);
  const { data, error, changing, reload } = useLiveQuery(PaymentListQuery, { filter: { ...paymentList.filter(state), ...(memberId && { memberId }) }, limit: KEYSET_PAGE_SIZE, after: state.after || null }, { keep: true });

  return (
    <KeysetList
      noun="payment" list={data?.payments} error={error} changing={changing} after={state.after} onRetry={reload} onFirstPage={firstPage}
      toolbar={(
        <>
          <SearchField label="Find by ID" value={state.search} onChange={(next) => change({ search: next }, state.search !== '')} />
          <StatusFilter options={statusOptions} value={state.status} onChange={(status) => change({ status })} />
        </>
      )}
      empty={(
        <EmptyList
          noun="payment" filtered={filtered} beyondEnd={state.after !== ''} onClear={clear} onFirstPage={firstPage} icon={IconCash}
          searchHint="Ids have to be written out in full: of a payment, a charge, an invoice or a customer."
          title="No payment yet" description="Every attempt to collect money appears here by itself, whether it succeeds or not."
        />
      )}
      columns={(
        <>
          <Table.Th>Payment</Table.Th>{!memberId && <Table.Th w="24%">Member</Table.Th>}<Table.Th w={170}>Status</Table.Th>
          <Table.Th w="20%">Invoice</Table.Th><Table.Th w={140}>Created</Table.Th>
        </>
      )}
    >
      {data?.payments.items.map((payment) => (
        <PaymentRow
          key={payment.id} payment={payment} withMember={!memberId} historyState={location.state}
          to={memberId ? paths.memberPayment(memberId, payment.id, search) : paths.payment(payment.id, search)}
        />
      ))}
    </KeysetList>
  );
}
