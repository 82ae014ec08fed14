import { randomInt } from 'node:crypto'
import pg from 'pg'
import type { Logger } from 'pino'
import type { DataSource } from 'typeorm'
import { PUSH_CHANNEL } from '../outbox.ts'

/** Tells our advisory locks from others'; any constant. */
const LOCK_CLASS = 724_011

/** The numbers of the workers whose process is alive and connected, in SQL. */
export const PRESENT_WORKERS = `select objid::integer from pg_locks
  where locktype = 'advisory' and classid = ${LOCK_CLASS} and granted and database = (select oid from pg_database where datname = current_database())`

/** How long a lost connection waits before it is made again. Milliseconds. */
const RECONNECT_PAUSE = 1000

/** This process's worker, known to the others for as long as it lives. */
export interface WorkerPresence {
  /** Stands in `leased_by`. */
  worker: number
  /** Is told when somebody says that a push is due. */
  onDue(listener: () => void): void
  leave(): Promise<void>
}

/**
 * Holds an advisory lock on a connection of its own: PostgreSQL lets go of it the moment the process dies, so what a
 * killed worker had in hand is taken over at once instead of when the lease runs out. A worker that merely lost its
 * connection may see a push repeated beside it; a push can bear that.
 */
export async function announceWorker(dataSource: DataSource, logger: Logger): Promise<WorkerPresence> {
  const worker = randomInt(1, 2 ** 31)
  let client: pg.Client | undefined
  let left = false
  let tell = (): void => undefined

  async function connect(): Promise<void> {
    const next = new pg.Client({ ...connectionOf(dataSource), application_name: 'member-console-worker', keepAlive: true })
    next.on('error', (error) => logger.warn({ err: error }, "the worker's presence lost its connection"))
    next.once('end', () => { if (!left) setTimeout(() => void reconnect(), RECONNECT_PAUSE).unref() })
    next.on('notification', () => tell())
    await next.connect()
    await next.query('select pg_advisory_lock_shared($1, $2)', [LOCK_CLASS, worker])
    await next.query(`listen ${PUSH_CHANNEL}`)
    client = next
  }

  async function reconnect(): Promise<void> {
    if (left) return
    await connect().catch((error: unknown) => logger.warn({ err: error }, "the worker's presence cannot be announced"))
  }

  await connect()
  return {
    worker,
    onDue: (listener) => { tell = listener },
    leave: async () => {
      left = true
      await client?.end()
    },
  }
}

function connectionOf({ options }: DataSource): pg.ClientConfig {
  return { connectionString: 'url' in options && typeof options.url === 'string' ? options.url : undefined }
}
