import { twoFactorClient } from 'better-auth/client/plugins';
import { createAuthClient } from 'better-auth/react';
import { observableValue } from '../graphql/observable-value.ts';
import { paths } from '../paths.ts';

/** Sign-in, sign-out and the session; the session itself is an HttpOnly cookie that no script reads. */
export const authClient = createAuthClient({ plugins: [twoFactorClient()] });

/**
 * True from the moment the server no longer accepts the session of somebody who was signed in until they sign in
 * again. The page stays as it is meanwhile, so that nothing typed is lost.
 */
export const sessionEnded = observableValue(false);

/** Ends the session on this device and leaves nothing of it in the page. Rejects when the console cannot be reached. @param next where to go after signing in again */
export async function signOut(next?: string): Promise<void> {
  const { error } = await authClient.signOut();
  if (error) throw new Error('Signing out did not work.', { cause: error });
  window.location.assign(paths.signIn(next));
}

/** The signed-in operator, or undefined while that is not known. */
export function useOperator(): { name: string; email: string } | undefined {
  return authClient.useSession().data?.user;
}
