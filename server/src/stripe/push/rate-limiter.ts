import { setTimeout as sleep } from 'node:timers/promises'
import type { DataSource } from 'typeorm'
import type { StripeAccount } from '../account.ts'

/** Calls are spread a little wider than Stripe allows, since the network bunches what left evenly. */
const SHARE_OF_LIMIT = 0.96

/** A process that was busy wakes to all its turns at once: whoever is later than this queues again. Milliseconds. */
const LATEST = 40

/**
 * Paces the calls to one Stripe account across every worker process: one row holds the moment from which the
 * next call may start (the generic cell rate algorithm without a burst).
 */
export class StripeRateLimiter {
  private readonly intervalSeconds: number
  private pausedUntil = 0

  constructor(
    private readonly dataSource: DataSource,
    private readonly account: StripeAccount,
    callsPerSecond: number,
  ) {
    this.intervalSeconds = 1 / (callsPerSecond * SHARE_OF_LIMIT)
  }

  /** Resolves when this call may start. A turn that was missed, or that a pause has overtaken, is given up for another. */
  async turn(): Promise<void> {
    for (;;) {
      const wait = await this.nextTurn()
      const start = performance.now() + wait
      if (wait > 0) await sleep(wait)
      const late = performance.now() - start
      if (late < LATEST && performance.now() >= this.pausedUntil) return
    }
  }

  /** Takes the next free turn. @returns milliseconds until it comes */
  private async nextTurn(): Promise<number> {
    const [row] = await this.dataSource.query<{ wait_ms: string }[]>(
      `insert into stripe_push_rate as rate (account, livemode, next_call_at) values ($1, $2, clock_timestamp() + $3 * interval '1 second')
       on conflict (account, livemode) do update
         set next_call_at = greatest(rate.next_call_at, clock_timestamp()) + $3 * interval '1 second'
       returning greatest(0, extract(epoch from next_call_at - $3 * interval '1 second' - clock_timestamp()) * 1000) as wait_ms`,
      [this.account.account, this.account.livemode, this.intervalSeconds],
    )
    return Number(row?.wait_ms ?? 0)
  }

  /** Stripe said 429: everybody pauses for some seconds. */
  async pause(seconds: number): Promise<void> {
    this.pausedUntil = performance.now() + seconds * 1000
    await this.dataSource.query(
      `update stripe_push_rate set next_call_at = greatest(next_call_at, clock_timestamp() + $3 * interval '1 second') where account = $1 and livemode = $2`,
      [this.account.account, this.account.livemode, seconds],
    )
  }
}
