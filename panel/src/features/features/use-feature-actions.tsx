import { useMutation } from '@apollo/client/react';
import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { runChange } from '../../lib/forms/run-change.ts';
import { ArchiveFeature, RestoreFeature } from './operations.ts';

/** Archiving and restoring one feature; what takes something away asks first. */
export function useFeatureActions(feature: { id: string; name: string }) {
  const [archiveFeature, archiving] = useMutation(ArchiveFeature);
  const [restoreFeature, restoring] = useMutation(RestoreFeature);

  function archive(): void {
    modals.openConfirmModal({
      title: `Archive ${feature.name}?`,
      children: <Text size="sm">It is offered for no further entitlement set. Members who have it keep it, and applications that ask for it are answered as before.</Text>,
      labels: { confirm: 'Archive feature', cancel: 'Cancel' },
      confirmProps: { color: 'red.8' },
      onConfirm: () => void runChange(() => archiveFeature({ variables: { id: feature.id } }), { done: `${feature.name} is archived.`, failed: 'Not archived' }),
    });
  }

  function restore(): void {
    void runChange(() => restoreFeature({ variables: { id: feature.id } }), { done: `${feature.name} is offered again.`, failed: 'Not restored' });
  }

  return { archive, restore, busy: archiving.loading || restoring.loading };
}
