import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { registry } from './metrics.ts'

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/**
 * `GET /metrics`, for Prometheus: to whoever has the token as `Authorization: Bearer …`; without a token to this very
 * machine, as long as no proxy speaks for others.
 * @param refresh reads what is not counted as it happens
 */
export function registerMetrics(app: FastifyInstance, token: string | undefined, refresh: () => Promise<void>): void {
  app.get('/metrics', { logLevel: 'silent' }, async (request, reply) => {
    if (!isAllowed(request, token)) return await reply.code(401).send({ error: 'Send the token of METRICS_TOKEN as "Authorization: Bearer <token>".' })
    await refresh()
    return await reply.type(registry.contentType).send(await registry.metrics())
  })
}

function isAllowed({ headers, socket }: FastifyRequest, token: string | undefined): boolean {
  if (token === undefined) return LOOPBACK.has(socket.remoteAddress ?? '') && headers['x-forwarded-for'] === undefined && headers.forwarded === undefined
  const given = Buffer.from(headers.authorization ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
