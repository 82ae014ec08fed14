import { execFile } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ensureDatabase, startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/db/embedded-postgres.ts'
import { createLogger } from '../../src/logger.ts'
import { consoleEntry, temporaryDirectory } from '../harness/console.ts'

/** A PostgreSQL of a test's own, which it may break. */
export interface OwnPostgres {
  /** A migrated database. */
  databaseUrl: string
  /** The directory of its data. */
  directory: string
  /** As a crash ends it: nothing is shut down, and the next start recovers. */
  crash(): Promise<void>
  /** After {@link OwnPostgres.crash}, or an end of its own. */
  start(): Promise<void>
  /** Whether it ended, told to or not. */
  hasEnded(): boolean
  stop(): Promise<void>
}

/** Starts one. @param dataDir given: that one is used, and left */
export async function startOwnPostgres(dataDir?: string): Promise<OwnPostgres> {
  const directory = dataDir ?? await temporaryDirectory()
  // Durable: what was answered must outlive the crash.
  let ended = false
  const begin = async (): Promise<EmbeddedPostgres> => {
    const started = await startEmbeddedPostgres(directory, createLogger('fatal'))
    ended = false
    void started.failed.then(() => { ended = true })
    return started
  }
  let postgres = await begin()
  await ensureDatabase(postgres, 'console')
  const databaseUrl = postgres.url('console')
  await promisify(execFile)(process.execPath, [consoleEntry, 'migrate'], { env: { PATH: process.env['PATH'], DATABASE_URL: databaseUrl } })
  return {
    databaseUrl,
    directory,
    crash: async () => {
      const pid = Number.parseInt(await readFile(join(directory, 'postgres/postmaster.pid'), 'utf8'), 10)
      process.kill(pid, 'SIGQUIT')
      await postgres.failed
    },
    start: async () => {
      // What has ended still holds its directory.
      await postgres.stop()
      postgres = await begin()
    },
    hasEnded: () => ended,
    stop: async () => {
      await postgres.stop()
      if (dataDir === undefined) await rm(directory, { recursive: true, force: true })
    },
  }
}
