import type { BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthMiddleware, getSessionFromCtx, isAPIError } from 'better-auth/api'
import type pg from 'pg'
import { line } from '../input.ts'
import type { RecordAct } from './sign-in-audit.ts'

/** What a passkey may be called. */
export const passkeyName = line(60).min(1, 'Give it a name.')

/** What holds for passkeys here beside what better-auth's plugin checks; and what is put on record of them. */
export function passkeyRules(pool: pg.Pool, record: RecordAct) {
  return {
    id: 'passkey-rules',
    hooks: {
      before: [
        {
          matcher: ({ path }) => path === '/passkey/generate-register-options' || path === '/passkey/verify-registration',
          handler: createAuthMiddleware(async (context) => {
            const session = await getSessionFromCtx(context)
            if (session) await requirePassword(pool, session.user.id)
          }),
        },
        {
          matcher: ({ path }) => path === '/passkey/verify-registration',
          handler: createAuthMiddleware(async ({ body }) => {
            const { name, createSession } = (body ?? {}) as { name?: unknown; createSession?: unknown }
            const checked = passkeyName.safeParse(name)
            if (!checked.success) throw new APIError('BAD_REQUEST', { code: 'PASSKEY_NAME', message: checked.error.issues[0]?.message ?? 'Give it a name.' })
            if (createSession) throw new APIError('BAD_REQUEST', { message: 'Whoever adds a passkey is signed in already.' })
          }),
        },
      ],
      after: [
        {
          // The plugin only prefers it, whatever it is told.
          matcher: ({ path }) => path === '/passkey/generate-authenticate-options',
          handler: createAuthMiddleware(async ({ context, json }) => {
            const { returned } = context
            return isAPIError(returned) ? undefined : json({ ...(returned as object), userVerification: 'required' })
          }),
        },
        {
          matcher: ({ path }) => path === '/passkey/verify-registration',
          handler: createAuthMiddleware(async ({ context, json }) => {
            const { returned, session } = context
            if (!session || isAPIError(returned)) return undefined
            const { id, name } = returned as { id: string; name: string }
            await record({ kind: 'OPERATOR', id: session.user.id, name: session.user.email }, { action: 'addPasskey', operatorId: session.user.id, details: { passkey: name } })
            return json({ id, name })
          }),
        },
        {
          matcher: ({ path }) => path === '/passkey/verify-authentication',
          handler: createAuthMiddleware(async ({ body, context: { newSession } }) => {
            if (!newSession) return
            const { response } = body as { response: { id: string } }
            const { rows: [used] } = await pool.query<{ name: string }>('update operator_passkey set last_used_at = now() where credential_id = $1 returning name', [response.id])
            const { id, email } = newSession.user
            await record({ kind: 'OPERATOR', id, name: email }, { action: 'signIn', operatorId: id, details: { method: 'passkey', passkey: used?.name ?? null } })
          }),
        },
      ],
    },
  } satisfies BetterAuthPlugin
}

/** Who signs in elsewhere does so with what that issuer asks for: a passkey here would outlive their leaving. */
async function requirePassword(pool: pg.Pool, operatorId: string): Promise<void> {
  const { rowCount } = await pool.query(`select 1 from operator_account where operator_id = $1 and provider_id = 'credential'`, [operatorId])
  if (rowCount === 0) throw new APIError('FORBIDDEN', { code: 'SIGNS_IN_ELSEWHERE', message: 'You sign in at your organisation: passkeys are made there.' })
}
