import 'reflect-metadata'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLogger } from '../logger.ts'
import { createDataSource } from './data-source.ts'
import { ensureDatabase, startEmbeddedPostgres } from './embedded-postgres.ts'
import { migrate } from './migrate.ts'

// `pnpm migrations:check`: what would TypeORM still change after all migrations ran on an empty database? It must be nothing.
const logger = createLogger('warn')
const directory = await mkdtemp(join(tmpdir(), 'member-console-migrations-'))
const postgres = await startEmbeddedPostgres(directory, logger)
try {
  await ensureDatabase(postgres, 'migrations')
  const url = postgres.url('migrations')
  await migrate(url, logger)
  const dataSource = await createDataSource(url).initialize()
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log()
  await dataSource.destroy()
  for (const { query } of upQueries) process.stdout.write(`${query}\n`)
  process.stdout.write(upQueries.length === 0 ? 'The migrations make what the entities describe.\n' : 'The entities differ from the migrations as above.\n')
  process.exitCode = upQueries.length === 0 ? 0 : 1
} finally {
  await postgres.stop()
  await rm(directory, { recursive: true, force: true })
}
