import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Logger } from 'pino'
import type { DataSource } from 'typeorm'
import { createDataSource } from './data-source.ts'

/** Any constant: all servers of one database agree on it. */
const MIGRATION_LOCK = 7_240_117
/** While a migration waits for a table, everybody else waits behind it: it gives way after so long, and comes again. Milliseconds. */
const LOCK_TIMEOUT = 3000
const LOCK_PAUSE = 1000
const LOCK_ATTEMPTS = 60

/**
 * Brings the database to this version's schema. Several servers may start at once: one migrates, the others wait.
 * @throws when the database cannot be reached or a migration fails; nothing is half applied
 */
export async function migrate(databaseUrl: string, logger: Logger): Promise<void> {
  const lock = new pg.Client({ connectionString: databaseUrl, application_name: 'member-console-migrate' })
  await lock.connect()
  // To write a large table anew takes as long as it takes.
  const dataSource = createDataSource(databaseUrl, 2, { name: 'migrate', statementTimeout: 0, lockTimeout: LOCK_TIMEOUT })
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await dataSource.initialize()
    await applyAll(dataSource, logger)
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy()
    await lock.end()
  }
}

async function applyAll(dataSource: DataSource, logger: Logger): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const applied = await dataSource.runMigrations({ transaction: 'each' })
      for (const migration of applied) logger.info({ migration: migration.name }, 'migration applied')
      return
    } catch (error) {
      if (attempt === LOCK_ATTEMPTS || !(error instanceof Error && 'code' in error && error.code === '55P03')) throw error
      logger.warn({ err: error }, 'a migration waits for a table that others use')
      await sleep(LOCK_PAUSE)
    }
  }
}
