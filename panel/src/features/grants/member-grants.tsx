import { Anchor, Button, Card, EmptyState, Group, Table, Title } from '@mantine/core';
import { IconGift } from '@tabler/icons-react';
import { Link, Outlet, useParams } from 'react-router';
import tableClasses from '../../components/data-table.module.css';
import { Failure } from '../../components/failure.tsx';
import { Permitted } from '../../components/permitted.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { graphql } from '../../gql/gql.ts';
import { toGrantSearch } from '../../lib/lists/grant-list.ts';
import { paths } from '../../lib/paths.ts';
import { useLiveQuery } from '../../lib/graphql/use-live-query.ts';
import { openGiveGrant } from './give-grant.tsx';
import { GrantRow } from './grant-row.tsx';

const MemberGrantsQuery = graphql(`
  query MemberGrants($id: ID!) {
    grants(filter: { memberId: $id }, limit: 10) {
      hasNextPage
      items {
        id
        ...GrantRow_grant
      }
    }
  }
`);

/** The part of a member's page with what it was given outside billing, newest first. */
export function MemberGrants() {
  const { memberId = '' } = useParams();
  const { data, error, reload } = useLiveQuery(MemberGrantsQuery, { id: memberId });
  const search = toGrantSearch({ memberId });
  const grants = data?.grants.items ?? [];
  return (
    <>
      <Card component="section" aria-labelledby="grants" className={tableClasses.card}>
        <Group px="md" py="sm" className={tableClasses.head} justify="space-between">
          <Title order={2} id="grants">Grants</Title>
          <Permitted operation="createGrant">
            <Button size="xs" onClick={() => openGiveGrant({ memberId })} leftSection={<IconGift size={15} stroke={2} />}>Give a grant</Button>
          </Permitted>
        </Group>
        {error !== undefined && <Failure what="The grants" error={error} onRetry={reload} />}
        {error === undefined && !data && <TableSkeleton rows={2} />}
        {data && grants.length === 0 && (
          <EmptyState size="sm" py={32} px="md" icon={<IconGift size={24} stroke={1.6} />} variant="light" color="gray" title="No grant" description="A grant gives access outside billing, for a time or until it is revoked." />
        )}
        {grants.length > 0 && (
          <Table className={tableClasses.table} aria-label="Grants">
            <Table.Thead><Table.Tr><Table.Th>Grant</Table.Th><Table.Th w={130}>Status</Table.Th><Table.Th w="28%">Term</Table.Th><Table.Th w={130}>Given</Table.Th></Table.Tr></Table.Thead>
            <Table.Tbody>{grants.map((grant) => <GrantRow key={grant.id} grant={grant} to={paths.memberGrant(memberId, grant.id)} />)}</Table.Tbody>
          </Table>
        )}
        {data?.grants.hasNextPage && <Group px="md" py="sm" className={tableClasses.foot}><Anchor component={Link} to={paths.grants(search)} size="sm">All grants of this member</Anchor></Group>}
      </Card>
      <Outlet />
    </>
  );
}
