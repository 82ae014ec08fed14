import { browserSupportsWebAuthnAutofill, WebAuthnAbortService } from '@simplewebauthn/browser';
import { useEffect, useEffectEvent, useState } from 'react';
import { authProblem } from '../../lib/session/auth-problem.ts';
import { answerChallenge, CALLED_OFF, passkeyChallenge } from '../../lib/session/passkeys.ts';

/** A challenge lasts five minutes: what the browser offers is renewed before. Milliseconds. */
const RENEWAL = 4 * 60_000;

export interface PasskeySignInOptions {
  /** Whether passkeys can be used here. */
  offered: boolean;
  onSignedIn: () => void | Promise<void>;
  onProblem: (problem: string | null) => void;
}

/** Signing in with a passkey: by a button, or from what the browser offers at the field for the e-mail address. */
export function usePasskeySignIn({ offered, onSignedIn, onProblem }: PasskeySignInOptions): { busy: boolean; begin: () => Promise<void> } {
  const [busy, setBusy] = useState(false);
  const signedIn = useEffectEvent(onSignedIn);
  const problem = useEffectEvent(onProblem);

  useEffect(() => {
    if (!offered || busy) return undefined;
    let over = false;
    let renewal: ReturnType<typeof setInterval> | undefined;
    async function offer(): Promise<void> {
      const { data: challenge } = await passkeyChallenge();
      if (over || !challenge) return;
      const refusal = await answerChallenge(challenge, { autofill: true });
      if (over || refusal?.code === CALLED_OFF) return;
      if (!refusal) return signedIn();
      problem(authProblem(refusal));
      await offer();
    }
    void browserSupportsWebAuthnAutofill().then((can) => {
      if (!can || over) return;
      renewal = setInterval(() => void offer(), RENEWAL);
      void offer();
    });
    return () => {
      over = true;
      clearInterval(renewal);
      WebAuthnAbortService.cancelCeremony();
    };
  }, [offered, busy]);

  async function begin(): Promise<void> {
    setBusy(true);
    onProblem(null);
    const { data: challenge, refusal } = await passkeyChallenge();
    const why = challenge ? await answerChallenge(challenge) : refusal;
    if (why) onProblem(authProblem(why));
    else await onSignedIn();
    setBusy(false);
  }

  return { busy, begin };
}
