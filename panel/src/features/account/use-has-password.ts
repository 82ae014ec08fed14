import { useEffect, useState } from 'react';
import { askAuth } from '../../lib/session/auth-problem.ts';
import { authClient } from '../../lib/session/auth.ts';

/** Whether the operator can sign in with a password, or only elsewhere; undefined while that is not known. */
export function useHasPassword(): boolean | undefined {
  const [hasPassword, setHasPassword] = useState<boolean>();
  useEffect(() => {
    // When it cannot be asked, the password's card says the same on its own.
    void askAuth(authClient.listAccounts()).then(({ data }) => setHasPassword(data?.some(({ providerId }) => providerId === 'credential') ?? true));
  }, []);
  return hasPassword;
}
