import type { FastifyInstance } from 'fastify'
import type { PasskeyAddress } from './passkey-address.ts'

/**
 * `GET /api/sign-in-methods`: what the sign-in page offers beside the password. `issuer` is null where none is configured,
 * `passkeys` where the console's address allows none; otherwise it names the only origin whose pages may use them.
 */
export function registerSignInMethods(app: FastifyInstance, issuer: { name: string } | undefined, passkeys: PasskeyAddress | undefined): void {
  const methods = { issuer: issuer ? { name: issuer.name } : null, passkeys: passkeys ? { origin: passkeys.origin } : null }
  app.get('/api/sign-in-methods', async (_request, reply) => await reply.header('cache-control', 'no-store').send(methods))
}
