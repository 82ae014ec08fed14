import type Stripe from 'stripe'
import type { DataSource, EntityManager } from 'typeorm'
import type { ProjectedObject } from '../../entities/projected-object.ts'
import { StripeEvent } from '../../entities/stripe-event.ts'
import { STRIPE_API_VERSION, type StripeConnection } from '../client.ts'
import type { StripeRateLimiter } from '../push/rate-limiter.ts'
import { ageOfAnswer, ageOfSnapshot, type Age } from './age.ts'
import { readDelivered } from './delivered.ts'
import { LANES, runBounded } from './lanes.ts'
import type { Lookup, Settle } from './lookup.ts'
import { orMissing } from '../missing.ts'
import { askOf, type Ask } from '../pages.ts'
import { Later } from './outage.ts'
import type { ProjectedKind } from './projected-kind.ts'
import { ProjectedWriter, type AfterWrite, type Candidate, type Doubt } from './projected-writer.ts'
import type { Delivered, Projection, Unsettled } from './projection.ts'

/**
 * Projects Stripe objects of one kind, whatever order, however often and however late their events come. All events of
 * a batch that speak of one object are settled by its newest snapshot, or else by one look-up.
 */
export class ObjectProjection<Source extends { id: string }, Row extends ProjectedObject> implements Projection, Lookup {
  readonly kind: string
  private readonly writer: ProjectedWriter<Source, Row>
  private readonly ask: Ask

  constructor(
    private readonly dataSource: DataSource,
    stripe: StripeConnection,
    limiter: StripeRateLimiter,
    private readonly projected: ProjectedKind<Source, Row>,
    afterWrite: AfterWrite,
  ) {
    this.kind = projected.object
    this.writer = new ProjectedWriter(stripe, projected, afterWrite)
    this.ask = askOf(stripe, limiter)
  }

  handles(type: string): boolean {
    return this.projected.eventTypes.includes(type)
  }

  async project(manager: EntityManager, events: readonly Delivered[]): Promise<Unsettled> {
    const { ready, unclear } = this.split(Map.groupBy(events as readonly Delivered<Source>[], (event) => event.object.id))
    const undecided = await this.writer.write(manager, ready)
    return { lookups: [...unclear, ...undecided].map((objectId) => ({ kind: this.kind, objectId })), later: [] }
  }

  /**
   * Asks Stripe and writes what it answers; what it does not know any more becomes a tombstone.
   * @param settle commits with it, and not at all when the answer settles nothing
   * @param doubt what the row says of itself and may be wrong
   * @returns does Stripe know it
   * @throws Later when there is something to settle, and the object changed while Stripe was asked
   */
  async lookUp(objectId: string, settle?: Settle, doubt?: Doubt): Promise<boolean> {
    const before = (await this.writer.known(this.dataSource.manager, [objectId])).get(objectId)
    const found = await orMissing(this.fetch(objectId))
    await this.dataSource.transaction(async (manager) => {
      const candidate = found ?? await this.tombstone(manager, objectId)
      const undecided = candidate ? await this.writer.write(manager, [{ ...candidate, fetchedFrom: before?.version ?? null, ...(doubt && { doubt }) }]) : []
      if (undecided.length > 0 && settle) throw new Later(`${objectId} changed while Stripe was asked.`)
      await settle?.(manager)
    })
    return found !== undefined
  }

  /**
   * Takes over what Stripe listed, with what its time proves: written where that is newer than what is here, fetched
   * where it is not or where the list does not show all.
   * @param doubt what the rows say of themselves and may be wrong
   */
  async take(objects: readonly Source[], age: Age, doubt: Doubt): Promise<void> {
    const { whole = [], cut = [] } = Object.groupBy(objects, (object) => (this.projected.isComplete(object) ? 'whole' : 'cut'))
    const candidates = whole.map((object) => this.writer.fetched(object, age, undefined, doubt))
    const undecided = await this.dataSource.transaction(async (manager) => await this.writer.write(manager, candidates))
    await runBounded([...cut.map(({ id }) => id), ...undecided].map((objectId) => async () => { await this.lookUp(objectId, undefined, doubt) }), LANES)
  }

  /**
   * Sends a call that answers with the object as it is now, and writes it at once, so that whoever changed it reads what
   * it became. If the row changed meanwhile and only Stripe can tell which is newer, Stripe is asked.
   * @param objectId undefined: the call makes the object
   * @throws what the call throws
   */
  async answered(objectId: string | undefined, call: () => Promise<Stripe.Response<Source>>): Promise<Stripe.Response<Source>> {
    const before = objectId === undefined ? undefined : (await this.writer.known(this.dataSource.manager, [objectId])).get(objectId)
    // The call may wait for its turn first: that only makes what is known of its age more modest.
    const started = performance.now()
    const answer = await call()
    const age = ageOfAnswer(answer, started)
    await this.projected.complete?.(this.ask, answer)
    const undecided = await this.dataSource.transaction(async (manager) => await this.writer.write(manager, [this.writer.fetched(answer, age, before)]))
    // It is done at Stripe, whatever becomes of this: in the end its event settles the row.
    if (undecided.length > 0) await this.lookUp(answer.id).catch(() => undefined)
    return answer
  }

  private split(byObject: Map<string, Delivered<Source>[]>): { ready: Candidate[]; unclear: string[] } {
    const ready: Candidate[] = []
    const unclear: string[] = []
    for (const [objectId, events] of byObject) {
      const deletion = events.find((event) => event.type === this.projected.deletedBy)
      const newest = Math.max(...events.map((event) => event.createdAt.getTime()))
      const latest = deletion ? [deletion] : events.filter((event) => event.createdAt.getTime() === newest)
      const [first, ...others] = this.candidates(latest, deletion)
      if (first && others.every((other) => other.contentHash === first.contentHash)) ready.push(first)
      else unclear.push(objectId)
    }
    return { ready, unclear }
  }

  /** None when a snapshot is of another version of the API, or lacks what the rows need. */
  private candidates(latest: readonly Delivered<Source>[], deletion: Delivered<Source> | undefined): Candidate[] {
    try {
      const readable = latest.every((event) => event.apiVersion === STRIPE_API_VERSION && (deletion || this.projected.isComplete(event.object)))
      return readable ? latest.map((event) => this.writer.candidate(event.object, ageOfSnapshot(event.createdAt), event.id, event === deletion)) : []
    } catch {
      return []
    }
  }

  /** Undefined when it is deleted in Stripe. @throws what a call throws */
  private async fetch(objectId: string): Promise<Candidate | undefined> {
    const { found, age } = await this.ask(async (client) => {
      const started = performance.now()
      const answer = await this.projected.fetch(client, objectId)
      return { found: answer, age: ageOfAnswer(answer, started) }
    })
    if (isDeleted(found)) return undefined
    await this.projected.complete?.(this.ask, found)
    return this.writer.candidate(found, age, null, false)
  }

  /** The last that was heard of it, unless there is a row that can be marked. */
  private async tombstone(manager: EntityManager, objectId: string): Promise<Candidate | undefined> {
    if (await this.writer.bury(manager, objectId)) return undefined
    const last = await manager.findOne(StripeEvent, { where: { objectId }, order: { createdAt: 'DESC' } })
    if (!last) return undefined
    const { object, createdAt, id } = readDelivered<Source>(last)
    return this.writer.candidate(object, ageOfSnapshot(createdAt), id, true)
  }
}

function isDeleted(found: object): found is { id: string; deleted: true } {
  return 'deleted' in found && found.deleted === true
}
