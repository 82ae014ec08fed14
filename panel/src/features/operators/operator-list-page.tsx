import { Button, Card, Stack, Table } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import tableClasses from '../../components/data-table.module.css';
import { Failure } from '../../components/failure.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { Pager } from '../../components/pager.tsx';
import { Permitted } from '../../components/permitted.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { graphql } from '../../gql/gql.ts';
import type { OperatorRole } from '../../gql/graphql.ts';
import { PAGE_SIZE } from '../../lib/lists/catalog-list.ts';
import { pageNumber } from '../../lib/lists/list-address.ts';
import { useLiveQuery } from '../../lib/graphql/use-live-query.ts';
import { ChangeRoleDialog } from './change-role-dialog.tsx';
import { InvitationList } from './invitation-list.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { OperatorRow } from './operator-row.tsx';

const OperatorListQuery = graphql(`
  query OperatorList($limit: Int, $offset: Int) {
    viewer {
      id
    }
    operators(limit: $limit, offset: $offset) {
      totalCount
      items {
        id
        ...OperatorRow_operator
      }
    }
    operatorInvitations {
      id
      ...InvitationList_invitation
    }
  }
`);

/** Who works in this panel, and who is invited to. */
export function OperatorListPage() {
  const [params, setParams] = useSearchParams();
  const page = pageNumber(params.get('page'));
  const { data, error, changing, reload } = useLiveQuery(OperatorListQuery, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE }, { every: 5000, keep: true });
  const [inviting, setInviting] = useState(false);
  const [changingRole, setChangingRole] = useState<{ id: string; name: string; role: OperatorRole } | null>(null);

  return (
    <>
      <PageHeading
        title="Operators" description="Who works in this panel, and what they may do."
        actions={<Permitted operation="inviteOperator"><Button onClick={() => setInviting(true)} leftSection={<IconUserPlus size={16} stroke={2} />}>Invite</Button></Permitted>}
      />
      <Stack gap="lg">
        <Card className={tableClasses.card}>
          {error !== undefined && <Failure what="The operators" error={error} onRetry={reload} />}
          {error === undefined && !data && <TableSkeleton rows={4} />}
          {data && (
            <div className={tableClasses.body} data-changing={changing || undefined}>
              <Table className={tableClasses.table} aria-label="Operators">
                <Table.Thead>
                  <Table.Tr><Table.Th>Name</Table.Th><Table.Th w={130}>Role</Table.Th><Table.Th w={150}>Signed in</Table.Th><Table.Th w={150}>Since</Table.Th><Table.Th w={56} aria-label="Actions" /></Table.Tr>
                </Table.Thead>
                <Table.Tbody>{data.operators.items.map((operator) => <OperatorRow key={operator.id} operator={operator} viewerId={data.viewer.id} onChangeRole={setChangingRole} />)}</Table.Tbody>
              </Table>
              <div className={tableClasses.foot}>
                <Pager page={page} pageSize={PAGE_SIZE} total={data.operators.totalCount} noun="operator" onChange={(next) => setParams(next === 1 ? {} : { page: String(next) })} />
              </div>
            </div>
          )}
        </Card>
        {data && data.operatorInvitations.length > 0 && <InvitationList invitations={data.operatorInvitations} />}
      </Stack>
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
      {changingRole && <ChangeRoleDialog operator={changingRole} onClose={() => setChangingRole(null)} />}
    </>
  );
}
