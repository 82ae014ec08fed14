import { useMutation } from '@apollo/client/react';
import { Button, Card, Table, Text, Title } from '@mantine/core';
import { modals } from '@mantine/modals';
import tableClasses from '../../components/data-table.module.css';
import { Permitted } from '../../components/permitted.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { runChange } from '../../lib/forms/run-change.ts';
import { RevokeOperatorInvitation } from './operations.ts';
import { roleLabel } from './roles.ts';

export const InvitationListFragment = graphql(`
  fragment InvitationList_invitation on OperatorInvitation {
    id
    email
    role
    createdAt
    expiresAt
  }
`);

/** Invitations that can still be used. */
export function InvitationList({ invitations: masked }: { invitations: readonly FragmentType<typeof InvitationListFragment>[] }) {
  const invitations = readFragment(InvitationListFragment, masked);
  const [revokeInvitation] = useMutation(RevokeOperatorInvitation, { refetchQueries: 'active' });

  function revoke({ id, email }: { id: string; email: string }): void {
    modals.openConfirmModal({
      title: `Revoke the invitation of ${email}?`,
      children: <Text size="sm">Its link leads nowhere any more. You can invite them again.</Text>,
      labels: { confirm: 'Revoke invitation', cancel: 'Cancel' },
      confirmProps: { color: 'red.8' },
      onConfirm: () => void runChange(() => revokeInvitation({ variables: { id } }), { done: `The invitation of ${email} is revoked.`, failed: 'Not revoked' }),
    });
  }

  return (
    <Card component="section" aria-labelledby="invitations" className={tableClasses.card}>
      <Title order={2} id="invitations" p="md" className={tableClasses.head}>Invitations</Title>
      <Table className={tableClasses.table} aria-label="Invitations">
        <Table.Thead><Table.Tr><Table.Th>E-mail</Table.Th><Table.Th w={140}>Role</Table.Th><Table.Th w={160}>Ends</Table.Th><Table.Th w={120} aria-label="Actions" /></Table.Tr></Table.Thead>
        <Table.Tbody>
          {invitations.map((invitation) => (
            <Table.Tr key={invitation.id} className={tableClasses.row} data-testid="invitation-row">
              <Table.Td><Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>{invitation.email}</Text></Table.Td>
              <Table.Td>{roleLabel(invitation.role)}</Table.Td>
              <Table.Td className={tableClasses.muted} data-label="Ends"><RelativeTime at={invitation.expiresAt} /></Table.Td>
              <Table.Td><Permitted operation="revokeOperatorInvitation"><Button size="xs" variant="default" onClick={() => revoke(invitation)}>Revoke…</Button></Permitted></Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Card>
  );
}
