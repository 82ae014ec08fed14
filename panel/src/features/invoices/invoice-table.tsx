import { Table } from '@mantine/core';
import { IconFileInvoice } from '@tabler/icons-react';
import { useLocation } from 'react-router';
import tableClasses from '../../components/data-table.module.css';
import { EmptyList } from '../../components/empty-list.tsx';
import { InvoiceRow } from '../../components/invoice-row.tsx';
import { KeysetList } from '../../components/keyset-list.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { StatusFilter } from '../../components/status-filter.tsx';
import { graphql } from '../../gql/gql.ts';
import { invoiceList } from '../../lib/lists/billing-lists.ts';
import { KEYSET_PAGE_SIZE } from '../../lib/lists/keyset-pages.ts';
import { paths } from '../../lib/paths.ts';
import { useListAddress } from '../../lib/lists/use-list-address.ts';
import { useLiveQuery } from '../../lib/graphql/use-live-query.ts';

const InvoiceListQuery = graphql(`
  query InvoiceList($filter: InvoiceFilter, $limit: Int, $after: String) {
    invoices(filter: $filter, limit: $limit, after: $after) {
      endCursor
      hasNextPage
      items {
        id
        ...InvoiceRow_invoice
      }
    }
  }
`);

const statusOptions = [
  { value: 'draft', label: 'Draft' },
  { value: 'open', label: 'Open' },
  { value: 'paid', label: 'Paid' },
  { value: 'uncollectible', label: 'Uncollectible' },
  { value: 'void', label: 'Void' },
] as const;

/** Invoices, newest first: of the whole Stripe account, or of one member. The address holds search, status and place. */
export function InvoiceTable({ memberId }: { memberId?: string }) {
  const location = useLocation();
  const { state, search, filtered, change, firstPage, clear } = useListAddress(invoiceList);
  const { data, error, changing, reload } = useLiveQuery(InvoiceListQuery, { filter: { ...invoiceList.filter(state), ...(memberId && { memberId }) }, limit: KEYSET_PAGE_SIZE, after: state.after || null }, { keep: true });

  return (
    <KeysetList
      noun="invoice" list={data?.invoices} error={error} changing={changing} after={state.after} onRetry={reload} onFirstPage={firstPage}
      toolbar={(
        <>
          <SearchField label="Find by number or ID" value={state.search} onChange={(next) => change({ search: next }, state.search !== '')} />
          <StatusFilter options={statusOptions} value={state.status} onChange={(status) => change({ status })} />
        </>
      )}
      empty={(
        <EmptyList
          noun="invoice" filtered={filtered} beyondEnd={state.after !== ''} onClear={clear} onFirstPage={firstPage} icon={IconFileInvoice}
          searchHint="Numbers and ids have to be written out in full: of an invoice, a customer or a subscription."
          title="No invoice yet" description="Stripe makes one whenever somebody subscribes, renews or changes what they pay for. It appears here by itself."
        />
      )}
      columns={(
        <>
          <Table.Th>Invoice</Table.Th>{!memberId && <Table.Th w="26%">Member</Table.Th>}<Table.Th w={150}>Status</Table.Th>
          <Table.Th w={140} className={tableClasses.amount}>Amount</Table.Th><Table.Th w={140}>Created</Table.Th>
        </>
      )}
    >
      {data?.invoices.items.map((invoice) => (
        <InvoiceRow
          key={invoice.id} invoice={invoice} withMember={!memberId} historyState={location.state}
          to={memberId ? paths.memberInvoice(memberId, invoice.id, search) : paths.invoice(invoice.id, search)}
        />
      ))}
    </KeysetList>
  );
}
