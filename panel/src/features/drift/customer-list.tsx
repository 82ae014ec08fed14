import { Button, Table, Text } from '@mantine/core';
import { IconUserQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import tableClasses from '../../components/data-table.module.css';
import { EmptyList } from '../../components/empty-list.tsx';
import { ExternalLink } from '../../components/external-link.tsx';
import { KeysetList } from '../../components/keyset-list.tsx';
import { Permitted } from '../../components/permitted.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { graphql } from '../../gql/gql.ts';
import { customerList } from '../../lib/lists/billing-lists.ts';
import { KEYSET_PAGE_SIZE } from '../../lib/lists/keyset-pages.ts';
import { useListAddress } from '../../lib/lists/use-list-address.ts';
import { useLiveQuery } from '../../lib/graphql/use-live-query.ts';
import { ConnectDialog } from './connect-dialog.tsx';

const UnrecognizedCustomersQuery = graphql(`
  query UnrecognizedCustomers($search: String, $limit: Int, $after: String) {
    unrecognizedStripeCustomers(search: $search, limit: $limit, after: $after) {
      endCursor
      hasNextPage
      items {
        id
        name
        email
        createdAt
        dashboardUrl
      }
    }
  }
`);

/** Customers in the Stripe account that no member has: what they pay for gives nobody access, until somebody says whose they are. */
export function CustomerList() {
  const { state, filtered, change, firstPage, clear } = useListAddress(customerList);
  const { data, error, changing, reload } = useLiveQuery(UnrecognizedCustomersQuery, { search: state.search || null, limit: KEYSET_PAGE_SIZE, after: state.after || null }, { keep: true });
  const [connecting, setConnecting] = useState<{ id: string; name: string } | null>(null);

  return (
    <>
      <KeysetList
        noun="customer" list={data?.unrecognizedStripeCustomers} error={error} changing={changing} after={state.after} onRetry={reload} onFirstPage={firstPage}
        toolbar={<SearchField label="Find by ID or e-mail" value={state.search} onChange={(next) => change({ search: next }, state.search !== '')} />}
        empty={(
          <EmptyList
            noun="customer" filtered={filtered} beyondEnd={state.after !== ''} onClear={clear} onFirstPage={firstPage} icon={IconUserQuestion}
            searchHint="Ids and addresses have to be written out in full. A customer that a member has is not listed here."
            title="Every customer has a member" description="Customers that somebody makes in Stripe itself appear here: what they pay for gives nobody access."
          />
        )}
        columns={<><Table.Th>Customer</Table.Th><Table.Th w="34%">E-mail</Table.Th><Table.Th w={140}>Created</Table.Th><Table.Th w={130} aria-label="Actions" /></>}
      >
        {data?.unrecognizedStripeCustomers.items.map((customer) => (
          <Table.Tr key={customer.id} className={tableClasses.row} data-testid="customer-row">
            <Table.Td>
              <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>{customer.name ?? 'Without a name'}</Text>
              <div className={tableClasses.muted}><ExternalLink href={customer.dashboardUrl} inherit>{customer.id}</ExternalLink></div>
            </Table.Td>
            <Table.Td className={tableClasses.muted} style={{ overflowWrap: 'anywhere' }}>{customer.email ?? '—'}</Table.Td>
            <Table.Td className={tableClasses.muted} data-label="Created"><RelativeTime at={customer.createdAt} /></Table.Td>
            <Table.Td>
              <Permitted operation="connectStripeCustomer">
                <Button size="xs" variant="default" onClick={() => setConnecting({ id: customer.id, name: customer.name ?? customer.email ?? customer.id })}>Connect…</Button>
              </Permitted>
            </Table.Td>
          </Table.Tr>
        ))}
      </KeysetList>
      {connecting && <ConnectDialog customer={connecting} onClose={() => setConnecting(null)} />}
    </>
  );
}
