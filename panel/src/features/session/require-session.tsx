import { Center, Loader, VisuallyHidden } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { Failure } from '../../components/failure.tsx';
import { authClient, sessionEnded } from '../../lib/session/auth.ts';
import { paths } from '../../lib/paths.ts';
import { SignInAgain } from './sign-in-again.tsx';

/**
 * Shows its children to somebody who is signed in; others are sent to sign in and come back. When a session ends while
 * a page is open, the page stays and a dialog asks to sign in again.
 */
export function RequireSession({ children }: { children: ReactNode }) {
  const location = useLocation();
  const session = authClient.useSession();
  const [operatorId, setOperatorId] = useState<string>();
  const currentId = session.data?.user.id;

  if (currentId && !operatorId) setOperatorId(currentId);
  useEffect(() => {
    // Another person on the same page must not see what was loaded for the first.
    if (currentId && operatorId && currentId !== operatorId) window.location.assign(paths.home);
  }, [currentId, operatorId]);

  const known = operatorId ?? currentId;
  const gone = known !== undefined && !session.isPending && !session.error && !session.data;
  useEffect(() => {
    if (gone) sessionEnded.set(true);
  }, [gone]);

  if (known) {
    return (
      <>
        {children}
        <SignInAgain />
      </>
    );
  }
  if (session.isPending) {
    return (
      <Center mih="100dvh" aria-busy="true">
        <Loader type="dots" />
        <VisuallyHidden>Loading</VisuallyHidden>
      </Center>
    );
  }
  if (session.error && session.error.status !== 401) {
    return (
      <Center mih="100dvh">
        <Failure what="The console" error={session.error} onRetry={() => void session.refetch()} />
      </Center>
    );
  }
  return <Navigate to={paths.signIn(location.pathname + location.search)} replace />;
}
