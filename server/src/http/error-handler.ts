import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'

/** What the caller did wrong is said; what went wrong with us is logged, and answered with the request id only. */
export async function maskInternalErrors(error: FastifyError, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const status = error.statusCode ?? 500
  if (status < 500) return await reply.code(status).send({ error: error.message })
  request.log.error({ err: error, method: request.method, url: request.url.split('?')[0] }, 'request failed')
  return await reply.code(status).send({ error: `Something went wrong on our side. Quote the request id ${request.id}.` })
}
