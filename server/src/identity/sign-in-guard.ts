import { createHash } from 'node:crypto'
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api'
import type pg from 'pg'
import { passwordProblem } from './password-check.ts'

/** Attempts at one account in the window, whatever addresses they come from. */
const MAX_ATTEMPTS = 20
/** Milliseconds. */
const WINDOW = 10 * 60_000

/** Where somebody who is signed in has to give the password again. */
const confirmed = new Set(['/change-password', '/two-factor/enable', '/two-factor/disable', '/two-factor/generate-backup-codes'])

/** What is checked before better-auth does what is asked: attempts at one account, and passwords that are chosen. */
export function signInGuard(pool: pg.Pool) {
  return createAuthMiddleware(async (context) => {
    const body = context.body as { email?: unknown; newPassword?: unknown; idToken?: unknown } | undefined
    if (context.path === '/sign-in/email' && typeof body?.email === 'string') await countAttempt(pool, body.email)
    // What it would sign in with is proved by nothing but itself: only the way over the issuer's page is open.
    if (context.path === '/sign-in/social' && body?.idToken !== undefined) throw new APIError('BAD_REQUEST', { message: 'An ID token alone signs nobody in.' })
    if (!confirmed.has(context.path)) return
    const session = await getSessionFromCtx(context)
    if (!session) return
    // A session that somebody else has got hold of is no way to try passwords faster than at the sign-in.
    await countAttempt(pool, session.user.email)
    if (context.path === '/change-password' && typeof body?.newPassword === 'string') {
      const problem = passwordProblem(body.newPassword, [session.user.email, session.user.name])
      if (problem) throw new APIError('BAD_REQUEST', { code: 'PASSWORD_GUESSABLE', message: problem })
    }
  })
}

/** An operator who was disabled gets no session, by whatever way they sign in. */
export async function refuseDisabled(pool: pg.Pool, operatorId: string): Promise<void> {
  const { rowCount } = await pool.query('select 1 from operator where id = $1 and disabled_at is not null', [operatorId])
  if (rowCount !== 0) throw new APIError('FORBIDDEN', { code: 'OPERATOR_DISABLED', message: 'This account may not sign in any more: ask an admin.' })
}

/** The window starts with its first attempt. Addresses are kept as hashes: most of them are typing errors. */
async function countAttempt(pool: pg.Pool, email: string): Promise<void> {
  const key = `account:${createHash('sha256').update(email.trim().toLowerCase()).digest('base64url')}`
  const now = Date.now()
  const { rows: [row] } = await pool.query<{ count: number; last_request: string }>(
    `insert into sign_in_rate_limit as attempts (id, key, count, last_request) values (gen_random_uuid(), $1, 1, $2)
     on conflict (key) do update set
       count = case when attempts.last_request < $2 - $3::bigint then 1 else attempts.count + 1 end,
       last_request = case when attempts.last_request < $2 - $3::bigint then $2 else attempts.last_request end
     returning count, last_request`,
    [key, now, WINDOW],
  )
  if (!row || row.count <= MAX_ATTEMPTS) return
  const seconds = Math.max(1, Math.ceil((Number(row.last_request) + WINDOW - now) / 1000))
  throw new APIError('TOO_MANY_REQUESTS', { message: 'Too many attempts at this account: try again later.' }, { 'X-Retry-After': String(seconds) })
}
