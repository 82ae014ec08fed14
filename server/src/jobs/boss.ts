import type { Logger } from 'pino'
import { PgBoss } from 'pg-boss'
import type { EntityManager } from 'typeorm'

/** Jobs that push one catalog object to Stripe. */
export const PUSH_QUEUE = 'stripe-push'

/** What a push job carries. */
export interface PushJob { kind: 'product' | 'price'; localId: string }

/**
 * Starts pg-boss: durable jobs in the same database, so that a job commits with the change that needs it.
 * @param worker also runs the maintenance (expiry, retries, deletion of old jobs)
 */
export async function startBoss(databaseUrl: string, worker: boolean, logger: Logger): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    application_name: 'member-console-jobs',
    max: worker ? 8 : 3,
    useListenNotify: worker,
    supervise: worker,
    schedule: worker,
    openTelemetry: { enabled: false },
  })
  boss.on('error', ({ message }) => logger.error({ reason: message }, 'job queue failed'))
  boss.on('warning', (warning) => logger.debug({ warning: warning.message }, 'job queue warns'))
  await boss.start()
  // `short`: one waiting job per object; the job always pushes the newest revision, so more would be idle.
  await boss.createQueue(PUSH_QUEUE, { policy: 'short', notify: true, expireInSeconds: 60, retryLimit: 0, deleteAfterSeconds: 3600 })
  return boss
}

/** Lets pg-boss write inside a TypeORM transaction. */
export function inTransaction(manager: EntityManager): { executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> } {
  return { executeSql: async (text, values) => ({ rows: await manager.query<unknown[]>(text, values) }) }
}
