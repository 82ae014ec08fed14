import { Anchor, Card, Group, Table, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { graphql } from '../gql/gql.ts';
import { toAuditSearch } from '../lib/lists/audit-list.ts';
import { paths } from '../lib/paths.ts';
import { useRights } from '../lib/session/rights.ts';
import { useLiveQuery } from '../lib/graphql/use-live-query.ts';
import { AuditEntryRow } from './audit-entry-row.tsx';
import tableClasses from './data-table.module.css';
import { Failure } from './failure.tsx';
import { TableSkeleton } from './table-skeleton.tsx';

const ChangeHistoryQuery = graphql(`
  query ChangeHistory($objectId: ID!) {
    auditLog(filter: { objectId: $objectId }, limit: 5) {
      hasNextPage
      items {
        id
        ...AuditEntryRow_entry
      }
    }
  }
`);

/** The last changes of one object, on its page: who, what, when, and every field before and after. */
export function ChangeHistory({ objectId }: { objectId: string }) {
  return useRights().may('auditLog') ? <History objectId={objectId} /> : null;
}

function History({ objectId }: { objectId: string }) {
  const { data, error, reload } = useLiveQuery(ChangeHistoryQuery, { objectId }, { every: 5000 });
  const log = data?.auditLog;
  return (
    <Card component="section" aria-labelledby="changes" className={tableClasses.card}>
      <Group justify="space-between" p="md" className={tableClasses.head}>
        <Title order={2} id="changes">Changes</Title>
        {log?.hasNextPage && <Anchor component={Link} to={paths.audit(toAuditSearch({ objectId }))} size="sm">All changes</Anchor>}
      </Group>
      {error !== undefined && <Failure what="The changes" error={error} onRetry={reload} />}
      {error === undefined && !log && <TableSkeleton rows={2} />}
      {log && log.items.length === 0 && <Text size="sm" c="dimmed" p="md">None on record.</Text>}
      {log && log.items.length > 0 && (
        <Table className={tableClasses.table} aria-label="Changes">
          <Table.Thead><Table.Tr><Table.Th>What</Table.Th><Table.Th w="34%">Who</Table.Th><Table.Th w={140}>When</Table.Th><Table.Th w={56} aria-label="Details" /></Table.Tr></Table.Thead>
          <Table.Tbody>{log.items.map((entry) => <AuditEntryRow key={entry.id} entry={entry} withObject={false} />)}</Table.Tbody>
        </Table>
      )}
    </Card>
  );
}
