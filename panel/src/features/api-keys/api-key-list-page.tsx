import { Button, Card, EmptyState, Table } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import tableClasses from '../../components/data-table.module.css';
import { Failure } from '../../components/failure.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { Pager } from '../../components/pager.tsx';
import { Permitted } from '../../components/permitted.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { graphql } from '../../gql/gql.ts';
import { pageNumber } from '../../lib/lists/list-address.ts';
import { paths } from '../../lib/paths.ts';
import { useLiveQuery } from '../../lib/graphql/use-live-query.ts';
import { ApiKeyRow } from './api-key-row.tsx';
import { RotateDialog } from './rotate-dialog.tsx';

const ApiKeyListQuery = graphql(`
  query ApiKeyList($limit: Int, $offset: Int) {
    apiKeys(limit: $limit, offset: $offset) {
      totalCount
      items {
        id
        ...ApiKeyRow_key
      }
    }
  }
`);

const PAGE_SIZE = 20;

/** With what integrators' applications call the API. */
export function ApiKeyListPage() {
  const [params, setParams] = useSearchParams();
  const page = pageNumber(params.get('page'));
  const { data, error, changing, reload } = useLiveQuery(ApiKeyListQuery, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE }, { keep: true });
  const [rotating, setRotating] = useState<{ id: string; name: string } | null>(null);
  const newKey = (
    <Permitted operation="createApiKey"><Button component={Link} to={paths.newApiKey} leftSection={<IconPlus size={16} stroke={2.2} />}>New API key</Button></Permitted>
  );
  const list = data?.apiKeys;

  return (
    <>
      <PageHeading title="API keys" description="With these your own applications call the API, each with the scopes it needs." actions={newKey} />
      <Card className={tableClasses.card}>
        {error !== undefined && <Failure what="The API keys" error={error} onRetry={reload} />}
        {error === undefined && !list && <TableSkeleton rows={4} />}
        {list && list.items.length === 0 && (
          <EmptyState
            py={64} px="md" variant="light" icon={<IconKey size={28} stroke={1.6} />} title="No API key yet"
            description="Make one for each application that asks this console what members may do, or makes members and links to Checkout."
          >
            <EmptyState.Actions>{newKey}</EmptyState.Actions>
          </EmptyState>
        )}
        {list && list.items.length > 0 && (
          <div className={tableClasses.body} data-changing={changing || undefined}>
            <Table className={tableClasses.table} aria-label="API keys">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Name</Table.Th><Table.Th w="32%">Scopes</Table.Th><Table.Th w={120}>State</Table.Th><Table.Th w={130}>Expires</Table.Th>
                  <Table.Th w={160}>Last use</Table.Th><Table.Th w={56} aria-label="Actions" />
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>{list.items.map((apiKey) => <ApiKeyRow key={apiKey.id} apiKey={apiKey} onRotate={setRotating} />)}</Table.Tbody>
            </Table>
            <div className={tableClasses.foot}>
              <Pager page={page} pageSize={PAGE_SIZE} total={list.totalCount} noun="key" onChange={(next) => setParams(next === 1 ? {} : { page: String(next) })} />
            </div>
          </div>
        )}
      </Card>
      {rotating && <RotateDialog apiKey={rotating} onClose={() => setRotating(null)} />}
    </>
  );
}
