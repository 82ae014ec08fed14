import type Stripe from 'stripe'
import type { DataSource } from 'typeorm'
import type { ProjectedObject } from '../../entities/projected-object.ts'
import type { StripeEvent } from '../../entities/stripe-event.ts'
import { STRIPE_API_VERSION, type StripeConnection } from '../client.ts'
import type { StripeRateLimiter } from '../push/rate-limiter.ts'
import { answeredAt, sameSecondAt } from './answered-at.ts'
import type { ProjectedKind } from './projected-kind.ts'
import { ProjectedWriter, type AfterWrite, type Candidate } from './projected-writer.ts'
import { LANES, runBounded } from './lanes.ts'
import type { Projection } from './projection.ts'

/** An event with its snapshot, read from the inbox. */
interface Delivered<Source> { id: string; type: string; apiVersion: string | null; createdAt: Date; object: Source }

/**
 * Projects Stripe objects of one kind, whatever order, however often and however late their events come. All events of
 * a batch that speak of one object are settled by its newest snapshot, or by one fetch; the rows and the marks of the
 * events commit together, and no connection is held while Stripe is asked.
 */
export class ObjectProjection<Source extends { id: string }, Row extends ProjectedObject> implements Projection {
  private readonly writer: ProjectedWriter<Source, Row>

  constructor(
    private readonly dataSource: DataSource,
    private readonly stripe: StripeConnection,
    private readonly limiter: StripeRateLimiter,
    private readonly kind: ProjectedKind<Source, Row>,
    afterWrite: AfterWrite,
  ) {
    this.writer = new ProjectedWriter(dataSource, stripe, kind, afterWrite)
  }

  handles(type: string): boolean {
    return this.kind.eventTypes.includes(type)
  }

  async project(events: readonly StripeEvent[]): Promise<void> {
    const byObject = Map.groupBy(events.map((event) => read<Source>(event)), (event) => event.object.id)
    const { ready, unclear } = this.split(byObject)
    const undecided = await this.write(ready, byObject)
    await runBounded([...unclear, ...undecided].map((objectId) => () => this.refresh(objectId, byObject)), LANES)
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
    const candidate = this.writer.candidate(answer, sameSecondAt(answer, started), null, false)
    const undecided = await this.write([{ ...candidate, fetchedWhen: before?.asOf ?? null }], new Map())
    // It is done at Stripe, whatever becomes of this: in the end its event settles the row.
    if (undecided.length > 0) await this.refresh(answer.id, new Map()).catch(() => undefined)
    return answer
  }

  /**
   * Takes over what Stripe listed, with what its time proves: written where that is newer than what is here, fetched
   * where it is not or where the list does not show all. Serves reconciling and rebuilding.
   */
  async take(objects: readonly Source[], asOf: Date): Promise<void> {
    const { whole = [], cut = [] } = Object.groupBy(objects, (object) => (this.kind.isComplete(object) ? 'whole' : 'cut'))
    const undecided = await this.write(whole.map((object) => ({ ...this.writer.candidate(object, asOf, null, false), fetchedWhen: null })), new Map())
    await runBounded([...cut.map(({ id }) => id), ...undecided].map((objectId) => () => this.refresh(objectId, new Map())), LANES)
  }

  /**
   * Fetches an object of which there is a row, and writes it; one that Stripe does not know any more becomes a tombstone.
   * @returns does Stripe know it
   */
  async lookUp(objectId: string): Promise<boolean> {
    const before = (await this.writer.known(this.dataSource.manager, [objectId])).get(objectId)
    const found = await this.ask(objectId)
    if (!found) await this.bury(objectId)
    else await this.write([{ ...found, fetchedWhen: before?.asOf ?? null }], new Map())
    return found !== undefined
  }

