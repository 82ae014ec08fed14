import { useMutation } from '@apollo/client/react';
import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { runChange } from '../../lib/forms/run-change.ts';
import { ArchiveMember, RestoreMember } from './operations.ts';

/** Archiving and restoring one member, each after a question that says what it means. */
export function useMemberActions(member: { id: string; name: string }) {
  const [archiveMember, archiving] = useMutation(ArchiveMember);
  const [restoreMember, restoring] = useMutation(RestoreMember);

  function archive(): void {
    modals.openConfirmModal({
      title: `Archive ${member.name}?`,
      children: (
        <Text size="sm">
          The member leaves the list and is no longer found by e-mail address, which becomes free for another. Nothing is deleted, and
          running subscriptions go on. You can restore the member at any time.
        </Text>
      ),
      labels: { confirm: 'Archive member', cancel: 'Cancel' },
      confirmProps: { color: 'red.8' },
      onConfirm: () => void runChange(() => archiveMember({ variables: { id: member.id } }), { done: `${member.name} is archived.`, failed: 'Not archived' }),
    });
  }

  function restore(): void {
    modals.openConfirmModal({
      title: `Restore ${member.name}?`,
      children: <Text size="sm">The member is in the list again, and found by e-mail address unless another member has it by now.</Text>,
      labels: { confirm: 'Restore member', cancel: 'Cancel' },
      onConfirm: () => void runChange(() => restoreMember({ variables: { id: member.id } }), { done: `${member.name} is back.`, failed: 'Not restored' }),
    });
  }

  return { archive, restore, busy: archiving.loading || restoring.loading };
}
