import { useMutation } from '@apollo/client/react';
import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { runChange } from '../../../lib/forms/run-change.ts';
import { ArchiveProduct, RestoreProduct } from './operations.ts';

/** Archiving and restoring one product, each after a question that says what it means. */
export function useProductActions(product: { id: string; name: string }) {
  const [archiveProduct, archiving] = useMutation(ArchiveProduct);
  const [restoreProduct, restoring] = useMutation(RestoreProduct);

  function archive(): void {
    modals.openConfirmModal({
      title: `Archive ${product.name}?`,
      children: (
        <Text size="sm">
          It is no longer offered to new members, here and in Stripe. Members who have it keep it, and running subscriptions go on.
          Its prices and its history stay; you can restore it at any time.
        </Text>
      ),
      labels: { confirm: 'Archive product', cancel: 'Cancel' },
      confirmProps: { color: 'red.8' },
      onConfirm: () => void runChange(() => archiveProduct({ variables: { id: product.id } }), { done: `${product.name} is archived.`, failed: 'Not archived' }),
    });
  }

  function restore(): void {
    modals.openConfirmModal({
      title: `Restore ${product.name}?`,
      children: <Text size="sm">It can be sold again, here and in Stripe, at its prices that are active.</Text>,
      labels: { confirm: 'Restore product', cancel: 'Cancel' },
      onConfirm: () => void runChange(() => restoreProduct({ variables: { id: product.id } }), { done: `${product.name} is active again.`, failed: 'Not restored' }),
    });
  }

  return { archive, restore, busy: archiving.loading || restoring.loading };
}
