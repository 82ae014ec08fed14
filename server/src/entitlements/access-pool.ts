import pg from 'pg'
import type { Logger } from 'pino'
import { SteadyClient } from '../db/steady-client.ts'

/**
 * Few connections that stay, on which the statements of access are prepared once. PostgreSQL keeps their plans too:
 * planning would take longer than looking three rows up. Each of its processes slows down by half until it has touched
 * the pages that it reads once: see docs/adr/0023.
 */
export function createAccessPool(databaseUrl: string, logger: Logger): pg.Pool {
  const pool = new pg.Pool({
    Client: SteadyClient, connectionString: databaseUrl, max: 4, idleTimeoutMillis: 0, application_name: 'member-console-access', statement_timeout: 10_000, connectionTimeoutMillis: 10_000,
    options: '-c plan_cache_mode=force_generic_plan',
  })
  pool.on('error', (error) => logger.warn({ err: error }, 'an idle database connection was lost'))
  return pool
}
