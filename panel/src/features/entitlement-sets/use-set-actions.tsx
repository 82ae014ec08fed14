import { useMutation } from '@apollo/client/react';
import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { runChange } from '../../lib/forms/run-change.ts';
import { CopySetForm } from './copy-set-form.tsx';
import { ArchiveEntitlementSet, RestoreEntitlementSet } from './operations.ts';

/** Archiving, restoring and copying one entitlement set; what takes something away asks first. */
export function useSetActions(set: { id: string; key: string; name: string }) {
  const [archiveSet, archiving] = useMutation(ArchiveEntitlementSet);
  const [restoreSet, restoring] = useMutation(RestoreEntitlementSet);

  function archive(): void {
    modals.openConfirmModal({
      title: `Archive ${set.name}?`,
      children: <Text size="sm">It can be given no more, by no further product and no further grant. Who holds it keeps it, and its history stays.</Text>,
      labels: { confirm: 'Archive set', cancel: 'Cancel' },
      confirmProps: { color: 'red.8' },
      onConfirm: () => void runChange(() => archiveSet({ variables: { id: set.id } }), { done: `${set.name} is archived.`, failed: 'Not archived' }),
    });
  }

  function restore(): void {
    void runChange(() => restoreSet({ variables: { id: set.id } }), { done: `${set.name} can be given again.`, failed: 'Not restored' });
  }

  function copy(): void {
    modals.open({ modalId: `copy-${set.id}`, title: `Copy ${set.name}`, children: <CopySetForm set={set} onDone={() => modals.close(`copy-${set.id}`)} /> });
  }

  return { archive, restore, copy, busy: archiving.loading || restoring.loading };
}
