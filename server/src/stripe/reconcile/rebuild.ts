import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { DataSource } from 'typeorm'
import { ReconcileRun } from '../../entities/reconcile-run.ts'
import { ReconcileStep } from '../../entities/reconcile-step.ts'
import { ProvisionService } from '../../entitlements/provision.service.ts'
import type { StripeConnection } from '../client.ts'
import { createObjectProjections } from '../projection/object-projections.ts'
import { StripeRateLimiter } from '../push/rate-limiter.ts'
import { announceWorker } from '../push/worker-presence.ts'
import { createProjectedComparisons } from './projected-comparisons.ts'
import { ReconcileWorker } from './reconcile-worker.ts'
import { endAbandonedRun, requestRun } from './run-store.ts'

/** How often the progress is looked at. Milliseconds. */
const LOOK_INTERVAL = 1000

/** What a rebuild works with. */
export interface RebuildParts {
  dataSource: DataSource
  stripe: StripeConnection
  pastDueGraceDays: number
  logger: Logger
  /** Told of every step that has moved on. */
  onProgress: (step: ReconcileStep) => void
  /** Told once, when a comparison is in the way. */
  onWait: () => void
}

/**
 * Writes every projected table anew from Stripe; resolves when it is done, by this process or by a running console
 * that takes it over. One that was cut off goes on where it was.
 */
export async function rebuildProjections({ dataSource, stripe, pastDueGraceDays, logger, onProgress, onWait }: RebuildParts): Promise<ReconcileRun> {
  const limiter = new StripeRateLimiter(dataSource, stripe)
  const presence = await announceWorker(dataSource, logger)
  const parts = { dataSource, stripe, limiter, provisions: new ProvisionService(dataSource, stripe, pastDueGraceDays) }
  const objects = createObjectProjections(parts)
  const worker = new ReconcileWorker(dataSource, stripe, limiter, createProjectedComparisons(parts, objects), presence, logger)
  try {
    const id = await requestRebuild(dataSource, stripe, onWait)
    await worker.start(0)
    return await untilFinished(dataSource, id, onProgress)
  } finally {
    await worker.stop()
    await presence.leave()
  }
}

/** A comparison that runs already is let finish first, unless nobody is left to finish it. */
async function requestRebuild(dataSource: DataSource, stripe: StripeConnection, onWait: RebuildParts['onWait']): Promise<string> {
  for (let waits = false; ; waits = true) {
    const { run } = await requestRun(dataSource, stripe, { reason: 'rebuild' })
    if (run.reason === 'rebuild') return run.id
    if (!waits) onWait()
    await endAbandonedRun(dataSource, run)
    await sleep(LOOK_INTERVAL)
  }
}

async function untilFinished(dataSource: DataSource, id: string, onProgress: RebuildParts['onProgress']): Promise<ReconcileRun> {
  const listed = new Map<string, number>()
  for (;;) {
    const run = await dataSource.manager.findOneByOrFail(ReconcileRun, { id })
    for (const step of await dataSource.manager.find(ReconcileStep, { where: { runId: id }, order: { position: 'ASC' } })) {
      if (step.startedAt && listed.get(step.kind) !== step.listed) onProgress(step)
      listed.set(step.kind, step.startedAt ? step.listed : -1)
    }
    if (run.status !== 'running') return run
    await sleep(LOOK_INTERVAL)
  }
}
