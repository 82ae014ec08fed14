import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { DataSource } from 'typeorm'
import type { StripeAccount } from '../account.ts'
import type { Lookup } from './lookup.ts'
import { leaseLookups, postponeLookup, settleLookup, type LeasedLookup } from './lookup-queue.ts'
import { traced } from '../../tracing/traced.ts'

/** Look-ups beside each other, so that one that hangs holds up no other. */
const LANES = 8
/** How long an idle worker waits before it looks again, if nobody wakes it. Milliseconds. */
const IDLE_INTERVAL = 500
/** How long a stop waits for what is under way. Milliseconds. */
const STOP_GRACE = 4000

/** Asks Stripe about what is wanted, any number of workers beside each other, until it is stopped. */
export class LookupWorker {
  private readonly underWay = new Set<Promise<void>>()
  private running: Promise<void> | undefined
  private stopped = false
  private woken = false
  private wakeUp: (() => void) | undefined

  constructor(
    private readonly dataSource: DataSource,
    private readonly account: StripeAccount,
    private readonly lookups: readonly Lookup[],
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.running = this.run()
  }

  /** Something is wanted: look now. */
  wake(): void {
    this.woken = true
    this.wakeUp?.()
  }

  /** Takes no further work and waits for what is under way, but not for a call that hangs: its lease runs out. */
  async stop(): Promise<void> {
    this.stopped = true
    this.wake()
    await Promise.race([this.running?.then(async () => await Promise.all(this.underWay)), sleep(STOP_GRACE, undefined, { ref: false })])
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      this.woken = false
      const leased = await this.lease()
      for (const each of leased) this.begin(each)
      if (leased.length === 0 && !this.woken) await this.idle()
    }
  }

  private async lease(): Promise<LeasedLookup[]> {
    const free = LANES - this.underWay.size
    if (free === 0) return []
    try {
      return await leaseLookups(this.dataSource.manager, this.account, free)
    } catch (error) {
      this.logger.warn({ err: error }, 'reading what to look up failed')
      return []
    }
  }

  private begin(leased: LeasedLookup): void {
    const work = this.lookUp(leased).finally(() => {
      this.underWay.delete(work)
      this.wake()
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

  private async idle(): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, IDLE_INTERVAL)
      this.wakeUp = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    this.wakeUp = undefined
  }
}
