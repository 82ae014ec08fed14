import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { DataSource } from 'typeorm'
import type { ReconcileRun } from '../../entities/reconcile-run.ts'
import type { ReconcileStep } from '../../entities/reconcile-step.ts'
import type { StripeConnection } from '../client.ts'
import { reviveLookups } from '../projection/lookup-queue.ts'
import type { StripeRateLimiter } from '../push/rate-limiter.ts'
import type { WorkerPresence } from '../push/worker-presence.ts'
import { assertPlausible, assertSameAccount, ReconcileStop } from './account-check.ts'
import type { Comparison } from './comparison.ts'
import { leaseRun, releaseRun, requestDueRun, saveProgress, stepsOf } from './run-store.ts'

/** How often a worker looks for a run to take. Milliseconds. */
const LOOK_INTERVAL = 1000
/** Replicas that start together need not all compare. Minutes. */
const START_INTERVAL = 1
/** A run is given up after as many failures without progress between them. */
const MAX_ATTEMPTS = 30
/** How long a stop waits for the page under way. Milliseconds. */
const STOP_GRACE = 4000

/** Compares everything with Stripe, page by page, on start, on schedule and on request; goes on where a killed one left off. */
export class ReconcileWorker {
  private running: Promise<void> | undefined
  private readonly stopping = new AbortController()

  constructor(
    private readonly dataSource: DataSource,
    private readonly stripe: StripeConnection,
    private readonly limiter: StripeRateLimiter,
    private readonly comparisons: readonly Comparison[],
    private readonly presence: WorkerPresence,
    private readonly logger: Logger,
  ) {}

  /** @param intervalMinutes 0: only on request */
  async start(intervalMinutes: number): Promise<void> {
    if (intervalMinutes > 0) await requestDueRun(this.dataSource, this.stripe, 'start', START_INTERVAL)
    this.running = this.run(intervalMinutes)
  }

  /** Leaves the run to whoever comes next. */
  async stop(): Promise<void> {
    this.stopping.abort()
    await Promise.race([this.running, sleep(STOP_GRACE, undefined, { ref: false })])
  }

  private async run(intervalMinutes: number): Promise<void> {
    const { signal } = this.stopping
    while (!signal.aborted) {
      try {
        if (intervalMinutes > 0) await requestDueRun(this.dataSource, this.stripe, 'schedule', intervalMinutes)
        const run = await leaseRun(this.dataSource, this.stripe, this.presence.worker, this.comparisons.every(({ takesPart }) => takesPart !== 'comparing'))
        if (run) await this.work(run)
      } catch (error) {
        this.logger.warn({ err: error }, 'reconciling with Stripe could not go on')
      }
      await sleep(LOOK_INTERVAL, undefined, { signal }).catch(() => undefined)
    }
  }

  /** Works a leased run until it is done, fails, or the worker stops. */
  private async work(run: ReconcileRun): Promise<void> {
    try {
      const part = run.reason === 'rebuild' ? 'rebuilding' : 'comparing'
      const kinds = this.comparisons.filter(({ takesPart }) => takesPart === 'both' || takesPart === part).map(({ kind }) => kind)
      for (const step of await stepsOf(this.dataSource, run, kinds)) {
        const comparison = this.comparisons.find(({ kind }) => kind === step.kind)
        if (comparison && !step.doneAt) await this.take(run, step, comparison)
        if (this.stopping.signal.aborted) return await releaseRun(this.dataSource, run, {})
      }
      await reviveLookups(this.dataSource.manager, this.stripe)
      await releaseRun(this.dataSource, run, { status: 'done' })
      this.logger.info({ run: run.id, reason: run.reason }, 'reconciled with Stripe')
    } catch (error) {
      await this.fail(run, error)
    }
  }

  private async fail(run: ReconcileRun, error: unknown): Promise<void> {
    const text = error instanceof Error ? error.message : String(error)
    if (error instanceof ReconcileStop) {
      this.logger.error({ run: run.id, reason: text }, 'reconciling with Stripe stopped')
      return await releaseRun(this.dataSource, run, { status: 'stopped', error: text })
    }
    const attempts = run.attempts + 1
    this.logger.warn({ err: error, run: run.id, attempts }, 'reconciling with Stripe failed')
    const given = { error: text.slice(0, 2000).replaceAll('\0', ''), attempts }
    await releaseRun(this.dataSource, run, attempts >= MAX_ATTEMPTS ? { ...given, status: 'failed' } : { ...given, pauseSeconds: Math.min(300, 0.5 * 2 ** attempts) })
  }

  private async take(run: ReconcileRun, step: ReconcileStep, comparison: Comparison): Promise<void> {
    step.startedAt ??= new Date()
    await assertSameAccount(this.stripe, this.limiter)
    while (!step.listedAt) {
      if (this.stopping.signal.aborted) return
      await this.takePage(run, step, comparison)
    }
    await this.takeUnlisted(run, step, comparison)
  }

  private async takePage(run: ReconcileRun, step: ReconcileStep, comparison: Comparison): Promise<void> {
    try {
      const page = await comparison.list(step.cursor)
      step.differing += await page.compare(run.id, run.reason === 'rebuild')
      step.listingSince ??= page.answeredAt
      step.listed += page.ids.length
      step.cursor = page.next
      if (page.next === null) step.listedAt = new Date()
      await saveProgress(this.dataSource, run, step, page.ids)
    } catch (error) {
      // The object that the cursor names was deleted meanwhile: the pages begin anew, and what was seen stays seen.
      if (step.cursor === null || !(error instanceof Error && 'code' in error && error.code === 'resource_missing')) throw error
      step.cursor = null
      await saveProgress(this.dataSource, run, step, [])
    }
    run.attempts = 0
  }

  private async takeUnlisted(run: ReconcileRun, step: ReconcileStep, comparison: Comparison): Promise<void> {
    if (comparison.unlisted && comparison.lookUp && step.listingSince) {
      const { ids, present } = await comparison.unlisted(run.id, step.listingSince)
      if (ids.length > 0) await assertSameAccount(this.stripe, this.limiter)
      if (!run.acceptVanished) assertPlausible(step.kind, ids.length, present)
      for (const id of ids) {
        if (this.stopping.signal.aborted) return
        if (await comparison.lookUp(id, run.id)) step.differing += 1
        await saveProgress(this.dataSource, run, step, [id])
      }
    }
    step.doneAt = new Date()
    await saveProgress(this.dataSource, run, step, [])
  }
}
