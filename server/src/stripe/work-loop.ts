import { setTimeout as sleep } from 'node:timers/promises'

/** How long an idle loop waits before it looks again, if nobody wakes it. Milliseconds. */
const IDLE_INTERVAL = 500
/** How long a stop waits for what is under way. Milliseconds. */
const STOP_GRACE = 4000
/** How long work may be put off for what goes first, after the loop was last through with everything. Milliseconds. */
const MOST_REST = 10_000
/** How often it looks whether it may go on. Milliseconds. */
const REST_INTERVAL = 50

/** What a loop works off. */
export interface Work {
  /**
   * Takes what is due, as much as one turn takes. What it only begins, the loop does not wait for.
   * @returns is more due, probably
   */
  take(): Promise<boolean>
  /** Is something under way that goes first? */
  yields(): boolean
  /** Resolves when all that was begun has ended. */
  ended?(): Promise<unknown>
}

/** Works off what is due until it is stopped: at once when it is woken, and now and then in case nobody could wake it. */
export class WorkLoop {
  private running: Promise<void> | undefined
  private stopped = false
  private woken = false
  private wakeUp: (() => void) | undefined

  /** @param onFailure is told when taking what is due failed; it is tried again */
  constructor(private readonly work: Work, private readonly onFailure: (error: unknown) => void) {}

  start(): void {
    this.running = this.run()
  }

  /** Something is due: look now. */
  wake(): void {
    this.woken = true
    this.wakeUp?.()
  }

  /** Takes no further work and waits for what is under way, but not for long: what is cut off is taken up by another. */
  async stop(): Promise<void> {
    this.stopped = true
    this.wake()
    await Promise.race([this.running?.then(async () => await this.work.ended?.()), sleep(STOP_GRACE, undefined, { ref: false })])
  }

  /** Was it asked to stop? What takes long looks at it in between. */
  get isStopped(): boolean {
    return this.stopped
  }

  private async run(): Promise<void> {
    let throughAt = performance.now()
    while (!this.stopped) {
      while (this.work.yields() && performance.now() < throughAt + MOST_REST && !this.stopped) await sleep(REST_INTERVAL)
      this.woken = false
      if (await this.take()) continue
      throughAt = performance.now()
      if (!this.woken) await this.idle()
    }
  }

  private async take(): Promise<boolean> {
    try {
      return !this.stopped && await this.work.take()
    } catch (error) {
      this.onFailure(error)
      return false
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
