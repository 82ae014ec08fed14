import type { FastifyInstance } from 'fastify'

/** `GET /api/sign-in-methods`: what the sign-in page offers beside the password; `issuer` is null where none is configured. */
export function registerSignInMethods(app: FastifyInstance, issuer: { name: string } | undefined): void {
  app.get('/api/sign-in-methods', async (_request, reply) => await reply.header('cache-control', 'no-store').send({ issuer: issuer ? { name: issuer.name } : null }))
}
