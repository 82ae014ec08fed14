import { ActionIcon, Badge, Group, Menu, Table, Text } from '@mantine/core';
import { IconDots, IconFingerprintOff, IconHistory, IconLogout, IconShieldOff, IconUserCheck, IconUserCog, IconUserOff } from '@tabler/icons-react';
import { Link } from 'react-router';
import tableClasses from '../../components/data-table.module.css';
import { Permitted } from '../../components/permitted.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import type { OperatorRole } from '../../gql/graphql.ts';
import { toAuditSearch } from '../../lib/lists/audit-list.ts';
import { paths } from '../../lib/paths.ts';
import { roleLabel } from './roles.ts';
import { useOperatorActions } from './use-operator-actions.tsx';

export const OperatorRowFragment = graphql(`
  fragment OperatorRow_operator on Operator {
    id
    email
    name
    role
    sessionCount
    secondFactor
    passkeyCount
    createdAt
    disabledAt
  }
`);

export interface OperatorRowProps {
  operator: FragmentType<typeof OperatorRowFragment>;
  /** The operator who looks. */
  viewerId: string | undefined;
  onChangeRole: (operator: { id: string; name: string; role: OperatorRole }) => void;
}

/** One operator in the list. */
export function OperatorRow({ operator: masked, viewerId, onChangeRole }: OperatorRowProps) {
  const operator = readFragment(OperatorRowFragment, masked);
  const name = operator.name || operator.email;
  const { disable, enable, signOut, resetSecondFactor, removePasskeys } = useOperatorActions({ id: operator.id, name });
  return (
    <Table.Tr className={tableClasses.row} data-testid="operator-row">
      <Table.Td>
        <Group gap={8}>
          <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>{name}</Text>
          {operator.id === viewerId && <Badge variant="light" size="sm" tt="none">You</Badge>}
          {operator.secondFactor && <Badge variant="light" color="teal" size="sm" tt="none">Second factor</Badge>}
          {operator.passkeyCount > 0 && <Badge variant="light" color="teal" size="sm" tt="none">{operator.passkeyCount === 1 ? 'Passkey' : `${operator.passkeyCount} passkeys`}</Badge>}
          {operator.disabledAt && <Badge variant="light" color="gray" size="sm" tt="none">Disabled</Badge>}
        </Group>
        <div className={tableClasses.muted} style={{ overflowWrap: 'anywhere' }}>{operator.email}</div>
      </Table.Td>
      <Table.Td>{roleLabel(operator.role)}</Table.Td>
      <Table.Td className={tableClasses.muted}>
        {operator.sessionCount === 0 ? 'Not signed in' : operator.sessionCount === 1 ? '1 browser' : `${operator.sessionCount} browsers`}
      </Table.Td>
      <Table.Td className={tableClasses.muted} data-label="Since"><RelativeTime at={operator.createdAt} /></Table.Td>
      <Table.Td className={tableClasses.menu}>
        <Menu position="bottom-end" shadow="md" radius="md" width={230}>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={`Actions for ${name}`}><IconDots size={18} /></ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Permitted operation="changeOperatorRole"><Menu.Item onClick={() => onChangeRole({ ...operator, name })} leftSection={<IconUserCog size={16} stroke={1.8} />}>Change role…</Menu.Item></Permitted>
            <Menu.Item component={Link} to={paths.audit(toAuditSearch({ actorId: operator.id }))} leftSection={<IconHistory size={16} stroke={1.8} />}>What they did</Menu.Item>
            {operator.sessionCount > 0 && <Permitted operation="signOutOperator"><Menu.Item onClick={signOut} leftSection={<IconLogout size={16} stroke={1.8} />}>Sign out everywhere…</Menu.Item></Permitted>}
            {operator.secondFactor && operator.id !== viewerId && <Permitted operation="resetOperatorSecondFactor"><Menu.Item onClick={resetSecondFactor} leftSection={<IconShieldOff size={16} stroke={1.8} />}>Reset second factor…</Menu.Item></Permitted>}
            {operator.passkeyCount > 0 && operator.id !== viewerId && <Permitted operation="removeOperatorPasskeys"><Menu.Item onClick={removePasskeys} leftSection={<IconFingerprintOff size={16} stroke={1.8} />}>Remove passkeys…</Menu.Item></Permitted>}
            {operator.disabledAt
              ? <Permitted operation="enableOperator"><Menu.Item onClick={enable} leftSection={<IconUserCheck size={16} stroke={1.8} />}>Let in again</Menu.Item></Permitted>
              : <Permitted operation="disableOperator"><Menu.Item color="red" c="var(--mantine-color-error)" onClick={disable} leftSection={<IconUserOff size={16} stroke={1.8} />}>Disable…</Menu.Item></Permitted>}
          </Menu.Dropdown>
        </Menu>
      </Table.Td>
    </Table.Tr>
  );
}
