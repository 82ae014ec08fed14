import { loadConfig } from '../config/load-config.ts'
import type { Environment } from '../config/read-settings.ts'
import { ensureDatabase, startEmbeddedPostgres } from '../db/embedded-postgres.ts'
import { createLogger } from '../logger.ts'
import { databaseName } from './console.ts'
import { assertDatabaseReachable } from './external-database.ts'

/**
 * `server migrate`: brings the database to this version's schema and ends.
 * @throws StartupError
 */
export async function migrateCommand(args: readonly string[], environment: Environment, print: (text: string) => void): Promise<number> {
  const { config } = loadConfig(args, environment)
  const logger = createLogger(config.logLevel)
  const { migrate } = await import('../db/migrate.ts')
  if (config.databaseUrl !== undefined) {
    await assertDatabaseReachable(config.databaseUrl, logger)
    await migrate(config.databaseUrl, logger)
  } else {
    const postgres = await startEmbeddedPostgres(config.dataDir, logger)
    try {
      await ensureDatabase(postgres, databaseName)
      await migrate(postgres.url(databaseName), logger)
    } finally {
      await postgres.stop()
    }
  }
  print('The database has this version\'s schema.\n')
  return 0
}
