import { setTimeout as sleep } from 'node:timers/promises'
import type { DataSource } from 'typeorm'
import type { StripeAccount } from '../account.ts'
import { AHEAD, CallSlots, type Turn } from './call-slots.ts'

/** A call that left so much later than its turn came is stamped anew. Milliseconds. */
const LATE = 15
/** Turns are asked for so long before those run out that were given. Milliseconds. */
const LEAD = 30
/** How long a 429 stops everybody: twice as long each time, when the next one follows within two seconds. Milliseconds. */
const FIRST_PAUSE = 250
const LONGEST_PAUSE = 2000
const FOLLOWS = 2000
/** Between two questions for turns. Milliseconds. */
const SHORTEST_LOOK = 3
const LONGEST_LOOK = 250

/** Somebody who waits to call Stripe. */
interface Waiting { go: () => void; fail: (error: unknown) => void }

/**
 * Paces the calls to one Stripe account across every process. Whoever comes first here goes first; their turns are taken
 * together, a little before they come. What was idle catches up at twice the limit at the most.
 */
export class StripeRateLimiter {
  private readonly slots: CallSlots
  private readonly waiting: Waiting[] = []
  /** Turns that were given and are still to come. */
  private planned = 0
  private lastTurn = 0
  private serving = false
  /** Turns that came just now, and up to when their calls had to leave. */
  private gone: { slot: number; until: number }[] = []
  /** Between two calls at twice the limit. Milliseconds. */
  private readonly spacing: number
  private pausedUntil = Number.NEGATIVE_INFINITY
  private pauseLength = 0

  constructor(dataSource: DataSource, account: StripeAccount, callsPerSecond: number) {
    this.slots = new CallSlots(dataSource, account, callsPerSecond)
    this.spacing = 1000 / (2 * callsPerSecond)
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
        const unplanned = this.waiting.length - this.planned
        const pause = unplanned > 0 ? await this.plan(unplanned) : this.lastTurn - performance.now()
        await sleep(Math.min(Math.max(pause, SHORTEST_LOOK), LONGEST_LOOK))
      }
    } catch (error) {
      for (const { fail } of this.waiting.splice(0)) fail(error)
    } finally {
      this.serving = false
    }
  }

  /** @returns milliseconds after which it is worth to ask again */
  private async plan(most: number): Promise<number> {
    const asked = performance.now()
    const { turns, wait } = await this.slots.take(Math.min(most, Math.ceil(AHEAD / this.spacing)), Math.max(0, this.lastTurn + this.spacing - asked), this.spacing)
    const answered = performance.now()
    for (const { slot, delay } of turns) {
      this.planned += 1
      // A timer may end a millisecond before its time.
      setTimeout(() => { this.begin({ slot, delay }, asked) }, delay < 1 ? 0 : Math.ceil(delay) + 1)
    }
    const last = turns.at(-1)
    if (!last) return wait ?? SHORTEST_LOOK
    this.lastTurn = answered + last.delay
    return last.delay - LEAD
  }

  private begin({ slot, delay }: Turn, asked: number): void {
    this.planned -= 1
    // What was planned before Stripe had no room waits on.
    if (performance.now() < this.pausedUntil) return
    this.waiting.shift()?.go()
    this.gone.push({ slot, until: asked + delay + LATE })
    if (this.gone.length === 1) setImmediate(() => void this.stampLate())
  }

  /** A process that is busy sends its calls late: their second begins then. By now those have left that could. */
  private async stampLate(): Promise<void> {
    const now = performance.now()
    const late = this.gone.splice(0).filter(({ until }) => until < now).map(({ slot }) => slot)
    // Unstamped they are at worst refused.
    if (late.length > 0) await this.slots.stamp(late).catch(() => undefined)
  }
}
