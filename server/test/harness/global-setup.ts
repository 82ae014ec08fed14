import { execFile } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import pg from 'pg'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/db/embedded-postgres.ts'
import { createLogger } from '../../src/logger.ts'
import { databaseUrl, migratedDatabase, postgresVariable } from './database.ts'

declare global {
  /** What global-teardown.ts has to end. */
  var sharedPostgres: { postgres: EmbeddedPostgres, directory: string } | undefined
}

/** One PostgreSQL for the whole run, in memory as far as it may be: its data need not survive anything. */
export default async function globalSetup(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'console-test-'))
  // For root, PostgreSQL runs as another user, who passes through here.
  await chmod(directory, 0o711)
  try {
    const postgres = await startEmbeddedPostgres(directory, createLogger('warn'), {
      fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '400',
    })
    globalThis.sharedPostgres = { postgres, directory }
    process.env[postgresVariable] = postgres.url('postgres')
    await makeTemplate(postgres.url('postgres'))
  } catch (error) {
    await rm(directory, { recursive: true, force: true })
    throw error
  }
}

/** Migrated by the shipped command, once: tests copy it. */
async function makeTemplate(server: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(`create database ${migratedDatabase}`)
  await client.end()
  const entry = fileURLToPath(new URL('../../dist/bundle/main.js', import.meta.url))
  await promisify(execFile)(process.execPath, [entry, 'migrate'], { env: { PATH: process.env['PATH'], DATABASE_URL: databaseUrl(server, migratedDatabase) } })
}
