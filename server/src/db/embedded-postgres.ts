import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Logger } from '../logger.ts'
import { prepareDataDir } from '../config/data-dir.ts'
import { acquireProcessLock } from '../config/process-lock.ts'
import { serverAccount } from './embedded-postgres-account.ts'
import { postgresBinaries } from './embedded-postgres-binaries.ts'
import { ensureCluster } from './embedded-postgres-cluster.ts'
import { clearLeftover } from './embedded-postgres-leftover.ts'
import { serverSettings, startServer } from './embedded-postgres-server.ts'
import { socketDirectory, socketUrl } from './embedded-postgres-socket.ts'

/** Room for a new cluster with its write-ahead log, and for going on with an existing one, in bytes. */
const spaceForNew = 160 * 1024 * 1024
const spaceForExisting = 32 * 1024 * 1024

/** A running PostgreSQL of the console's own. */
export interface EmbeddedPostgres {
  /** Connection URL of a database on it. */
  url: (database: string) => string
  /** Resolves with one line if it ends without having been asked to. */
  failed: Promise<string>
  /** Shuts it down in order and gives the data directory back. */
  stop: () => Promise<void>
}

/**
 * Starts the embedded PostgreSQL on `<dataDir>/postgres`, making it at the first start and recovering it after a
 * crash of any kind.
 * @param settings Overrides of PostgreSQL's own settings.
 * @throws StartupError with a clear line for everything that the person can remedy.
 */
export async function startEmbeddedPostgres(dataDir: string, logger: Logger, settings: Record<string, string> = {}): Promise<EmbeddedPostgres> {
  prepareDataDir(dataDir, existsSync(join(dataDir, 'postgres')) ? spaceForExisting : spaceForNew)
  const lock = acquireProcessLock(join(dataDir, 'postgres.lock'), (pid) =>
    `Another console (process ${pid}) runs on the data directory ${dataDir}: stop it, or set DATA_DIR to another directory.`)
  try {
    const binaries = await postgresBinaries()
    const account = serverAccount([dataDir, binaries.postgres])
    const effective = { ...serverSettings, ...settings }
    const cluster = await ensureCluster(dataDir, binaries.initdb, account, logger, effective['fsync'] !== 'off')
    await clearLeftover(cluster, logger)
    const socket = socketDirectory(dataDir, account)
    const program = await startServer({ postgres: binaries.postgres, cluster, settings: effective, socket, account, dataDir, logger })
    let stopping = false
    return {
      url: (database) => socketUrl(socket, database),
      failed: program.exited.then((code) =>
        stopping ? new Promise<never>(() => undefined) : `The embedded PostgreSQL ended (code ${code}): ${program.lastLines().at(-1) ?? 'it said nothing.'}`),
      stop: async () => {
        stopping = true
        await program.stop()
        rmSync(socket, { recursive: true, force: true })
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** Makes the database if the server does not have it yet. */
export async function ensureDatabase(postgres: EmbeddedPostgres, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.url('postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`)
  } finally {
    await client.end()
  }
}
