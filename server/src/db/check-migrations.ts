import 'reflect-metadata'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MigrationExecutor, type DataSource } from 'typeorm'
import { createLogger } from '../logger.ts'
import { createDataSource } from './data-source.ts'
import { ensureDatabase, startEmbeddedPostgres } from './embedded-postgres.ts'
import { RELEASED, SAFE, UNUSED } from './released.ts'
import { readSchemaFacts, takenAway } from './schema-facts.ts'

// `pnpm migrations:check`: do the migrations make what the entities describe, and leave alone what the version before uses?
const logger = createLogger('warn')
const directory = await mkdtemp(join(tmpdir(), 'member-console-migrations-'))
const postgres = await startEmbeddedPostgres(directory, logger)
try {
  await ensureDatabase(postgres, 'migrations')
  const dataSource = await createDataSource(postgres.url('migrations')).initialize()
  const taken = await migrateAndCompare(dataSource)
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log()
  await dataSource.destroy()
  report('The migrations make what the entities describe.', 'The entities differ from the migrations by', upQueries.map(({ query }) => query))
  report('The newest release can run on while they do.', 'They take away what the newest release may use (docs/adr/0024):', taken)
} finally {
  await postgres.stop()
  await rm(directory, { recursive: true, force: true })
}

/** @returns what the migrations that are not released yet take away, and must not */
async function migrateAndCompare(dataSource: DataSource): Promise<string[]> {
  const executor = new MigrationExecutor(dataSource)
  const pending = await executor.getPendingMigrations()
  for (const migration of pending) if (migration.timestamp <= RELEASED) await executor.executeMigration(migration)
  const released = await readSchemaFacts(dataSource)
  for (const migration of pending) if (migration.timestamp > RELEASED) await executor.executeMigration(migration)
  return takenAway(released, await readSchemaFacts(dataSource))
    .filter(({ object }) => !((UNUSED[object] ?? UNUSED[object.split('.')[0] ?? ''] ?? Infinity) <= RELEASED)).map(({ says }) => says).filter((says) => !(says in SAFE))
}

function report(good: string, bad: string, findings: readonly string[]): void {
  process.stdout.write(findings.length === 0 ? `${good}\n` : `${bad}\n${findings.map((finding) => `  ${finding}\n`).join('')}`)
  if (findings.length > 0) process.exitCode = 1
}
