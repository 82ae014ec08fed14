import { setTimeout as sleep } from 'node:timers/promises'
import type { DataSource } from 'typeorm'
import type { StripeAccount } from '../account.ts'
import { CallSlots } from './call-slots.ts'

/** So much later than its slot was taken a call may reach Stripe. Milliseconds. */
const MARGIN = 40
/** A process that is slower for long does not wait to become quicker. Milliseconds. */
const LONGEST_MARGIN = 2000
/** How long a 429 stops everybody: twice as long each time, when the next one follows within two seconds. Milliseconds. */
const FIRST_PAUSE = 250
const LONGEST_PAUSE = 2000
const FOLLOWS = 2000
/** Between two looks for free slots. Milliseconds. */
const SHORTEST_LOOK = 3
const LONGEST_LOOK = 250

/** Somebody who waits to call Stripe. */
interface Waiting { go: () => void; fail: (error: unknown) => void }

/**
 * Paces the calls to one Stripe account across every process. Whoever comes first here goes first; their turns are taken
 * together. What was idle catches up at twice the limit at the most, and never at once with more than a quarter of it.
 */
export class StripeRateLimiter {
  private readonly slots: CallSlots
  private readonly waiting: Waiting[] = []
  private serving = false
  /** Between two calls at twice the limit, and how many may be made up for at once. Milliseconds. */
  private readonly interval: number
  private readonly burst: number
  /** Up to when the calls that were let go would fill twice the limit. */
  private filledUntil = 0
  private pausedUntil = Number.NEGATIVE_INFINITY
  private pauseLength = 0

  constructor(dataSource: DataSource, account: StripeAccount, callsPerSecond: number) {
    this.slots = new CallSlots(dataSource, account, callsPerSecond)
    this.interval = 1000 / (2 * callsPerSecond)
    this.burst = Math.max(1, Math.floor(callsPerSecond / 4))
  }

  /** Resolves when this call may start. */
  async turn(): Promise<void> {
    await new Promise<void>((go, fail) => {
      this.waiting.push({ go, fail })
      if (!this.serving) void this.serve()
    })
  }

  /** Stripe said 429: everybody pauses, and longer if that was not enough. */
  async pause(): Promise<void> {
    const now = performance.now()
    // Calls that were let go together are refused together: that is once.
    if (now < this.pausedUntil) return
    this.pauseLength = now < this.pausedUntil + FOLLOWS ? Math.min(2 * this.pauseLength, LONGEST_PAUSE) : FIRST_PAUSE
    this.pausedUntil = now + this.pauseLength
    await this.slots.close(this.pauseLength)
  }

  private async serve(): Promise<void> {
    this.serving = true
    try {
      while (this.waiting.length > 0) {
        const allowed = Math.min(this.burst, Math.floor((performance.now() - this.filledUntil) / this.interval))
        const pause = allowed < 1 ? this.filledUntil + this.interval - performance.now() : await this.letGo(Math.min(this.waiting.length, allowed))
        if (pause > 0) await sleep(Math.min(Math.max(pause, SHORTEST_LOOK), LONGEST_LOOK))
      }
    } catch (error) {
      for (const { fail } of this.waiting.splice(0)) fail(error)
    } finally {
      this.serving = false
    }
  }

  /** @returns milliseconds after which it is worth to look again */
  private async letGo(most: number): Promise<number> {
    let asked = performance.now()
    const { slots, wait } = await this.slots.take(most, MARGIN)
    // A process that is busy learns late that it has a turn. The turn is not lost: it is another moment's.
    for (let margin = MARGIN; slots.length > 0 && performance.now() - asked > margin;) {
      margin = Math.min(2 * (performance.now() - asked), LONGEST_MARGIN)
      asked = performance.now()
      await this.slots.stamp(slots, margin)
      if (margin === LONGEST_MARGIN) break
    }
    this.filledUntil = Math.max(this.filledUntil, performance.now() - this.burst * this.interval) + slots.length * this.interval
    for (const { go } of this.waiting.splice(0, slots.length)) go()
    return slots.length === most ? 0 : wait ?? SHORTEST_LOOK
  }
}
