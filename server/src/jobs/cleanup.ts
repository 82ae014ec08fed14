import type { Logger } from 'pino'
import type { PgBoss } from 'pg-boss'
import type { DataSource } from 'typeorm'
import { forgetOldKeys } from '../idempotency.ts'
import { forgetAbandonedSignIns } from '../identity/abandoned-sign-ins.ts'

const CLEANUP_QUEUE = 'cleanup'
/** Every hour, UTC. */
const HOURLY = '23 * * * *'

/** Removes what has had its time, every hour and now; one process at a time. */
export async function startCleanup(boss: PgBoss, dataSource: DataSource, logger: Logger): Promise<void> {
  await boss.createQueue(CLEANUP_QUEUE, { policy: 'short', expireInSeconds: 600, retryLimit: 0, deleteAfterSeconds: 3600 })
  await boss.schedule(CLEANUP_QUEUE, HOURLY)
  await boss.work(CLEANUP_QUEUE, async () => {
    const forgotten = await forgetOldKeys(dataSource)
    logger.debug({ forgotten, abandoned: await forgetAbandonedSignIns(dataSource) }, 'old idempotency keys and abandoned sign-ins are forgotten')
  })
  await boss.send(CLEANUP_QUEUE)
}
