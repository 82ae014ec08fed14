import {
  browserSupportsWebAuthn, startAuthentication, startRegistration, WebAuthnError, type PublicKeyCredentialCreationOptionsJSON, type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { askAuth, type AuthRefusal } from './auth-problem.ts';
import { authClient } from './auth.ts';
import type { SignInMethods } from './sign-in-methods.ts';

/** The code of a refusal that is the person's own, or another ceremony's: browsers do not tell which. */
export const CALLED_OFF = 'CALLED_OFF';

/** Why this page cannot use passkeys; null: it can. `address`: where it could. */
export type PasskeyObstacle = { is: 'insecure' } | { is: 'elsewhere'; address: string } | { is: 'browser' };

export function passkeyObstacle({ passkeys }: SignInMethods): PasskeyObstacle | null {
  if (!passkeys) return { is: 'insecure' };
  if (passkeys.origin !== window.location.origin) return { is: 'elsewhere', address: passkeys.origin };
  return browserSupportsWebAuthn() ? null : { is: 'browser' };
}

/** What a passkey has to sign, for five minutes. */
export function passkeyChallenge(): Promise<{ data: PublicKeyCredentialRequestOptionsJSON; refusal: null } | { data: null; refusal: AuthRefusal }> {
  return askAuth(authClient.$fetch<PublicKeyCredentialRequestOptionsJSON>('/passkey/generate-authenticate-options', { method: 'GET' }));
}

/** Signs in with a passkey that the person chooses. @param autofill from what the browser offers at the e-mail address, instead of a dialog */
export async function answerChallenge(optionsJSON: PublicKeyCredentialRequestOptionsJSON, { autofill = false } = {}): Promise<AuthRefusal | null> {
  const { data: response, refusal } = await ceremony(startAuthentication({ optionsJSON, useBrowserAutofill: autofill }));
  return refusal ?? (await askAuth(authClient.$fetch<unknown>('/passkey/verify-authentication', { method: 'POST', body: { response } }))).refusal;
}

/** Has the browser make a passkey, for whoever is signed in. */
export async function addPasskey(name: string): Promise<AuthRefusal | null> {
  const { data: optionsJSON, refusal } = await askAuth(authClient.$fetch<PublicKeyCredentialCreationOptionsJSON>('/passkey/generate-register-options', { method: 'GET' }));
  if (refusal) return refusal;
  const made = await ceremony(startRegistration({ optionsJSON }));
  return made.refusal ?? (await askAuth(authClient.$fetch<unknown>('/passkey/verify-registration', { method: 'POST', body: { name, response: made.data } }))).refusal;
}

/** What came of asking the browser. */
async function ceremony<Answer>(asked: Promise<Answer>): Promise<{ data: Answer; refusal: null } | { data: null; refusal: AuthRefusal }> {
  try {
    return { data: await asked, refusal: null };
  } catch (error) {
    const code = error instanceof WebAuthnError && error.name !== 'NotAllowedError' && error.code !== 'ERROR_CEREMONY_ABORTED' ? error.code : CALLED_OFF;
    return { data: null, refusal: { status: 400, code } };
  }
}
