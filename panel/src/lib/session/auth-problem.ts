/** What better-auth's client says when something is refused; status 0: there was no answer at all. */
export interface AuthRefusal {
  status: number;
  code?: string | undefined;
  message?: string | undefined;
}

const byCode: Readonly<Record<string, string>> = {
  INVALID_PASSWORD: 'This is not your present password.',
  INVALID_CODE: 'This is not the code that the app shows now.',
  INVALID_BACKUP_CODE: 'This is none of your backup codes, or it was used already.',
  ACCOUNT_TEMPORARILY_LOCKED: 'Too many wrong codes. Wait a quarter of an hour and try again.',
  CALLED_OFF: 'No passkey was used: it was called off, or there is none for Member Console on this device.',
  CHALLENGE_NOT_FOUND: 'That took too long. Try again.',
  PASSKEY_NOT_FOUND: 'This passkey is not known here any more. Sign in another way, and delete it from your device.',
  AUTHENTICATION_FAILED: 'This passkey was not accepted. Try again, or sign in another way.',
  USER_NOT_VERIFIED: 'Your device did not make sure that it is you. Set up a PIN, a finger or a face on it.',
  ERROR_AUTHENTICATOR_MISSING_USER_VERIFICATION_SUPPORT: 'This device cannot make sure that it is you. Set up a PIN, a finger or a face on it, or use another.',
  ERROR_AUTHENTICATOR_MISSING_DISCOVERABLE_CREDENTIAL_SUPPORT: 'This device cannot keep passkeys. Use another.',
  ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED: 'There is a passkey of yours on this device already.',
  PREVIOUSLY_REGISTERED: 'This passkey is in use here already.',
  OPERATOR_DISABLED: 'This account may not sign in any more: ask an admin.',
};

/** A refusal in words that help. */
export function authProblem({ status, code }: AuthRefusal): string {
  if (code && byCode[code]) return byCode[code];
  if (status === 429) return 'Too many attempts. Wait a minute and try again.';
  if (status === 0) return 'The console cannot be reached. Check your connection and try again.';
  return 'That did not work. Try again in a moment.';
}

/** What came of asking better-auth: never rejects, and says that nobody answered as a refusal of status 0. */
export async function askAuth<Data>(question: Promise<{ data: Data | null; error: AuthRefusal | null }>): Promise<{ data: Data; refusal: null } | { data: null; refusal: AuthRefusal }> {
  const { data, error } = await question.catch(() => ({ data: null, error: { status: 0 } }));
  return error || data === null ? { data: null, refusal: error ?? { status: 500 } } : { data, refusal: null };
}
