import type { Logger } from 'pino'
import type { DataSource } from 'typeorm'
import { StripeEvent } from '../../entities/stripe-event.ts'
import type { CatalogObject, CatalogProjection } from './catalog-projection.ts'

/** Events leased at once. */
const BATCH = 50
/** After this long another worker may take a leased event. Seconds. */
const LEASE_SECONDS = 60
/** A poison event is given up after as many failures. */
const MAX_ATTEMPTS = 12
/** How long an idle worker waits before it looks again, if nobody wakes it. Milliseconds. */
const IDLE_INTERVAL = 500

/** Projects received events, any number of workers beside each other, until it is stopped. */
export class ProjectionWorker {
  private running: Promise<void> | undefined
  private stopped = false
  private wakeUp: (() => void) | undefined

  constructor(
    private readonly dataSource: DataSource,
    private readonly catalog: CatalogProjection,
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
    await this.running
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
      const events = await leaseEvents(this.dataSource)
      for (const event of events) await this.project(event)
      return events.length
    } catch (error) {
      this.logger.warn({ err: error }, 'reading the inbox failed')
      return 0
    }
  }

  private async project(event: StripeEvent): Promise<void> {
    try {
      const { data } = JSON.parse(event.payload) as { data: { object: CatalogObject } }
      const [noun, verb] = event.type.split('.')
      await this.catalog.apply(noun === 'product' ? 'product' : 'price', verb === 'deleted', data.object, async (manager) => {
        await manager.update(StripeEvent, { id: event.id }, { status: 'processed', processedAt: new Date(), error: null })
      })
    } catch (error) {
      await this.postpone(event, error)
    }
  }

  private async postpone(event: StripeEvent, error: unknown): Promise<void> {
    const attempts = event.attempts + 1
    const dead = attempts >= MAX_ATTEMPTS
    this.logger.warn({ err: error, event: event.id, type: event.type, attempts, dead }, 'projecting an event failed')
    const text = error instanceof Error ? error.message : String(error)
    await this.dataSource.manager.update(StripeEvent, { id: event.id }, {
      attempts, error: text.slice(0, 2000).replaceAll('\0', ''), status: dead ? 'dead' : 'received',
      nextAttemptAt: new Date(Date.now() + Math.min(300_000, 500 * 2 ** attempts)),
    })
  }
}

/** The oldest due events, kept from other workers until the lease runs out. */
async function leaseEvents(dataSource: DataSource): Promise<StripeEvent[]> {
  const [rows] = await dataSource.query<[StripeEvent[], number]>(
    `update stripe_event set next_attempt_at = now() + interval '${LEASE_SECONDS} seconds'
     where id in (select id from stripe_event where status = 'received' and next_attempt_at <= now()
                  order by next_attempt_at limit ${BATCH} for update skip locked)
     returning id, type, payload, attempts, created_at as "createdAt"`,
  )
  return rows.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
}
