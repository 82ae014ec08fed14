import type { FastifyInstance } from 'fastify'
import type { DataSource } from 'typeorm'

/** `GET /healthz`: the process lives. `GET /readyz`: it can do its work; 503 while it cannot. */
export function registerHealth(app: FastifyInstance, dataSource: DataSource): void {
  app.get('/healthz', { logLevel: 'silent' }, async () => ({ status: 'ok' }))
  app.get('/readyz', { logLevel: 'silent' }, async (request, reply) => {
    try {
      await dataSource.query('select 1')
      return { status: 'ready' }
    } catch (error) {
      request.log.warn({ err: error }, 'not ready: the database does not answer')
      return await reply.code(503).send({ status: 'not ready', reason: 'The database does not answer.' })
    }
  })
}
