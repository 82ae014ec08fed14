import type { Logger } from 'pino'
import type { DataSource } from 'typeorm'
import { StripeMapping } from '../../entities/stripe-mapping.ts'
import { traced } from '../../tracing/traced.ts'
import type { StripeConnection } from '../client.ts'
import { WorkLoop, type Work } from '../work-loop.ts'
import { backfill } from './backfill.ts'
import { claimDue } from './claim.ts'
import type { PushOutcome } from './outcome.ts'
import { prepare, type Prepared } from './prepare.ts'
import { pushPrice } from './push-price.ts'
import { pushProduct } from './push-product.ts'
import type { StripeRateLimiter } from './rate-limiter.ts'
import { Settler } from './settler.ts'
import type { WorkerPresence } from './worker-presence.ts'

/**
 * Pushes the catalog to one Stripe account until it is stopped. Mappings are claimed, prepared and settled many at a time,
 * so that an import costs few statements a call; at the most as many are under way as Stripe takes in a second.
 */
export class PushWorker implements Work {
  readonly loop: WorkLoop
  private readonly most: number
  private readonly underWay = new Map<string, Promise<void>>()
  /** Objects whose outcome could not be written down: they wait until their lease runs out. */
  private readonly unsettled = new Set<string>()
  private readonly settler: Settler

  constructor(
    private readonly dataSource: DataSource,
    private readonly stripe: StripeConnection,
    private readonly limiter: StripeRateLimiter,
    private readonly presence: WorkerPresence,
    private readonly logger: Logger,
  ) {
    this.most = stripe.callsPerSecond
    this.loop = new WorkLoop(this, (error) => { logger.warn({ err: error }, 'looking for due pushes failed') })
    this.settler = new Settler(dataSource, stripe, () => this.loop.wake())
  }

  /** Hands everything over that this account has never seen, and starts to work. */
  async start(): Promise<void> {
    const added = await backfill(this.dataSource, this.stripe)
    if (added > 0) this.logger.info({ objects: added }, 'catalog objects are handed to Stripe for the first time')
    this.loop.start()
  }

  /** Half of the room is free before more is claimed: then it is claimed together. */
  async take(): Promise<boolean> {
    const room = this.most - this.underWay.size
    if (room < this.most / 2) return false
    const claimed = await claimDue(this.dataSource, this.stripe, this.presence.worker, [...this.underWay.keys()], [...this.unsettled], room)
    for (const prepared of await prepare(this.dataSource, claimed)) this.begin(prepared)
    return claimed.length === room
  }

  /** What operators change does not wait for what Stripe delivers. */
  yields(): boolean {
    return false
  }

  async ended(): Promise<unknown> {
    return await Promise.all(this.underWay.values())
  }

  private begin(prepared: Prepared): void {
    const { localId } = prepared.mapping
    this.unsettled.delete(localId)
    this.underWay.set(localId, this.push(prepared).finally(() => {
      this.underWay.delete(localId)
      if (this.underWay.size === Math.floor(this.most / 2)) this.loop.wake()
    }))
  }

  /** Never throws: every outcome is on the mapping, and a crash leaves a lease that ends with its worker. */
  private async push(prepared: Prepared): Promise<void> {
    const { mapping } = prepared
    const { kind, localId } = mapping
    try {
      const outcome = await traced(`push ${kind}`, { 'member_console.object.id': localId }, async () => await this.attempt(prepared), { outcome: ({ result }) => ({ 'push.result': result }) }).catch((error: unknown) => this.ourFailure(error, mapping))
      await this.settler.settle({ leased: mapping, outcome })
      const level = outcome.result === 'retry' || outcome.result === 'refused' ? 'warn' : 'debug'
      this.logger[level]({ kind, localId, ...withoutContent(outcome) }, 'push to Stripe')
    } catch (error) {
      this.unsettled.add(localId)
      this.logger.error({ err: error, kind, localId }, 'the outcome of a push could not be written down')
    }
  }

  private ourFailure(error: unknown, { kind, localId }: StripeMapping): PushOutcome {
    this.logger.error({ err: error, kind, localId }, 'push to Stripe failed on our side')
    return { result: 'retry', error: 'Something went wrong on our side; the log has the details.' }
  }

  private async attempt(prepared: Prepared): Promise<PushOutcome> {
    const { mapping } = prepared
    const { account, livemode } = mapping
    switch (prepared.step) {
      case 'waits': return { result: 'waits', for: prepared.for }
      case 'product': return await pushProduct(this.stripe, this.limiter, mapping, prepared.product)
      case 'price': return await pushPrice(this.stripe, this.limiter, mapping, prepared.price, {
        ...prepared,
        isOurs: (stripeId) => this.dataSource.manager.existsBy(StripeMapping, { kind: 'price', stripeId, account, livemode }),
      })
    }
  }
}

function withoutContent(outcome: PushOutcome): Record<string, unknown> {
  return { result: outcome.result, ...('error' in outcome && { reason: outcome.error }), ...('stripeId' in outcome && { stripeId: outcome.stripeId }) }
}
