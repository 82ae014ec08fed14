import { setTimeout as sleep } from 'node:timers/promises'
import type { PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import type { DataSource } from 'typeorm'
import { Price } from '../../entities/price.ts'
import { Product } from '../../entities/product.ts'
import { StripeMapping, type CatalogKind } from '../../entities/stripe-mapping.ts'
import { PUSH_QUEUE, type PushJob } from '../../jobs/boss.ts'
import type { StripeConnection } from '../client.ts'
import type { CatalogOutbox } from '../outbox.ts'
import { metadataOf } from '../managed-metadata.ts'
import { managedPrice } from '../managed-price.ts'
import { managedProduct } from '../managed-product.ts'
import { isOutage } from '../projection/outage.ts'
import { giveBack, lease, rememberCreate, rememberMetadataKeys } from './lease.ts'
import type { PushOutcome } from './outcome.ts'
import { pushPrice } from './push-price.ts'
import { pushProduct } from './push-product.ts'
import type { StripeRateLimiter } from './rate-limiter.ts'
import { isReady, settle } from './settle.ts'
import { backfill, dueObjects } from './sweep.ts'
import type { WorkerPresence } from './worker-presence.ts'
import { traced } from '../../tracing/traced.ts'

/** How often work is looked for whose worker died. Milliseconds. */
const SWEEP_INTERVAL = 2000
/** How long it is tried to write an outcome down while the database is out of reach, and how often; the lease runs out later. Milliseconds. */
const PATIENCE = 90_000
const OUTAGE_PAUSE = 250
/** How long a stop waits for pushes under way. Milliseconds. */
const STOP_GRACE = 4000

/** Pushes the catalog to one Stripe account until it is stopped. */
export class PushWorker {
  private sweeper: NodeJS.Timeout | undefined

  constructor(
    private readonly dataSource: DataSource,
    private readonly boss: PgBoss,
    private readonly outbox: CatalogOutbox,
    private readonly stripe: StripeConnection,
    private readonly limiter: StripeRateLimiter,
    private readonly presence: WorkerPresence,
    private readonly logger: Logger,
  ) {}

  /** Hands everything over that this account has never seen, and starts to work. */
  async start(): Promise<void> {
    const added = await backfill(this.dataSource, this.stripe)
    if (added > 0) this.logger.info({ objects: added }, 'catalog objects are handed to Stripe for the first time')
    await this.sweep()
    this.sweeper = setInterval(() => void this.sweep(), SWEEP_INTERVAL)
    await this.boss.work<PushJob>(
      PUSH_QUEUE,
      { batchSize: 10, localConcurrency: 4, burstWhenBatchFull: true, pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 1 },
      async (jobs) => { await Promise.all(jobs.map(({ data }) => this.push(data))) },
    )
  }

  /** Takes no further work and waits for what is under way. */
  async stop(): Promise<void> {
    clearInterval(this.sweeper)
    // A call that hangs must not keep the process: what is cut off here, another worker finds out and finishes.
    await Promise.race([this.boss.offWork(PUSH_QUEUE, { wait: true }), sleep(STOP_GRACE, undefined, { ref: false })])
  }

  private async sweep(): Promise<void> {
    try {
      await this.outbox.wake(await dueObjects(this.dataSource, this.stripe))
    } catch (error) {
      this.logger.warn({ err: error }, 'looking for due pushes failed')
    }
  }

  /** Never throws: every outcome is on the mapping, and a crash leaves a lease that ends with its worker. */
  private async push({ kind, localId }: PushJob): Promise<void> {
    try {
      const mapping = await this.lease(kind, localId)
      if (!mapping) return
      const outcome = await traced(`push ${kind}`, { 'member_console.object.id': localId }, async () => await this.attempt(mapping), { outcome: ({ result }) => ({ 'push.result': result }) }).catch((error: unknown) => this.ourFailure(error, mapping))
      if (outcome.result === 'retry' && outcome.rateLimited) await this.limiter.pause()
      await this.persistently(async () => { await settle(this.dataSource, this.outbox, mapping, outcome) })
      const level = outcome.result === 'retry' || outcome.result === 'refused' ? 'warn' : 'debug'
      this.logger[level]({ kind, localId, ...withoutContent(outcome) }, 'push to Stripe')
    } catch (error) {
      this.logger.error({ err: error, kind, localId }, 'the outcome of a push could not be written down')
    }
  }

  private async lease(kind: CatalogKind, localId: string): Promise<StripeMapping | undefined> {
    try {
      return await lease(this.dataSource, this.stripe, this.presence.worker, kind, localId)
    } catch (error) {
      // It may be ours without our having learned so: nobody would touch it until the lease runs out.
      await this.persistently(async () => { await giveBack(this.dataSource, this.stripe, this.presence.worker, kind, localId) })
      throw error
    }
  }

  /** A database that is away for a while must not leave a push with a worker that is done with it. */
  private async persistently(work: () => Promise<void>): Promise<void> {
    const deadline = performance.now() + PATIENCE
    for (;;) {
      try {
        return await work()
      } catch (error) {
        if (!isOutage(error) || performance.now() > deadline) throw error
        await sleep(OUTAGE_PAUSE)
      }
    }
  }

  private ourFailure(error: unknown, { kind, localId }: StripeMapping): PushOutcome {
    this.logger.error({ err: error, kind, localId }, 'push to Stripe failed on our side')
    return { result: 'retry', error: 'Something went wrong on our side; the log has the details.', rateLimited: false }
  }

  private async attempt(mapping: StripeMapping): Promise<PushOutcome> {
    if (mapping.kind === 'product') {
      const product = await this.dataSource.manager.findOneByOrFail(Product, { id: mapping.localId })
      await rememberMetadataKeys(this.dataSource, mapping, Object.keys(metadataOf(managedProduct(product, mapping.generation))))
      return await pushProduct(this.stripe, this.limiter, mapping, product)
    }
    const price = await this.dataSource.manager.findOneByOrFail(Price, { id: mapping.localId })
    const stripeProductId = await this.stripeId('product', price.productId)
    if (!stripeProductId) {
      return { result: 'waits', for: { kind: 'product', localId: price.productId, message: 'Waits until its product is in Stripe.' } }
    }
    if (price.replacedById && !(await this.stripeId('price', price.replacedById))) {
      return { result: 'waits', for: { kind: 'price', localId: price.replacedById, message: 'Waits until its successor is in Stripe.' } }
    }
    // What creates it is remembered as a whole.
    if (mapping.stripeId) await rememberMetadataKeys(this.dataSource, mapping, Object.keys(metadataOf(managedPrice(price, mapping.generation))))
    return await pushPrice(this.stripe, this.limiter, mapping, price, {
      stripeProductId,
      remember: rememberCreate.bind(null, this.dataSource, mapping),
      isOurs: (stripeId) => this.dataSource.manager.existsBy(StripeMapping, { kind: 'price', stripeId, account: mapping.account, livemode: mapping.livemode }),
    })
  }

  private async stripeId(kind: CatalogKind, localId: string): Promise<string | null> {
    const { account, livemode } = this.stripe
    const mapping = await this.dataSource.manager.findOneBy(StripeMapping, { kind, localId, account, livemode })
    return mapping && isReady(mapping) ? mapping.stripeId : null
  }
}

function withoutContent(outcome: PushOutcome): Record<string, unknown> {
  return { result: outcome.result, ...('error' in outcome && { reason: outcome.error }), ...('stripeId' in outcome && { stripeId: outcome.stripeId }) }
}
