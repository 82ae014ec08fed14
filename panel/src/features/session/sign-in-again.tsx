import { Button, Modal, Text } from '@mantine/core';
import { apolloClient } from '../../lib/graphql/apollo.ts';
import { authClient, sessionEnded } from '../../lib/session/auth.ts';
import { useObservableValue } from '../../lib/graphql/observable-value.ts';
import { paths } from '../../lib/paths.ts';
import { SignInForm } from './sign-in-form.tsx';

/** Over the page of somebody whose session has ended: signing in here keeps the page and all that was typed on it. */
export function SignInAgain() {
  const ended = useObservableValue(sessionEnded);
  const session = authClient.useSession();

  async function continueHere(): Promise<void> {
    await session.refetch();
    sessionEnded.set(false);
    await apolloClient.refetchQueries({ include: 'active' }).catch(() => undefined);
  }

  return (
    <Modal opened={ended} onClose={() => undefined} withCloseButton={false} closeOnEscape={false} closeOnClickOutside={false} title="Sign in again" zIndex={400}>
      <Text size="sm" c="dimmed" mb="md">Your session has ended. This page stays as it is, with everything you typed.</Text>
      <SignInForm email={session.data?.user.email} onSignedIn={continueHere} />
      <Button variant="subtle" color="gray" fullWidth mt="xs" onClick={() => window.location.assign(paths.signIn())}>
        Leave this page
      </Button>
    </Modal>
  );
}
