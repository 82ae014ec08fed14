import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import type { Logger } from '../logger.ts'
import { errorCode } from '../config/error-code.ts'
import { StartupError } from '../config/startup-error.ts'

/** How long a PostgreSQL that says it is starting up is waited for, in milliseconds. */
const startingLimit = 60_000

/**
 * Makes sure that the configured PostgreSQL lets us in.
 * @throws StartupError that says what is wrong, without the URL: it holds a password.
 */
export async function assertDatabaseReachable(databaseUrl: string, logger: Logger): Promise<void> {
  const deadline = Date.now() + startingLimit
  for (;;) {
    const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      return
    } catch (error) {
      // Codes: https://www.postgresql.org/docs/current/errcodes-appendix.html
      if (errorCode(error) !== '57P03' || Date.now() > deadline) throw explain(error)
      logger.info('PostgreSQL is starting up: waiting for it.')
      await delay(1000)
    } finally {
      await client.end().catch(() => undefined)
    }
  }
}

function explain(error: unknown): StartupError {
  const code = errorCode(error)
  switch (code) {
    case '28P01':
    case '28000':
      return new StartupError('PostgreSQL refuses the user or password in DATABASE_URL: correct them.')
    case '3D000':
      return new StartupError('The database named in DATABASE_URL does not exist: create it (createdb), or correct the name.')
    case '53300':
      return new StartupError('PostgreSQL has no free connection: raise its max_connections or stop another program.')
    default:
      return new StartupError(`PostgreSQL cannot be reached with DATABASE_URL (${code ?? 'no answer'}): start it, or correct host and port.`)
  }
}
