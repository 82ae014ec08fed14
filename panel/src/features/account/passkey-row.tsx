import { ActionIcon, Group, Menu, Text } from '@mantine/core';
import { IconDots, IconFingerprint, IconPencil, IconTrash } from '@tabler/icons-react';
import { RelativeTime } from '../../components/relative-time.tsx';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';

export const PasskeyRowFragment = graphql(`
  fragment PasskeyRow_passkey on Passkey {
    name
    synced
    createdAt
    lastUsedAt
  }
`);

export interface PasskeyRowProps {
  passkey: FragmentType<typeof PasskeyRowFragment>;
  onRename: () => void;
  onRemove: () => void;
}

/** One passkey: what it is called, where it lives, when it was used. */
export function PasskeyRow({ passkey, onRename, onRemove }: PasskeyRowProps) {
  const { name, synced, createdAt, lastUsedAt } = readFragment(PasskeyRowFragment, passkey);
  return (
    <Group justify="space-between" wrap="nowrap" data-testid="passkey-row">
      <Group gap="sm" wrap="nowrap">
        <IconFingerprint size={22} stroke={1.6} style={{ flex: 'none' }} aria-hidden="true" />
        <div>
          <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>{name}</Text>
          <Text size="xs" c="dimmed">
            {synced ? 'Synced to your devices' : 'On one device only'} · added <RelativeTime at={createdAt} /> · {lastUsedAt ? <>last used <RelativeTime at={lastUsedAt} /></> : 'never used'}
          </Text>
        </div>
      </Group>
      <Menu position="bottom-end" shadow="md" radius="md" width={160}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`Actions for ${name}`}><IconDots size={18} /></ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onRename} leftSection={<IconPencil size={16} stroke={1.8} />}>Rename…</Menu.Item>
          <Menu.Item color="red" c="var(--mantine-color-error)" onClick={onRemove} leftSection={<IconTrash size={16} stroke={1.8} />}>Remove…</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
