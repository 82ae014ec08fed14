import type { BetterAuthPlugin } from 'better-auth'
import { createAuthMiddleware, isAPIError } from 'better-auth/api'
import type { Actor } from '../audit/actor.ts'

/** Puts on record what an operator did. */
export type RecordAct = (actor: Actor, act: { action: string, operatorId: string, details: object | null }) => Promise<void>

/** How somebody signed in, by the endpoint that let them in. */
const signIns: Readonly<Record<string, string>> = {
  '/sign-in/email': 'password',
  '/two-factor/verify-totp': 'password and code',
  '/two-factor/verify-backup-code': 'password and backup code',
  '/callback/:id': 'OpenID Connect',
}

/** What somebody who is signed in changed, by the endpoint that did it. */
const changes: Readonly<Record<string, string>> = {
  '/change-password': 'changePassword',
  '/two-factor/verify-totp': 'turnOnSecondFactor',
  '/two-factor/disable': 'turnOffSecondFactor',
  '/two-factor/generate-backup-codes': 'makeBackupCodes',
}

/**
 * Records every sign-in with its method, and every change of an operator's own ways in; what concerns passkeys is recorded by
 * `passkey-rules.ts`. It comes last of all plugins: a sign-in that still wants a code has no session any more when it is asked.
 */
export function signInAudit(record: RecordAct) {
  return {
    id: 'sign-in-audit',
    hooks: {
      after: [{
        matcher: ({ path }) => path !== undefined && (path in signIns || path in changes),
        handler: createAuthMiddleware(async ({ path, context }) => {
          const { newSession, session, returned } = context
          const operator = session?.user ?? newSession?.user
          if (!operator || (isAPIError(returned) && !newSession)) return
          // A code that is only tried by somebody who is signed in changes nothing.
          const change = session && (newSession || path !== '/two-factor/verify-totp') ? changes[path] : undefined
          if (!change && !newSession) return
          await record({ kind: 'OPERATOR', id: operator.id, name: operator.email }, change
            ? { action: change, operatorId: operator.id, details: null }
            : { action: 'signIn', operatorId: operator.id, details: { method: signIns[path] } })
        }),
      }],
    },
  } satisfies BetterAuthPlugin
}
