import { useEffect, useState } from 'react';

/** What there is beside the password. */
export interface SignInMethods {
  /** Where somebody may sign in elsewhere. */
  issuer: { name: string } | null;
  /** The only origin whose pages can use passkeys; null: none can. */
  passkeys: { origin: string } | null;
}

/** What the console lets people sign in with; undefined until it is known, or when it cannot be asked. */
export function useSignInMethods(): SignInMethods | undefined {
  const [methods, setMethods] = useState<SignInMethods>();
  useEffect(() => {
    void fetch('/api/sign-in-methods')
      .then(async (response) => (response.ok ? setMethods((await response.json()) as SignInMethods) : undefined))
      .catch(() => undefined);
  }, []);
  return methods;
}
