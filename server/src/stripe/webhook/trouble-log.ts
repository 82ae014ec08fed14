import type { Logger } from 'pino'
import type { DataSource } from 'typeorm'
import type { WebhookTrouble } from '../../entities/webhook-trouble.ts'
import type { StripeAccount } from '../account.ts'

/** What is counted is written at most so often, however many come: a refusal must cost next to nothing. Milliseconds. */
const FLUSH_INTERVAL = 2000

/** It goes on if it was lately; a delivery that was taken in between ended what kept all of them away. */
const SAME_TROUBLE = `known.last_at > now() - interval '1 hour' and not (known.kind <> 'shed' and exists (select from stripe_event where received_at > known.last_at and received_by = known.account and livemode = known.livemode and delivered))`

/** What keeps all deliveries away: one that is taken ends it. */
const ENDED: readonly WebhookTrouble['kind'][] = ['failed', 'signature']

/** What the Health page tells of. */
export type Trouble = Pick<WebhookTrouble, 'kind' | 'count' | 'firstAt' | 'lastAt'>

/** Counted, but not written down yet: when, by a clock that nobody can set. */
interface Counted { count: number; first: number; last: number }

/** Counts deliveries that were not taken, for the Health page of whatever replica shows it. */
export class TroubleLog {
  private counted = new Map<WebhookTrouble['kind'], Counted>()
  /** Deliveries come through again. */
  private over = false
  private planned = false

  constructor(private readonly dataSource: DataSource, private readonly account: StripeAccount, private readonly logger: Logger) {}

  count(kind: WebhookTrouble['kind']): void {
    const now = performance.now()
    this.add(kind, { count: 1, first: now, last: now })
  }

  /** What this process counted that the database could not take yet. @param now the database's time */
  unwritten(now: Date): Trouble[] {
    const at = (moment: number) => new Date(now.getTime() - (performance.now() - moment))
    return [...this.counted].map(([kind, { count, first, last }]) => ({ kind, count, firstAt: at(first), lastAt: at(last) }))
  }

  /** A delivery was taken. @param isNew false: its event was here already, so nothing of the inbox tells that deliveries come through again */
  cameThrough(isNew: boolean): void {
    // What comes now is another trouble.
    for (const kind of ENDED) this.counted.delete(kind)
    if (isNew) return
    this.over = true
    this.plan()
  }

  private add(kind: WebhookTrouble['kind'], { count, first, last }: Counted): void {
    const known = this.counted.get(kind)
    this.counted.set(kind, { count: count + (known?.count ?? 0), first: Math.min(first, known?.first ?? first), last: Math.max(last, known?.last ?? last) })
    this.plan()
  }

  private plan(): void {
    if (this.planned) return
    this.planned = true
    setTimeout(() => void this.flush(), FLUSH_INTERVAL).unref()
  }

  private async flush(): Promise<void> {
    this.planned = false
    const counted = [...this.counted]
    this.counted = new Map()
    const { over } = this
    this.over = false
    const now = performance.now()
    const { account, livemode } = this.account
    try {
      if (over) await this.dataSource.query('delete from webhook_trouble where kind = any($3) and account = $1 and livemode = $2', [account, livemode, ENDED])
      if (counted.length === 0) return
      await this.dataSource.query(
        `insert into webhook_trouble as known (kind, account, livemode, count, first_at, last_at)
         select kind, $1, $2, count, now() - first * interval '1 millisecond', now() - last * interval '1 millisecond'
         from unnest($3::text[], $4::integer[], $5::float8[], $6::float8[]) as counted (kind, count, first, last)
         on conflict (kind, account, livemode) do update set last_at = excluded.last_at,
           count = case when ${SAME_TROUBLE} then known.count else 0 end + excluded.count,
           first_at = case when ${SAME_TROUBLE} then known.first_at else excluded.first_at end`,
        [account, livemode, counted.map(([kind]) => kind), counted.map(([, { count }]) => count), counted.map(([, { first }]) => now - first), counted.map(([, { last }]) => now - last)],
      )
    } catch (error) {
      this.logger.warn({ err: error }, 'counting refused deliveries failed')
      this.over ||= over
      for (const [kind, each] of counted) this.add(kind, each)
      this.plan()
    }
  }
}
