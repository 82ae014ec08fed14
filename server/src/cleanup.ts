import type { Logger } from 'pino'
import type { DataSource } from 'typeorm'
import { forgetOldKeys } from './idempotency.ts'
import { forgetAbandonedSignIns } from './identity/abandoned-sign-ins.ts'

/** Milliseconds. */
const HOUR = 3_600_000

/** Removes what has had its time, now and every hour; every worker does, as what is gone already costs nothing. @returns ends it */
export function startCleanup(dataSource: DataSource, logger: Logger): () => Promise<void> {
  let underWay = cleanUp(dataSource, logger)
  const timer = setInterval(() => { underWay = cleanUp(dataSource, logger) }, HOUR)
  return async () => {
    clearInterval(timer)
    await underWay
  }
}

async function cleanUp(dataSource: DataSource, logger: Logger): Promise<void> {
  try {
    logger.debug({ forgotten: await forgetOldKeys(dataSource), abandoned: await forgetAbandonedSignIns(dataSource) }, 'old idempotency keys and abandoned sign-ins are forgotten')
  } catch (error) {
    logger.warn({ err: error }, 'removing what has had its time failed')
  }
}
