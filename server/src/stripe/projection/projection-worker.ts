import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { In, type DataSource } from 'typeorm'
import { StripeEvent } from '../../entities/stripe-event.ts'
import type { StripeAccount } from '../account.ts'
import { StripeError } from '../client.ts'
import { LANES, runBounded } from './lanes.ts'
import type { Projection } from './projection.ts'

/** Events leased at once. */
const BATCH = 200
/** After this long another worker may take a leased event. Seconds. */
const LEASE_SECONDS = 60
/** A poison event is given up after as many failures. */
const MAX_ATTEMPTS = 12
/** Stripe or the database being out of reach says nothing about the event: that is waited out, however long it takes. */
const isOutage = (error: unknown) => error instanceof StripeError || (error instanceof Error && 'code' in error && /^(?:08|53|57|ECONN|EPIPE|ETIMEDOUT)/.test(String(error.code)))
/** How long a stop waits for what is under way. Milliseconds. */
const STOP_GRACE = 4000
/** How long an idle worker waits before it looks again, if nobody wakes it. Milliseconds. */
const IDLE_INTERVAL = 500

/** Projects received events, any number of workers beside each other, until it is stopped. */
export class ProjectionWorker {
  private running: Promise<void> | undefined
  private stopped = false
  private wakeUp: (() => void) | undefined

  constructor(
    private readonly dataSource: DataSource,
    private readonly account: StripeAccount,
    private readonly projections: readonly Projection[],
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.running = this.run()
  }

  /** Something arrived: look now. */
  wake(): void {
    this.wakeUp?.()
  }

  /** Takes no further work and waits for what is under way. */
  async stop(): Promise<void> {
    this.stopped = true
    this.wake()
    // A look-up that hangs must not keep the process: its events are due again when their lease ends.
    await Promise.race([this.running, sleep(STOP_GRACE, undefined, { ref: false })])
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      const projected = await this.projectBatch()
      if (projected < BATCH && !this.stopped) await this.idle()
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

  private async projectBatch(): Promise<number> {
    try {
      const events = await leaseEvents(this.dataSource, this.account)
      const byProjection = Map.groupBy(events, (event) => this.projections.find((projection) => projection.handles(event.type)))
      for (const [projection, group] of byProjection) await this.project(projection, group)
      return events.length
    } catch (error) {
      this.logger.warn({ err: error }, 'reading the inbox failed')
      return 0
    }
  }

  /** Together, since that is fast; one by one when anything fails, so that only what is poisonous waits. */
  private async project(projection: Projection | undefined, events: readonly StripeEvent[]): Promise<void> {
    try {
      if (!projection) throw new Error('No projection handles this type of event.')
      await projection.project(events)
    } catch (error) {
      const [event] = events
      if (events.length === 1 && event) return await this.postpone(event, error)
      const open = await this.dataSource.manager.find(StripeEvent, { select: { id: true }, where: { id: In(events.map(({ id }) => id)), status: 'received' } })
      const unsettled = new Set(open.map(({ id }) => id))
      await runBounded(events.filter(({ id }) => unsettled.has(id)).map((single) => () => this.project(projection, [single])), LANES)
    }
  }

  private async postpone(event: StripeEvent, error: unknown): Promise<void> {
    const text = error instanceof Error ? error.message : String(error)
    const [rows] = await this.dataSource.query<[{ attempts: number; status: string }[], number]>(
      `update stripe_event set attempts = attempts + 1, error = $2, status = case when $3 and attempts + 1 >= ${MAX_ATTEMPTS} then 'dead' else status end,
         next_attempt_at = now() + least(300, 0.5 * power(2, least(attempts, 20) + 1)) * interval '1 second'
       where id = $1 and status = 'received' returning attempts, status`,
      [event.id, text.slice(0, 2000).replaceAll('\0', ''), !isOutage(error)],
    )
    this.logger.warn({ err: error, event: event.id, type: event.type, ...rows[0] }, 'projecting an event failed')
  }
}

/** The oldest due events, kept from other workers until the lease runs out. */
async function leaseEvents(dataSource: DataSource, { account, livemode }: StripeAccount): Promise<StripeEvent[]> {
  const [rows] = await dataSource.query<[StripeEvent[], number]>(
    `update stripe_event set next_attempt_at = now() + interval '${LEASE_SECONDS} seconds'
     where id in (select id from stripe_event where status = 'received' and next_attempt_at <= now() and received_by = $1 and livemode = $2
                  order by next_attempt_at limit ${BATCH} for update skip locked)
     returning id, type, payload, attempts, api_version as "apiVersion", object_id as "objectId", created_at as "createdAt"`,
    [account, livemode],
  )
  return rows.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
}
