import type { Logger } from 'pino'
import type { DataSource, EntityManager } from 'typeorm'
import { eventsTaken } from '../../monitoring/metrics.ts'
import type { StripeAccount } from '../account.ts'
import { WorkLoop, type Work } from '../work-loop.ts'
import { readDelivered } from './delivered.ts'
import { isAlone, markEvents, postponeEvent, setAside, takeDueEvents, type DueEvent } from './due-events.ts'
import { wantLookups } from './lookup-queue.ts'
import { isLocked, isOutage } from './outage.ts'
import { lockObjects } from './projected-writer.ts'
import type { Projection } from './projection.ts'
import { traced } from '../../tracing/traced.ts'

/** Events projected by one transaction. */
const BATCH = 250

/**
 * Projects received events as far as their snapshots tell, any number of workers beside each other, until it is stopped.
 * Nothing here waits for Stripe: what only Stripe can tell goes to the look-ups, and no other event is held up.
 */
export class ProjectionWorker implements Work {
  readonly loop: WorkLoop

  /** @param yields do deliveries come in so fast that they go first? */
  constructor(
    private readonly dataSource: DataSource,
    private readonly account: StripeAccount,
    private readonly projections: readonly Projection[],
    private readonly onLookupWanted: () => void,
    readonly yields: () => boolean,
    private readonly logger: Logger,
  ) {
    this.loop = new WorkLoop(this, (error) => { logger.warn({ err: error }, 'projecting from the inbox failed') })
  }

  async take(): Promise<boolean> {
    const projected = await this.projectBatch(BATCH)
    eventsTaken.inc(projected)
    return projected === BATCH
  }

  /**
   * One transaction: the events are locked, projected and marked. If it fails, halves of it are tried, so that in the end
   * only what is poisonous waits.
   * @param which how many of the due ones, or their ids
   * @throws when the database is out of reach or busy: nothing is the matter with the events then
   */
  private async projectBatch(which: number | readonly string[]): Promise<number> {
    let taken: DueEvent[] = []
    try {
      const wanted = await this.dataSource.transaction(async (manager) => {
        if (!await isAlone(manager, this.account)) return 0
        taken = await takeDueEvents(manager, this.account, which)
        return taken.length === 0 ? 0 : await traced('project events', { events: taken.length }, async () => await this.project(manager, taken))
      })
      if (wanted > 0) this.onLookupWanted()
    } catch (error) {
      if (taken.length > 0 && isLocked(error)) return await this.passBy(taken, error)
      if (taken.length === 0 || isOutage(error)) throw error
      await this.isolate(taken, error)
    }
    return taken.length
  }

  /** A table or row is locked: events that write others must not wait for it. */
  private async passBy(events: readonly DueEvent[], error: unknown): Promise<number> {
    const groups = [...Map.groupBy(events, ({ type }) => this.projections.find((projection) => projection.handles(type))).values()]
    if (groups.length === 1) {
      await setAside(this.dataSource.manager, events, error)
      this.logger.warn({ err: error, events: events.length, type: events[0]?.type }, 'what events would write is locked')
    } else {
      for (const group of groups) await this.projectBatch(group.map(({ id }) => id))
    }
    return events.length
  }

  private async isolate(events: readonly DueEvent[], error: unknown): Promise<void> {
    const [event] = events
    if (event && events.length === 1) {
      const { attempts, status } = await postponeEvent(this.dataSource.manager, event.id, error)
      this.logger.warn({ err: error, event: event.id, type: event.type, attempts, status }, 'projecting an event failed')
      return
    }
    const ids = events.map(({ id }) => id)
    const middle = Math.ceil(ids.length / 2)
    await this.projectBatch(ids.slice(0, middle))
    await this.projectBatch(ids.slice(middle))
  }

  /** @returns how many look-ups are wanted */
  private async project(manager: EntityManager, events: readonly DueEvent[]): Promise<number> {
    if (events.length === 0) return 0
    const delivered = events.map((event) => readDelivered(event))
    const byProjection = Map.groupBy(delivered, ({ type }) => this.projections.find((projection) => projection.handles(type)))
    if (byProjection.has(undefined)) throw new Error('No projection handles this type of event.')
    const unsettled = []
    // All objects first, then what follows from them: as whoever writes a single object, so that nobody waits in a circle.
    await lockObjects(manager, delivered.map(({ object }) => object.id))
    for (const projection of this.projections) {
      const group = byProjection.get(projection)
      if (group) unsettled.push(await projection.project(manager, group))
    }
    const lookups = unsettled.flatMap((each) => each.lookups)
    const asked = new Set(lookups.map(({ objectId }) => objectId))
    const later = new Set(unsettled.flatMap((each) => each.later))
    const byFate = Map.groupBy(delivered, ({ id, object }) => (later.has(id) ? 'later' : asked.has(object.id) ? 'awaits' : 'processed'))
    await markEvents(manager, byFate)
    await wantLookups(manager, this.account, lookups, { urgent: true })
    return lookups.length
  }
}
