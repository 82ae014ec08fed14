import { isNativeError } from 'node:util/types'
import { createApiKeyCheck } from './api-key-check.ts'
import { describeError } from './auth-log.ts'
import { clientAddressHeader, createAuth, type IdentityOptions } from './auth-options.ts'
import { isOpen } from './open-endpoints.ts'
import { bootstrap, type BootstrapOptions, type BootstrapResult } from './bootstrap.ts'
import { roleOf } from './role.ts'
import type { Principal } from './principal.ts'

/** Knows who is asking. The only part of the server that knows better-auth. */
export interface Identity {
  /**
   * Answers a request to `/api/auth` that `open-endpoints.ts` lists: signing in and out, the own session, password, second
   * factor and passkeys. All else is 404.
   *
   * @param clientAddress the caller's IP address as the server (not the caller) determined it; attempts to sign in are
   *   counted by it, and all callers without one are counted together
   */
  handler(request: Request, clientAddress?: string): Promise<Response>
  /**
   * Whose request this is, or null. A bearer token alone decides where there is one: a bad one is refused even beside
   * a good cookie. Another `Authorization` scheme (a proxy's) is none of ours.
   *
   * A valid API key costs no query for five seconds; an operator's session is read from the database at each call, and
   * not prolonged: `GET /api/auth/get-session` does that.
   *
   * @throws when the database cannot be asked; never because of what was sent
   */
  authenticate(headers: { authorization?: string, cookie?: string }): Promise<Principal | null>
  /** Makes changes to API keys count at once in this process; others follow within five seconds. */
  forgetKeys(): void
  /** A password as the sign-in expects to find it stored. Slow on purpose. */
  hashPassword(password: string): Promise<string>
  /**
   * Makes the first operator and the first API key, see {@link BootstrapOptions}. Idempotent, and safe when several
   * servers start at once. The tables must exist.
   *
   * @throws Error naming the setting that cannot be used
   */
  bootstrap(options: BootstrapOptions): Promise<BootstrapResult>
}

/** An {@link Identity} on the tables of `identity-schema.ts`. Asks nothing of the database until it is used. */
export function createIdentity(options: IdentityOptions): Identity {
  const { pool, logger } = options
  const auth = createAuth(options)
  const apiKeys = createApiKeyCheck(auth, pool)

  return {
    async handler(request, clientAddress) {
      if (!isOpen(request)) return refusal(404, 'Not found')
      const headers = new Headers(request.headers)
      headers.delete(clientAddressHeader)
      if (clientAddress !== undefined) headers.set(clientAddressHeader, clientAddress)
      try {
        return finish(await auth.handler(new Request(request, { headers })))
      } catch (error) {
        // better-auth lets the JSON parser's error through.
        if (isNativeError(error) && error.name === 'SyntaxError') return refusal(400, 'The body is not valid JSON')
        logger.error({ failure: describeError(error) }, 'A request to sign in or out failed')
        return refusal(500, 'Internal server error')
      }
    },

    async authenticate({ authorization, cookie }) {
      const bearer = authorization === undefined ? null : /^bearer(?: +(.*))?$/i.exec(authorization.trim())
      if (bearer) return apiKeys.verify(bearer[1] ?? '')
      if (!cookie) return null
      const found = await auth.api.getSession({ headers: new Headers({ cookie }), query: { disableRefresh: true } })
      if (!found || found.user.disabledAt) return null
      const { user, session } = found
      return { kind: 'operator', id: user.id, email: user.email, name: user.name, role: roleOf(user.role), sessionId: session.id }
    },

    forgetKeys: () => apiKeys.forget(),

    async hashPassword(password) {
      const context = await auth.$context
      return context.password.hash(password)
    },

    async bootstrap(settings) {
      const result = await bootstrap(auth, pool, settings)
      apiKeys.forget()
      return result
    },
  }
}

/** An answer of our own, in the shape of better-auth's. */
function refusal(status: number, message: string): Response {
  return finish(Response.json({ message }, { status }))
}

/** Adds what every answer here should carry: nothing of it may be cached; a limit says in the standard way how long. */
function finish(response: Response): Response {
  const headers = new Headers(response.headers)
  headers.set('cache-control', 'no-store')
  const retryAfterSeconds = headers.get('x-retry-after')
  if (retryAfterSeconds !== null) headers.set('retry-after', retryAfterSeconds)
  return new Response(response.body, { status: response.status, headers })
}
