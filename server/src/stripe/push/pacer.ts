import { setTimeout as sleep } from 'node:timers/promises'
import { AHEAD, LATE, type CallSlots, type Turn } from './call-slots.ts'

/** Turns are asked for so long before those run out that were given. Milliseconds. */
const LEAD = 30
/** Between two questions for turns. Milliseconds. */
const SHORTEST_LOOK = 3
const LONGEST_LOOK = 250

/** A turn that came. */
export interface Taken { slot: number; /** When. `performance.now()` */ at: number }

interface Waiting { asked: number; go: (taken: Taken) => void; fail: (error: unknown) => void }

/**
 * Gives the turns of one line of slots. Whoever asked first here goes first; their turns are taken together, a little
 * before they come. What was idle catches up at twice the limit at the most.
 */
export class Pacer {
  private readonly waiting: Waiting[] = []
  /** Turns that were given and are still to come. */
  private planned = 0
  private lastTurn = 0
  private serving = false
  private readonly late: { slot: number; at: number }[] = []
  private voidUntil = Number.NEGATIVE_INFINITY
  /** Between two calls at twice the limit. Milliseconds. */
  private readonly spacing: number

  constructor(private readonly slots: CallSlots, limit: number) {
    this.spacing = 1000 / (2 * limit)
  }

  /** Resolves when a call may start. @param asked since when it has waited, also in another line. `performance.now()` */
  async turn(asked = performance.now()): Promise<Taken> {
    return await new Promise<Taken>((go, fail) => {
      this.waiting.splice(this.waiting.findLastIndex((each) => each.asked <= asked) + 1, 0, { asked, go, fail })
      if (!this.serving) void this.serve()
    })
  }

  /**
   * To be called when the call of a turn is answered: one that came late is counted from then. After more than a second its slot may be another's, which
   * then waits longer than it must.
   * @param at when it came to Stripe. `performance.now()`
   */
  came({ slot, at: turn }: Taken, at: number): void {
    if (at <= turn + LATE) return
    this.late.push({ slot, at })
    if (this.late.length === 1) setImmediate(() => void this.countLate())
  }

  /** Nobody gets a turn for so long, and what was planned is void. Milliseconds. */
  async pause(length: number): Promise<void> {
    this.voidUntil = performance.now() + length
    await this.slots.close(length)
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
    if (performance.now() >= this.voidUntil) this.waiting.shift()?.go({ slot, at: asked + delay })
  }

  private async countLate(): Promise<void> {
    const now = performance.now()
    // Those that count from their turn are at worst refused.
    await this.slots.count(this.late.splice(0).map(({ slot, at }) => ({ slot, ago: now - at }))).catch(() => undefined)
  }
}
