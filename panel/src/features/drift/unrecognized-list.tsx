import { Button, Card, EmptyState, Group, Table, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import tableClasses from '../../components/data-table.module.css';
import { ExternalLink } from '../../components/external-link.tsx';
import { Failure } from '../../components/failure.tsx';
import { Pager } from '../../components/pager.tsx';
import { Permitted } from '../../components/permitted.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { graphql } from '../../gql/gql.ts';
import { PAGE_SIZE } from '../../lib/lists/catalog-list.ts';
import { pageNumber } from '../../lib/lists/list-address.ts';
import { useLiveQuery } from '../../lib/graphql/use-live-query.ts';
import { AdoptDialog } from './adopt-dialog.tsx';

const UnrecognizedListQuery = graphql(`
  query UnrecognizedList($limit: Int, $offset: Int) {
    unrecognizedStripeObjects(limit: $limit, offset: $offset) {
      totalCount
      totalCountIsExact
      items {
        id
        stripeId
        kind
        name
        dashboardUrl
        firstSeenAt
        lastSeenAt
      }
    }
  }
`);

/** What is in the Stripe account but was not made here; it is left alone unless somebody adopts it. */
export function UnrecognizedList() {
  const [params, setParams] = useSearchParams();
  const page = pageNumber(params.get('page'));
  const { data, error, changing, reload } = useLiveQuery(UnrecognizedListQuery, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE }, { keep: true });
  const [adopting, setAdopting] = useState<{ stripeId: string; name: string } | null>(null);
  const list = data?.unrecognizedStripeObjects;

  return (
    <Card className={tableClasses.card}>
      {error !== undefined && <Failure what="The objects" error={error} onRetry={reload} />}
      {error === undefined && !list && <TableSkeleton rows={4} />}
      {list && list.items.length === 0 && (
        <EmptyState py={48} px="md" variant="light" color="teal" icon={<IconCircleCheck size={28} stroke={1.6} />} title="Nothing from anywhere else" description="Every product and price that the console has seen in Stripe was made here." />
      )}
      {list && list.items.length > 0 && (
        <div className={tableClasses.body} data-changing={changing || undefined}>
          <Table className={tableClasses.table} aria-label="Stripe objects not from this console">
            <Table.Thead><Table.Tr><Table.Th>Object</Table.Th><Table.Th w={150}>First seen</Table.Th><Table.Th w={150}>Last seen</Table.Th><Table.Th w={120} aria-label="Actions" /></Table.Tr></Table.Thead>
            <Table.Tbody>
              {list.items.map((item) => (
                <Table.Tr key={item.id} className={tableClasses.row}>
                  <Table.Td>
                    <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>{item.name ?? 'Without a name'}</Text>
                    <Group gap={8} className={tableClasses.muted}>
                      {item.kind === 'PRODUCT' ? 'Product' : 'Price'}
                      {item.dashboardUrl ? <ExternalLink href={item.dashboardUrl} inherit>{item.stripeId}</ExternalLink> : item.stripeId}
                    </Group>
                  </Table.Td>
                  <Table.Td className={tableClasses.muted} data-label="First seen"><RelativeTime at={item.firstSeenAt} /></Table.Td>
                  <Table.Td className={tableClasses.muted} data-label="Last seen"><RelativeTime at={item.lastSeenAt} /></Table.Td>
                  <Table.Td>
                    {item.kind === 'PRODUCT' && (
                      <Permitted operation="adoptStripeProduct">
                        <Button size="xs" variant="default" onClick={() => setAdopting({ stripeId: item.stripeId, name: item.name ?? item.stripeId })}>Adopt…</Button>
                      </Permitted>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          <div className={tableClasses.foot}>
            <Pager page={page} pageSize={PAGE_SIZE} total={list.totalCount} exact={list.totalCountIsExact} noun="object" onChange={(next) => setParams(next === 1 ? {} : { page: String(next) })} />
          </div>
        </div>
      )}
      {adopting && <AdoptDialog object={adopting} onClose={() => setAdopting(null)} />}
    </Card>
  );
}
