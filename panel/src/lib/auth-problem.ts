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
