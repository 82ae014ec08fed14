import { setTimeout as sleep } from 'node:timers/promises'
import type { DataSource } from 'typeorm'
import type { StripeAccount } from '../account.ts'

/** Calls are spread a little wider than Stripe allows, since the network bunches what left evenly. */
const SHARE_OF_LIMIT = 0.97

/**
 * Paces the calls to one Stripe account across every worker process: one row holds the moment from which the
 * next call may start (the generic cell rate algorithm without a burst).
 */
export class StripeRateLimiter {
  private readonly intervalSeconds: number

  constructor(
    private readonly dataSource: DataSource,
    private readonly account: StripeAccount,
    callsPerSecond: number,
  ) {
    this.intervalSeconds = 1 / (callsPerSecond * SHARE_OF_LIMIT)
  }

  /** Resolves when this call may start. */
  async turn(): Promise<void> {
    const [row] = await this.dataSource.query<{ wait_ms: string }[]>(
      `insert into stripe_push_rate as rate (account, livemode, next_call_at) values ($1, $2, clock_timestamp() + $3 * interval '1 second')
       on conflict (account, livemode) do update
         set next_call_at = greatest(rate.next_call_at, clock_timestamp()) + $3 * interval '1 second'
       returning greatest(0, extract(epoch from next_call_at - $3 * interval '1 second' - clock_timestamp()) * 1000) as wait_ms`,
      [this.account.account, this.account.livemode, this.intervalSeconds],
    )
    const wait = Number(row?.wait_ms ?? 0)
    if (wait > 0) await sleep(wait)
  }

  /** Stripe said 429: everybody pauses for some seconds. */
  async pause(seconds: number): Promise<void> {
    await this.dataSource.query(
      `update stripe_push_rate set next_call_at = greatest(next_call_at, clock_timestamp() + $3 * interval '1 second') where account = $1 and livemode = $2`,
      [this.account.account, this.account.livemode, seconds],
    )
  }
}
