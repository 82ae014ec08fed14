import { useMutation } from '@apollo/client/react';
import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { runChange } from '../../lib/forms/run-change.ts';
import { DisableOperator, EnableOperator, RemoveOperatorPasskeys, ResetOperatorSecondFactor, SignOutOperator } from './operations.ts';

/** What ends or gives back an operator's way in, each after a question that says what it means. */
export function useOperatorActions({ id, name }: { id: string; name: string }) {
  const [disableOperator] = useMutation(DisableOperator);
  const [enableOperator] = useMutation(EnableOperator);
  const [signOutOperator] = useMutation(SignOutOperator);
  const [resetOperatorSecondFactor] = useMutation(ResetOperatorSecondFactor);
  const [removeOperatorPasskeys] = useMutation(RemoveOperatorPasskeys);

  function disable(): void {
    modals.openConfirmModal({
      title: `Disable ${name}?`,
      children: <Text size="sm">They are signed out everywhere at once and cannot sign in. What they did stays on record; you can let them in again at any time.</Text>,
      labels: { confirm: 'Disable operator', cancel: 'Cancel' },
      confirmProps: { color: 'red.8' },
      onConfirm: () => void runChange(() => disableOperator({ variables: { id } }), { done: `${name} cannot sign in any more.`, failed: 'Not disabled' }),
    });
  }

  function signOut(): void {
    modals.openConfirmModal({
      title: `Sign ${name} out everywhere?`,
      children: <Text size="sm">All their browsers are signed out at once. They can sign in again.</Text>,
      labels: { confirm: 'Sign out', cancel: 'Cancel' },
      onConfirm: () => void runChange(() => signOutOperator({ variables: { id } }), { done: `${name} is signed out everywhere.`, failed: 'Not signed out' }),
    });
  }

  function resetSecondFactor(): void {
    modals.openConfirmModal({
      title: `Ask ${name} for no more codes?`,
      children: <Text size="sm">For when their app and backup codes are lost. Their password alone signs them in then, until they turn codes on again: be sure that it is they who ask.</Text>,
      labels: { confirm: 'Reset second factor', cancel: 'Cancel' },
      confirmProps: { color: 'red.8' },
      onConfirm: () => void runChange(() => resetOperatorSecondFactor({ variables: { id } }), { done: `${name} signs in without a code now.`, failed: 'Not reset' }),
    });
  }

  function removePasskeys(): void {
    modals.openConfirmModal({
      title: `Remove the passkeys of ${name}?`,
      children: <Text size="sm">For when a device of theirs is lost. None of their passkeys signs anybody in any more, and they are signed out everywhere. Their password, and the code if they use one, still sign them in.</Text>,
      labels: { confirm: 'Remove passkeys', cancel: 'Cancel' },
      confirmProps: { color: 'red.8' },
      onConfirm: () => void runChange(() => removeOperatorPasskeys({ variables: { id } }), { done: `${name} has no passkeys now.`, failed: 'Not removed' }),
    });
  }

  function enable(): void {
    void runChange(() => enableOperator({ variables: { id } }), { done: `${name} can sign in again.`, failed: 'Not enabled' });
  }

  return { disable, enable, signOut, resetSecondFactor, removePasskeys };
}
