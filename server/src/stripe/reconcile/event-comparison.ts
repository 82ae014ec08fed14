import type Stripe from 'stripe'
import type { DataSource } from 'typeorm'
import type { StripeConnection } from '../client.ts'
import type { StripeRateLimiter } from '../push/rate-limiter.ts'
import { arrivalOf } from '../webhook/arrival.ts'
import { ENDPOINT_EVENTS } from '../webhook/endpoint-events.ts'
import { insertEvents } from '../webhook/inbox.ts'
import { readEvent } from '../webhook/received-event.ts'
import type { Comparison, ListedPage } from './comparison.ts'
import { recordDifferences } from './difference-log.ts'
import { listPage } from './listed-page.ts'

/** Stripe lists events for so long. https://docs.stripe.com/api/events/list */
const KEPT_DAYS = 30
/** How far the look-back reaches over the start of the last complete one: events that were still on their way then. Hours. */
const OVERLAP_HOURS = 1
/** Younger events are most likely being delivered right now. Seconds. */
const PATIENCE = 5

/**
 * Puts into the inbox what Stripe says happened and what never arrived here. Two lists: what Stripe itself could not
 * deliver, as far back as it tells; and everything since the last complete reconcile, compared by id, for what was
 * answered 2xx by something that was not this console. Of the types only that the endpoint is to ask for: what it does not
 * ask for never arrives, and is not missing.
 */
export class EventComparison implements Comparison {
  readonly kind: string
  readonly takesPart = 'comparing'
  private readonly only: { delivery_success?: boolean }

  constructor(
    private readonly dataSource: DataSource,
    private readonly stripe: StripeConnection,
    private readonly limiter: StripeRateLimiter,
    private readonly onReceived: () => void,
    undeliveredOnly: boolean,
  ) {
    this.kind = undeliveredOnly ? 'undelivered_event' : 'event'
    this.only = undeliveredOnly ? { delivery_success: false } : {}
  }

  async list(cursor: string | null): Promise<ListedPage> {
    const since = await this.since()
    const page = await listPage(this.limiter, cursor, async (params) => await this.stripe.client.events.list({ ...params, ...this.only, types: ENDPOINT_EVENTS, created: { gte: since } }))
    return {
      ids: page.objects.map(({ id }) => id), next: page.next, answeredAt: page.age.upTo,
      compare: async (runId) => await this.receive(page.objects.filter(({ created }) => created * 1000 < page.age.upTo.getTime() - PATIENCE * 1000), runId),
    }
  }

  private async receive(events: readonly Stripe.Event[], runId: string): Promise<number> {
    const { stripe } = this
    const known = await this.dataSource.query<{ id: string }[]>('select id from stripe_event where id = any($1)', [events.map(({ id }) => id)])
    const missing = events.filter(({ id }) => !known.some((each) => each.id === id))
    const arrivals = missing.flatMap((event) => {
      const read = readEvent(Buffer.from(JSON.stringify(event)))
      return read ? [arrivalOf(read, stripe)] : []
    })
    if (arrivals.length === 0) return 0
    await this.dataSource.transaction(async (manager) => {
      await insertEvents(manager, arrivals, false)
      await recordDifferences(manager, stripe, arrivals.map(({ id, type }) => ({
        kind: 'event', stripeId: id, fields: [{ field: 'id', ours: null, stripes: type }], action: 'received', runId,
      })))
    })
    this.onReceived()
    return arrivals.length
  }

  /** Seconds since 1970. */
  private async since(): Promise<number> {
    const { account, livemode } = this.stripe
    const [row] = await this.dataSource.query<{ since: string }[]>(
      `select extract(epoch from greatest(now() - interval '${KEPT_DAYS} days', case when $4 then null else
         (select max(run.started_at) - interval '${OVERLAP_HOURS} hours' from reconcile_run run join reconcile_step step on step.run_id = run.id
          where run.account = $1 and run.livemode = $2 and step.kind = $3 and step.done_at is not null) end))::bigint as since`,
      [account, livemode, this.kind, this.only.delivery_success === false],
    )
    return Number(row?.since ?? 0)
  }
}
