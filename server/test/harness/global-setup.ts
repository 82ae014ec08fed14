import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/db/embedded-postgres.ts'
import { createLogger } from '../../src/logger.ts'
import { postgresVariable } from './database.ts'

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
  } catch (error) {
    await rm(directory, { recursive: true, force: true })
    throw error
  }
}
