import { useMutation } from '@apollo/client/react';
import { ActionIcon, Badge, Group, Menu, Table, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconDots, IconKeyOff, IconRotate } from '@tabler/icons-react';
import tableClasses from '../../components/data-table.module.css';
import { RelativeTime } from '../../components/relative-time.tsx';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { runChange } from '../../lib/forms/run-change.ts';
import { ApiKeyBadge } from './api-key-badge.tsx';
import { RevokeApiKey } from './operations.ts';

export const ApiKeyRowFragment = graphql(`
  fragment ApiKeyRow_key on ApiKey {
    id
    name
    start
    scopes
    status
    expiresAt
    lastUsedAt
    revokedAt
    replacedById
    configured
  }
`);

export interface ApiKeyRowProps {
  apiKey: FragmentType<typeof ApiKeyRowFragment>;
  onRotate: (apiKey: { id: string; name: string }) => void;
}

/** One API key in the list. */
export function ApiKeyRow({ apiKey: masked, onRotate }: ApiKeyRowProps) {
  const apiKey = readFragment(ApiKeyRowFragment, masked);
  const [revokeApiKey] = useMutation(RevokeApiKey);

  function revoke(): void {
    modals.openConfirmModal({
      title: `Revoke ${apiKey.name}?`,
      children: <Text size="sm">Within ten seconds every request with this key is refused. That cannot be undone; an application that still uses it stops working.</Text>,
      labels: { confirm: 'Revoke key', cancel: 'Cancel' },
      confirmProps: { color: 'red.8' },
      onConfirm: () => void runChange(() => revokeApiKey({ variables: { id: apiKey.id } }), { done: `${apiKey.name} is revoked.`, failed: 'Not revoked' }),
    });
  }

  return (
    <Table.Tr className={tableClasses.row} data-testid="api-key-row">
      <Table.Td>
        <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>{apiKey.name}</Text>
        <div className={tableClasses.muted}><code>{apiKey.start}…</code></div>
        {apiKey.configured && <div className={tableClasses.muted}>Follows the setting BOOTSTRAP_API_KEY: change or end it there.</div>}
      </Table.Td>
      <Table.Td>
        <Group gap={4}>
          {apiKey.scopes.includes('*')
            ? <Badge variant="light" color="orange" size="sm" tt="none">All rights</Badge>
            : apiKey.scopes.map((scope) => <Badge key={scope} variant="light" color="gray" size="sm" tt="none">{scope}</Badge>)}
        </Group>
      </Table.Td>
      <Table.Td><ApiKeyBadge apiKey={apiKey} /></Table.Td>
      <Table.Td className={tableClasses.muted} data-label={apiKey.expiresAt ? 'Expires' : undefined}>{apiKey.expiresAt ? <RelativeTime at={apiKey.expiresAt} /> : 'Never expires'}</Table.Td>
      <Table.Td className={tableClasses.muted}>{apiKey.lastUsedAt ? <>Used <RelativeTime at={apiKey.lastUsedAt} /></> : 'Never used'}</Table.Td>
      <Table.Td className={tableClasses.menu}>
        {apiKey.status === 'ACTIVE' && !apiKey.configured && (
          <Menu position="bottom-end" shadow="md" radius="md" width={180}>
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" aria-label={`Actions for ${apiKey.name}`}><IconDots size={18} /></ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {!apiKey.replacedById && <Menu.Item onClick={() => onRotate(apiKey)} leftSection={<IconRotate size={16} stroke={1.8} />}>Rotate…</Menu.Item>}
              <Menu.Item color="red" c="var(--mantine-color-error)" onClick={revoke} leftSection={<IconKeyOff size={16} stroke={1.8} />}>Revoke…</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
