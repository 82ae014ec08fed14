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

/** Fills the tables with so many customers and subscriptions, as projecting them would have. */
export async function addExisting(client: pg.Client, count: number, account: string): Promise<void> {
  const projected = 'id, account, livemode, as_of, content_hash'
  const values = (prefix: string) => `'${prefix}' || lpad(number::text, 8, '0'), $2, false, now() - interval '1 day', md5(number::text)`
  await client.query(
    `insert into customer (${projected}, email, name, balance, created_at)
     select ${values('cus_bench')}, number || '@example.org', 'Customer ' || number, 0, now() - interval '1 year' from generate_series(0, $1::int - 1) as number`, [count, account])
  await client.query(
    `insert into subscription (${projected}, customer_id, status, currency, cancel_at_period_end, started_at, created_at)
     select ${values('sub_bench')}, 'cus_bench' || lpad(number::text, 8, '0'), 'active', 'eur', false, now() - interval '1 year', now() - interval '1 year'
     from generate_series(0, $1::int - 1) as number`, [count, account])
  await client.query(
    `insert into subscription_item (id, subscription_id, price_id, product_id, quantity, current_period_start, current_period_end)
     select 'si_sub_bench' || lpad(number::text, 8, '0') || '_0', 'sub_bench' || lpad(number::text, 8, '0'), 'price_bench', 'prod_bench', 1, now() - interval '10 days', now() + interval '20 days'
     from generate_series(0, $1::int - 1) as number`, [count])
  await client.query('vacuum analyze')
}
