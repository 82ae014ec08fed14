import type { FastifyInstance } from 'fastify'
import type { SigningKeys } from '../entitlements/signing-keys.ts'

/** `GET /.well-known/jwks.json`: the public keys of access tokens, for everyone. */
export function registerJwks(app: FastifyInstance, keys: SigningKeys): void {
  app.get('/.well-known/jwks.json', async (_request, reply) => {
    await reply.header('cache-control', 'public, max-age=60').header('access-control-allow-origin', '*').send({ keys: await keys.published() })
  })
}
