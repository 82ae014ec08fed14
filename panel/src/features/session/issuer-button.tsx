import { Button } from '@mantine/core';
import { IconShieldLock } from '@tabler/icons-react';
import { useState } from 'react';
import { askAuth, authProblem } from '../../lib/session/auth-problem.ts';
import { authClient } from '../../lib/session/auth.ts';
import { paths } from '../../lib/paths.ts';

export interface IssuerButtonProps {
  /** What the issuer is called. */
  name: string;
  /** The address to go to once signed in. */
  next: string;
  onProblem: (problem: string) => void;
}

/** Goes to the issuer, which sends whoever it knows back here. */
export function IssuerButton({ name, next, onProblem }: IssuerButtonProps) {
  const [leaving, setLeaving] = useState(false);

  async function leave(): Promise<void> {
    setLeaving(true);
    const { refusal } = await askAuth(authClient.signIn.social({ provider: 'oidc', callbackURL: next, errorCallbackURL: paths.signIn(next) }));
    if (!refusal) return;
    setLeaving(false);
    onProblem(refusal.status === 404 ? `${name} cannot be reached. Try again in a moment.` : authProblem(refusal));
  }

  return <Button variant="default" fullWidth loading={leaving} onClick={() => void leave()} leftSection={<IconShieldLock size={18} stroke={1.7} aria-hidden="true" />}>Sign in with {name}</Button>;
}
