import { useMutation } from '@apollo/client/react';
import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { Failure } from '../../components/failure.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { graphql } from '../../gql/gql.ts';
import { authProblem } from '../../lib/session/auth-problem.ts';
import { toProblem } from '../../lib/graphql/errors.ts';
import { addPasskey, passkeyObstacle } from '../../lib/session/passkeys.ts';
import { useSignInMethods } from '../../lib/session/sign-in-methods.ts';
import { useLiveQuery } from '../../lib/graphql/use-live-query.ts';
import { browserName } from './browser-name.ts';
import { PasskeyNameDialog } from './passkey-name-dialog.tsx';
import { PasskeyObstacleText } from './passkey-obstacle-text.tsx';
import { PasskeyRow } from './passkey-row.tsx';
import { SESSION_NOT_FRESH, SignInFirstDialog } from './sign-in-first-dialog.tsx';

const PasskeysQuery = graphql(`
  query Passkeys {
    passkeys {
      id
      name
      ...PasskeyRow_passkey
    }
  }
`);

const RenamePasskey = graphql(`
  mutation RenamePasskey($input: RenamePasskeyInput!) {
    renamePasskey(input: $input) {
      passkey {
        id
        name
      }
    }
  }
`);

const RemovePasskey = graphql(`
  mutation RemovePasskey($id: ID!) {
    removePasskey(id: $id) {
      passkeyId
    }
  }
`);

type Step = { is: 'add' | 'signInFirst' } | { is: 'rename'; id: string; name: string };

/** The operator's passkeys, and a way to have another. */
export function PasskeysCard() {
  const { data, error, reload } = useLiveQuery(PasskeysQuery, {}, { every: 5000 });
  const methods = useSignInMethods();
  const [renamePasskey] = useMutation(RenamePasskey);
  const [removePasskey] = useMutation(RemovePasskey);
  const [step, setStep] = useState<Step | null>(null);
  const close = (): void => setStep(null);
  const obstacle = methods && passkeyObstacle(methods);

  async function add(name: string): Promise<string | null> {
    const refusal = await addPasskey(name);
    if (refusal?.code === SESSION_NOT_FRESH) {
      setStep({ is: 'signInFirst' });
      return null;
    }
    if (refusal) return authProblem(refusal);
    notifications.show({ color: 'teal', message: 'You can sign in with your passkey now.' });
    reload();
    close();
    return null;
  }

  async function rename(id: string, name: string): Promise<string | null> {
    try {
      await renamePasskey({ variables: { input: { id, name } } });
      close();
      return null;
    } catch (problem) {
      const { fields, message } = toProblem(problem);
      return fields.name ?? message;
    }
  }

  async function remove(id: string): Promise<void> {
    try {
      await removePasskey({ variables: { id } });
      notifications.show({ color: 'teal', message: 'The passkey is removed.' });
      reload();
    } catch (problem) {
      const { code, message } = toProblem(problem);
      if (code === SESSION_NOT_FRESH) setStep({ is: 'signInFirst' });
      else notifications.show({ title: 'Not removed', message, color: 'red' });
    }
  }

  function askToRemove({ id, name }: { id: string; name: string }): void {
    modals.openConfirmModal({
      title: `Remove “${name}”?`,
      children: <Text size="sm">It signs nobody in any more. Your device may go on offering it until you delete it there as well. Browsers that are signed in stay so.</Text>,
      labels: { confirm: 'Remove passkey', cancel: 'Cancel' },
      confirmProps: { color: 'red.8' },
      onConfirm: () => void remove(id),
    });
  }

  return (
    <Card component="section" aria-labelledby="passkeys">
      <Title order={2} id="passkeys" mb={4}>Passkeys</Title>
      <Group justify="space-between" align="flex-start">
        <Text size="sm" c="dimmed" maw={480}>Sign in with your finger, your face or your device’s PIN. There is no password to steal, and no code is asked for.</Text>
        {obstacle === null && <Button size="xs" onClick={() => setStep({ is: 'add' })}>Add a passkey…</Button>}
      </Group>
      {obstacle && <PasskeyObstacleText obstacle={obstacle} />}
      {error !== undefined && <Failure what="Your passkeys" error={error} onRetry={reload} />}
      {error === undefined && !data && <TableSkeleton rows={1} />}
      {data && data.passkeys.length > 0 && (
        <Stack gap="sm" mt="md">
          {data.passkeys.map((passkey) => <PasskeyRow key={passkey.id} passkey={passkey} onRename={() => setStep({ is: 'rename', id: passkey.id, name: passkey.name })} onRemove={() => askToRemove(passkey)} />)}
        </Stack>
      )}

      {step?.is === 'add' && <PasskeyNameDialog title="Add a passkey" text="Choose a name by which you will know it, then follow your browser." action="Continue" name={browserName(navigator.userAgent)} onConfirm={add} onClose={close} />}
      {step?.is === 'rename' && <PasskeyNameDialog title="Rename the passkey" text="Only you see the name, and whoever reads the audit log." action="Rename" name={step.name} onConfirm={(name) => rename(step.id, name)} onClose={close} />}
      {step?.is === 'signInFirst' && <SignInFirstDialog onClose={close} />}
    </Card>
  );
}
