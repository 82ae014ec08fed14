import type { Logger } from 'pino'
import type { DataSource } from 'typeorm'
import type { StripeAccount } from '../account.ts'
import { WorkLoop, type Work } from '../work-loop.ts'
import type { Lookup } from './lookup.ts'
import { leaseLookups, postponeLookup, settleLookup, type LeasedLookup } from './lookup-queue.ts'
import { traced } from '../../tracing/traced.ts'

/** Look-ups beside each other, so that one that hangs holds up no other. */
const LANES = 8

/** Asks Stripe about what is wanted, any number of workers beside each other, until it is stopped. */
export class LookupWorker implements Work {
  readonly loop: WorkLoop
  private readonly underWay = new Set<Promise<void>>()

  /** @param yields do deliveries come in so fast that they go first? */
  constructor(
    private readonly dataSource: DataSource,
    private readonly account: StripeAccount,
    private readonly lookups: readonly Lookup[],
    readonly yields: () => boolean,
    private readonly logger: Logger,
  ) {
    this.loop = new WorkLoop(this, (error) => { logger.warn({ err: error }, 'reading what to look up failed') })
  }

  /** Begins as many as there is room for; one that ends makes room for the next. */
  async take(): Promise<boolean> {
    const free = LANES - this.underWay.size
    if (free === 0) return false
    const leased = await leaseLookups(this.dataSource.manager, this.account, free)
    for (const each of leased) this.begin(each)
    return leased.length > 0
  }

  /** A call that hangs is not waited for long: its lease runs out. */
  async ended(): Promise<void> {
    await Promise.all(this.underWay)
  }

  private begin(leased: LeasedLookup): void {
    const work = this.lookUp(leased).finally(() => {
      this.underWay.delete(work)
      this.loop.wake()
    })
    this.underWay.add(work)
  }

  private async lookUp(leased: LeasedLookup): Promise<void> {
    const { kind, objectId } = leased
    try {
      const lookup = this.lookups.find((each) => each.kind === kind)
      if (!lookup) throw new Error(`This version looks no ${kind} up.`)
      await traced(`look up ${kind}`, { 'stripe.object.id': objectId }, async () => {
        await lookup.lookUp(objectId, async (manager) => { await settleLookup(manager, this.account, leased) })
      })
    } catch (error) {
      await this.postpone(leased, error)
    }
  }

  private async postpone(leased: LeasedLookup, error: unknown): Promise<void> {
    try {
      const dead = await postponeLookup(this.dataSource.manager, this.account, leased, error)
      this.logger.warn({ err: error, kind: leased.kind, object: leased.objectId, dead }, 'a look-up failed')
    } catch (failure) {
      // Its lease runs out, and it is tried again.
      this.logger.warn({ err: failure, kind: leased.kind, object: leased.objectId }, 'a failed look-up could not be put off')
    }
  }
}