  private async bury(objectId: string): Promise<void> {
    const { tableName } = this.dataSource.getMetadata(this.kind.entity)
    await this.dataSource.query(
      `update ${tableName} set deleted_at = now(), projected_at = now(), event_id = null where id = $1 and deleted_at is null`, [objectId])
  }

  private split(byObject: Map<string, Delivered<Source>[]>): { ready: Candidate[]; unclear: string[] } {
    const ready: Candidate[] = []
    const unclear: string[] = []
    for (const [objectId, events] of byObject) {
      const deletion = events.find((event) => event.type === this.kind.deletedBy)
      const newest = Math.max(...events.map((event) => event.createdAt.getTime()))
      const latest = deletion ? [deletion] : events.filter((event) => event.createdAt.getTime() === newest)
      const readable = latest.every((event) => event.apiVersion === STRIPE_API_VERSION && (deletion || this.kind.isComplete(event.object)))
      const candidates = readable ? this.candidates(latest, deletion) : []
      const [first, ...others] = candidates
      if (first && others.every((other) => other.contentHash === first.contentHash)) ready.push(first)
      else unclear.push(objectId)
    }
    return { ready, unclear }
  }

  /** None when a snapshot lacks what the rows need. */
  private candidates(latest: readonly Delivered<Source>[], deletion: Delivered<Source> | undefined): Candidate[] {
    try {
      return latest.map((event) => this.writer.candidate(event.object, event.createdAt, event.id, event === deletion))
    } catch {
      return []
    }
  }

  /** Asks Stripe, and again if the row changed meanwhile and the answer does not settle it. */
  private async refresh(objectId: string, byObject: Map<string, Delivered<Source>[]>): Promise<void> {
    const before = (await this.writer.known(this.dataSource.manager, [objectId])).get(objectId)
    const candidate = await this.fetch(objectId, byObject.get(objectId)?.at(-1))
    const undecided = await this.write([{ ...candidate, fetchedWhen: before?.asOf ?? null }], byObject)
    if (undecided.length > 0) throw new Error(`${objectId} changed while Stripe was asked: it is tried again.`)
  }

  private async fetch(objectId: string, event: Delivered<Source> | undefined): Promise<Candidate> {
    const found = await this.ask(objectId)
    if (found) return found
    if (!event) throw new Error(`${objectId} is unknown to Stripe and to us.`)
    return this.writer.candidate(event.object, event.createdAt, event.id, true)
  }

  /** The object as Stripe has it; undefined when it was deleted or never was. */
  private async ask(objectId: string): Promise<Candidate | undefined> {
    await this.limiter.turn()
    const started = performance.now()
    const found = await orUndefined(this.kind.fetch(this.stripe.client, objectId))
    if (!found || isDeleted(found)) return undefined
    return this.writer.candidate(found, answeredAt(found, started), null, false)
  }

  /** @returns the objects for which only Stripe can tell */
  private async write(candidates: readonly Candidate[], byObject: Map<string, Delivered<Source>[]>): Promise<string[]> {
    if (candidates.length === 0) return []
    return await this.writer.write(candidates, async (manager, undecided) => {
      const settled = candidates.filter(({ objectId }) => !undecided.includes(objectId)).flatMap(({ objectId }) => byObject.get(objectId) ?? [])
      await manager.query(`update stripe_event set status = 'processed', processed_at = now(), error = null where id = any($1)`, [settled.map((event) => event.id)])
    })
  }
}

function read<Source>({ id, type, apiVersion, createdAt, payload }: StripeEvent): Delivered<Source> {
  const { data } = JSON.parse(payload) as { data: { object: Source } }
  return { id, type, apiVersion, createdAt, object: data.object }
}

function isDeleted(found: object): found is { id: string; deleted: true } {
  return 'deleted' in found && found.deleted === true
}

/** A 404 is a tombstone. */
async function orUndefined<T>(answer: Promise<Stripe.Response<T>>): Promise<Stripe.Response<T> | undefined> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'resource_missing') return undefined
    throw error
  }
}
