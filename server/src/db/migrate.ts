import pg from 'pg'
import type { Logger } from 'pino'
import { createDataSource } from './data-source.ts'

/** Any constant: all servers of one database agree on it. */
const MIGRATION_LOCK = 7_240_117

/**
 * Brings the database to this version's schema. Several servers may start at once: one migrates, the others wait.
 * @throws when the database cannot be reached or a migration fails; nothing is half applied
 */
export async function migrate(databaseUrl: string, logger: Logger): Promise<void> {
  const lock = new pg.Client({ connectionString: databaseUrl, application_name: 'member-console-migrate' })
  await lock.connect()
  const dataSource = createDataSource(databaseUrl, 2)
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await dataSource.initialize()
    const applied = await dataSource.runMigrations({ transaction: 'each' })
    for (const migration of applied) logger.info({ migration: migration.name }, 'migration applied')
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy()
    await lock.end()
  }
}
