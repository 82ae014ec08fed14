import type { FastifyInstance, FastifyReply } from 'fastify'
import { GraphQLError } from 'graphql'
import type { InvitationService } from './invitation.service.ts'

/** The largest body, in bytes, that an acceptance needs. */
const bodyLimit = 16 * 1024

/**
 * What somebody with an invitation's link can do without being signed in: `POST /api/invitations/look` with its `token`
 * says for whom it is, `POST /api/invitations/accept` with `token`, `name` and `password` makes them an operator.
 */
export function registerInvitations(app: FastifyInstance, invitations: InvitationService): void {
  app.post<{ Body: { token?: unknown } | null }>('/api/invitations/look', { bodyLimit }, async ({ body }, reply) => await answer(reply, () => invitations.look(body?.token)))
  app.post('/api/invitations/accept', { bodyLimit }, async ({ body }, reply) => await answer(reply, () => invitations.accept(body ?? {})))
}

async function answer(reply: FastifyReply, work: () => Promise<object>): Promise<FastifyReply> {
  reply.header('cache-control', 'no-store')
  try {
    return await reply.send(await work())
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    return await reply.code(error.extensions['code'] === 'NOT_FOUND' ? 404 : 400).send({ message: error.message, ...error.extensions })
  }
}
