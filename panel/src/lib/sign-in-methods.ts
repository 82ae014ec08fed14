import { useEffect, useState } from 'react';

/** What there is beside the password; `issuer`: where somebody may sign in elsewhere. */
export interface SignInMethods {
  issuer: { name: string } | null;
}

/** What the sign-in page may offer; nothing beside the password until it is known, or when it cannot be asked. */
export function useSignInMethods(): SignInMethods {
  const [methods, setMethods] = useState<SignInMethods>({ issuer: null });
  useEffect(() => {
    void fetch('/api/sign-in-methods')
      .then(async (response) => (response.ok ? setMethods((await response.json()) as SignInMethods) : undefined))
      .catch(() => undefined);
  }, []);
  return methods;
}
