import { setTimeout as sleep } from 'node:timers/promises'
import type { DataSource } from 'typeorm'
import { isOutOfReach } from '../../db/out-of-reach.ts'
import type { StripeAccount } from '../account.ts'
import { settle, type Settlement } from './settle.ts'

interface Waiting extends Settlement { done: () => void; failed: (error: unknown) => void; deadline: number }

/** Outcomes are written down together that come within so long. Milliseconds. */
const GATHERS = 50
/** How long it is tried to write an outcome down while the database is out of reach, and how often; the lease runs out later. Milliseconds. */
const PATIENCE = 90_000
const OUTAGE_PAUSE = 250

/** Writes the outcomes of pushes down, those that come close to each other in one transaction. */
export class Settler {
  private readonly waiting: Waiting[] = []
  private running = false

  /** @param onDue another push became due */
  constructor(private readonly dataSource: DataSource, private readonly account: StripeAccount, private readonly onDue: () => void) {}

  /** Resolves when it is written down, or was found to be void. @throws when it cannot be */
  async settle(settlement: Settlement): Promise<void> {
    await new Promise<void>((done, failed) => {
      this.waiting.push({ ...settlement, done, failed, deadline: performance.now() + PATIENCE })
      if (!this.running) void this.run()
    })
  }

  private async run(): Promise<void> {
    this.running = true
    while (this.waiting.length > 0) {
      await this.settleAll(this.waiting.splice(0))
      await sleep(GATHERS)
    }
    this.running = false
  }

  private async settleAll(group: readonly Waiting[]): Promise<void> {
    try {
      const { held, due } = await settle(this.dataSource, this.account, group)
      const again = new Set(held)
      for (const each of group) if (!again.has(each)) each.done()
      this.retry(held, new Error('The mapping stayed locked.'))
      if (due) this.onDue()
    } catch (error) {
      await this.oneByOne(group, error)
    }
  }

  /** One outcome that the database refuses must not take the others with it. */
  private async oneByOne(group: readonly Waiting[], error: unknown): Promise<void> {
    if (isOutOfReach(error)) {
      this.retry(group, error)
      await sleep(OUTAGE_PAUSE)
    } else if (group.length > 1) for (const each of group) await this.settleAll([each])
    else for (const { failed } of group) failed(error)
  }

  /** A database that is away for a while must not leave a push with a worker that is done with it. */
  private retry(group: readonly Waiting[], error: unknown): void {
    for (const each of group) {
      if (performance.now() > each.deadline) each.failed(error)
      else this.waiting.push(each)
    }
  }
}
