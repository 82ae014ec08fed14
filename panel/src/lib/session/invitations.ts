/** What came of asking: the answer, or why there is none. */
export type InvitationAnswer<T> = { ok: true; value: T } | { ok: false; message: string; fields: Record<string, string> };

/** For whom the invitation of a link is. Never rejects. */
export function lookAtInvitation(token: string): Promise<InvitationAnswer<{ email: string }>> {
  return ask('look', { token });
}

/** Makes an operator of whoever holds the link. Never rejects. */
export function acceptInvitation(acceptance: { token: string; name: string; password: string }): Promise<InvitationAnswer<{ email: string }>> {
  return ask('accept', acceptance);
}

async function ask(what: 'look' | 'accept', body: object): Promise<InvitationAnswer<{ email: string }>> {
  try {
    const response = await fetch(`/api/invitations/${what}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const answer = (await response.json()) as { email?: string; message?: string; fields?: Record<string, string> };
    if (response.ok && answer.email !== undefined) return { ok: true, value: { email: answer.email } };
    return { ok: false, message: answer.message ?? 'Try again in a moment.', fields: answer.fields ?? {} };
  } catch {
    return { ok: false, message: 'The console cannot be reached. Check your connection and try again.', fields: {} };
  }
}
