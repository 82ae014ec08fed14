import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { ensureDatabase, startEmbeddedPostgres } from '../server/src/db/embedded-postgres.ts'
import { createLogger } from '../server/src/logger.ts'
import { parentOf } from './processes.ts'

/** A PostgreSQL of the benchmark's own, as safe as in production: what is acknowledged is on disk. */
export interface BenchDatabase {
  url: string
  client: pg.Client
  /** PostgreSQL's first process. */
  pid: number | null
  stop: () => Promise<void>
}

/** A PostgreSQL with any number of databases. */
export interface BenchCluster {
  /** The address of a database, which is made if it is not there. */
  database: (name: string) => Promise<string>
  stop: () => Promise<void>
}

/** Starts PostgreSQL with the console's own settings. @param keep a directory that stays; undefined: a new one that goes */
export async function startCluster(keep?: string, settings: Record<string, string> = {}): Promise<BenchCluster> {
  const directory = keep === undefined ? await mkdtemp(join(tmpdir(), 'console-bench-')) : resolve(keep)
  await mkdir(directory, { recursive: true })
  // For root, PostgreSQL runs as another user, who passes through here.
  await chmod(directory, 0o711)
  const postgres = await startEmbeddedPostgres(directory, createLogger('warn'), settings)
  return {
    database: async (name) => {
      await ensureDatabase(postgres, name)
      return postgres.url(name)
    },
    stop: async () => {
      await postgres.stop()
      if (keep === undefined) await rm(directory, { recursive: true, force: true })
    },
  }
}

/** Starts PostgreSQL on a new directory, with one database. */
export async function startDatabase(): Promise<BenchDatabase> {
  const cluster = await startCluster()
  const url = await cluster.database('bench')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows: [backend] } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  return {
    url, client,
    pid: backend ? parentOf(backend.pid) : null,
    stop: async () => {
      await client.end()
      await cluster.stop()
    },
  }
}
