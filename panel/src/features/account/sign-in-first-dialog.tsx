import { Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { signOut } from '../../lib/session/auth.ts';
import { paths } from '../../lib/paths.ts';

/** What the server says of a session that is too old for what was asked. */
export const SESSION_NOT_FRESH = 'SESSION_NOT_FRESH';

/** For what whoever finds an open browser must not be able to do: it takes a sign-in of the last ten minutes. */
export function SignInFirstDialog({ onClose }: { onClose: () => void }) {
  const [leaving, setLeaving] = useState(false);

  function leave(): void {
    setLeaving(true);
    signOut(paths.account).catch(() => {
      setLeaving(false);
      notifications.show({ title: 'Not signed out', message: 'The console cannot be reached. Check your connection and try again.', color: 'red' });
    });
  }

  return (
    <Dialog onClose={onClose} title="Sign in again first">
      <Stack>
        <Text size="sm">Passkeys are added and removed within ten minutes of signing in, so that nobody does it at a browser that you left open. Afterwards you are back on this page.</Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button loading={leaving} onClick={leave} data-autofocus>Sign in again</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
