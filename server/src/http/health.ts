import type { FastifyInstance } from 'fastify'
import type { DataSource } from 'typeorm'
import type { Readiness } from './readiness.ts'

/**
 * `GET /healthz`: the process lives. `GET /readyz`: it can do its work; 503 while it cannot, and from the moment it is told
 * to stop. From then on every answer ends its connection, so that callers open their next one elsewhere.
 */
export function registerHealth(app: FastifyInstance, dataSource: DataSource, readiness: Readiness): void {
  app.addHook('onSend', async (_request, reply) => { if (readiness.isLeaving) reply.header('connection', 'close') })
  app.get('/healthz', { logLevel: 'silent' }, async () => ({ status: 'ok' }))
  app.get('/readyz', { logLevel: 'silent' }, async (request, reply) => {
    if (readiness.isLeaving) return await reply.code(503).send({ status: 'not ready', reason: 'This process is about to stop.' })
    try {
      await dataSource.query('select 1')
      return { status: 'ready' }
    } catch (error) {
      request.log.warn({ err: error }, 'not ready: the database does not answer')
      return await reply.code(503).send({ status: 'not ready', reason: 'The database does not answer.' })
    }
  })
}
