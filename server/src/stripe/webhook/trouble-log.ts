import type { Logger } from 'pino'
import type { DataSource } from 'typeorm'
import type { WebhookTrouble } from '../../entities/webhook-trouble.ts'
import type { StripeAccount } from '../account.ts'

/** What is counted is written at most so often, however many come: a refusal must cost next to nothing. Milliseconds. */
const FLUSH_INTERVAL = 2000

/** It goes on if it was lately; a delivery whose signature was right in between ended what was wrong with signatures. */
const SAME_TROUBLE = `known.last_at > now() - interval '1 hour' and not (known.kind = 'signature' and exists (select from stripe_event where received_at > known.last_at))`

/** Counts deliveries that were not taken, for the Health page of whatever replica shows it. */
export class TroubleLog {
  private readonly counts = new Map<WebhookTrouble['kind'], number>()
  private planned = false

  constructor(private readonly dataSource: DataSource, private readonly account: StripeAccount, private readonly logger: Logger) {}

  count(kind: WebhookTrouble['kind']): void {
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1)
    if (this.planned) return
    this.planned = true
    setTimeout(() => void this.flush(), FLUSH_INTERVAL).unref()
  }

  private async flush(): Promise<void> {
    this.planned = false
    const counted = [...this.counts]
    this.counts.clear()
    const { account, livemode } = this.account
    try {
      await this.dataSource.query(
        `insert into webhook_trouble as known (kind, account, livemode, count, first_at, last_at)
         select kind, $1, $2, count, now(), now() from unnest($3::text[], $4::integer[]) as counted (kind, count)
         on conflict (kind, account, livemode) do update set last_at = now(),
           count = case when ${SAME_TROUBLE} then known.count else 0 end + excluded.count,
           first_at = case when ${SAME_TROUBLE} then known.first_at else now() end`,
        [account, livemode, counted.map(([kind]) => kind), counted.map(([, count]) => count)],
      )
    } catch (error) {
      this.logger.warn({ err: error }, 'counting refused deliveries failed')
    }
  }
}
