import { createHash } from 'node:crypto'
import { APIError } from 'better-auth/api'
import type pg from 'pg'

/** Longer than a code is accepted: half a minute, and the one before and after. Milliseconds. */
const WINDOW = 2 * 60_000

/**
 * A code from an authenticator app signs in once, so that whoever saw it typed cannot use it too (RFC 6238, section 5.2).
 * It is asked when the code was found right, and before there is a session; better-auth itself takes a code again.
 */
export async function refuseUsedCode(pool: pg.Pool, operatorId: string, request: { path?: string; body?: unknown } | null | undefined): Promise<void> {
  if (request?.path !== '/two-factor/verify-totp') return
  const { code } = request.body as { code: string }
  const key = `code:${createHash('sha256').update(`${operatorId}:${code}`).digest('base64url')}`
  const now = Date.now()
  const { rowCount } = await pool.query(
    `insert into sign_in_rate_limit as used (id, key, count, last_request) values (gen_random_uuid(), $1, 1, $2)
     on conflict (key) do update set last_request = $2 where used.last_request < $2 - $3::bigint`,
    [key, now, WINDOW],
  )
  if (rowCount === 0) throw new APIError('UNAUTHORIZED', { code: 'CODE_USED', message: 'This code was used already: begin again with the next one.' })
}
