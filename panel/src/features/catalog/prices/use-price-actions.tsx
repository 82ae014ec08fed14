import { useMutation } from '@apollo/client/react';
import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { runChange } from '../../../lib/forms/run-change.ts';
import { ArchivePrice, RestorePrice } from './operations.ts';

/** Archiving and restoring a price, each after a question that says what it means. */
export function usePriceActions() {
  const [archivePrice] = useMutation(ArchivePrice);
  const [restorePrice] = useMutation(RestorePrice);

  function archive(price: { id: string; summary: string }): void {
    modals.openConfirmModal({
      title: `Archive “${price.summary}”?`,
      children: <Text size="sm">Nobody new can buy at this price, here and in Stripe. Members who pay it go on paying it. You can restore it at any time.</Text>,
      labels: { confirm: 'Archive price', cancel: 'Cancel' },
      confirmProps: { color: 'red.8' },
      onConfirm: () => void runChange(() => archivePrice({ variables: { id: price.id } }), { done: `“${price.summary}” is archived.`, failed: 'Not archived' }),
    });
  }

  function restore(price: { id: string; summary: string }): void {
    modals.openConfirmModal({
      title: `Restore “${price.summary}”?`,
      children: <Text size="sm">Members can buy at this price again, here and in Stripe.</Text>,
      labels: { confirm: 'Restore price', cancel: 'Cancel' },
      onConfirm: () => void runChange(() => restorePrice({ variables: { id: price.id } }), { done: `“${price.summary}” is active again.`, failed: 'Not restored' }),
    });
  }

  return { archive, restore };
}
