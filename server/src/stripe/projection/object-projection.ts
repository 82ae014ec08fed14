import { createHash } from 'node:crypto'
import type Stripe from 'stripe'
import type { DataSource, EntityManager, ObjectLiteral } from 'typeorm'
import type { ProjectedObject } from '../../entities/projected-object.ts'
import type { StripeEvent } from '../../entities/stripe-event.ts'
import { STRIPE_API_VERSION, type StripeConnection } from '../client.ts'
import type { StripeRateLimiter } from '../push/rate-limiter.ts'
import { decide, type Incoming, type Known } from './decide.ts'
import type { ProjectedKind } from './projected-kind.ts'
import { LANES, runBounded } from './lanes.ts'
import type { Projection } from './projection.ts'
import { deleteChildren, upsertRows } from './row-writer.ts'

/** An event with its snapshot, read from the inbox. */
interface Delivered<Source> { id: string; type: string; apiVersion: string | null; createdAt: Date; object: Source }

/** One object's newest news: rows to write if they win, and the events that are settled by it. */
interface Candidate extends Incoming {
  objectId: string
  /** Null: it was fetched. */
  eventId: string | null
  row: ObjectLiteral
  children: ObjectLiteral[][]
}

/**
 * Projects Stripe objects of one kind, whatever order, however often and however late their events come. All events of
 * a batch that speak of one object are settled by its newest snapshot, or by one fetch; the rows and the marks of the
 * events commit together, and no connection is held while Stripe is asked.
 */
export class ObjectProjection<Source extends { id: string }, Row extends ProjectedObject> implements Projection {
  constructor(
    private readonly dataSource: DataSource,
    private readonly stripe: StripeConnection,
    private readonly limiter: StripeRateLimiter,
    private readonly kind: ProjectedKind<Source, Row>,
  ) {}

  handles(type: string): boolean {
    return this.kind.eventTypes.includes(type)
  }

  async project(events: readonly StripeEvent[]): Promise<void> {
    const byObject = Map.groupBy(events.map((event) => read<Source>(event)), (event) => event.object.id)
    const { ready, unclear } = this.split(byObject)
    const undecided = await this.write(ready, byObject)
    await runBounded([...unclear, ...undecided].map((objectId) => () => this.refresh(objectId, byObject)), LANES)
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
      return latest.map((event) => this.candidate(event.object, event.createdAt, event.id, event === deletion))
    } catch {
      return []
    }
  }

  /** Asks Stripe, and again if the row changed meanwhile and the answer does not settle it. */
  private async refresh(objectId: string, byObject: Map<string, Delivered<Source>[]>): Promise<void> {
    const before = (await this.known(this.dataSource.manager, [objectId])).get(objectId)
    const candidate = await this.fetch(objectId, byObject.get(objectId)?.at(-1))
    const undecided = await this.write([{ ...candidate, fetchedWhen: before?.asOf ?? null }], byObject)
    if (undecided.length > 0) throw new Error(`${objectId} changed while Stripe was asked: it is tried again.`)
  }

  private async fetch(objectId: string, event: Delivered<Source> | undefined): Promise<Candidate> {
    await this.limiter.turn()
    const started = performance.now()
    const found = await orUndefined(this.kind.fetch(this.stripe.client, objectId))
    if (found && !isDeleted(found)) {
      const date = Date.parse(found.lastResponse.headers['date'] ?? '')
      if (Number.isNaN(date)) throw new Error('Stripe answered without a Date.')
      return this.candidate(found, new Date(date - (performance.now() - started) - 1000), null, false)
    }
    if (!event) throw new Error(`${objectId} is unknown to Stripe and to us.`)
    return this.candidate(event.object, event.createdAt, event.id, true)
  }

  private candidate(object: Source, asOf: Date, eventId: string | null, deleted: boolean): Candidate {
    const row = this.kind.content(object)
    const children = this.kind.children.map((each) => each.rows(object))
    const contentHash = createHash('sha256').update(JSON.stringify([row, children])).digest('base64url')
    return { objectId: object.id, eventId, asOf, contentHash, deleted, state: this.kind.state(object), row, children }
  }

  /** @returns the objects for which only Stripe can tell */
  private async write(candidates: readonly Candidate[], byObject: Map<string, Delivered<Source>[]>): Promise<string[]> {
    if (candidates.length === 0) return []
    return await this.dataSource.transaction(async (manager) => {
      const ids = candidates.map((candidate) => candidate.objectId)
      // Serial per object, also for one that has no row yet to lock.
      await manager.query('select pg_advisory_xact_lock(hashtextextended(id, 0)) from (select unnest($1::text[]) as id order by 1) as object', [ids])
      const known = await this.known(manager, ids)
      const verdicts = Map.groupBy(candidates, (candidate) => decide(known.get(candidate.objectId), candidate))
      await this.replace(manager, verdicts.get('write') ?? [], known)
      const undecided = (verdicts.get('fetch') ?? []).map((candidate) => candidate.objectId)
      const settled = ids.filter((id) => !undecided.includes(id)).flatMap((id) => byObject.get(id) ?? [])
      await manager.query(
        `update stripe_event set status = 'processed', processed_at = now(), error = null where id = any($1)`, [settled.map((event) => event.id)],
      )
      return undecided
    })
  }

  private async replace(manager: EntityManager, winners: readonly Candidate[], known: Map<string, Known>): Promise<void> {
    const projectedAt = new Date()
    await upsertRows(manager, this.kind.entity, winners.map(({ objectId, row, asOf, eventId, contentHash, deleted }) => ({
      ...row, id: objectId, account: this.stripe.account, livemode: this.stripe.livemode, eventId, contentHash, projectedAt,
      // What was fetched is at least as new as the row it replaces, whatever the clocks say.
      asOf: new Date(Math.max(asOf.getTime(), known.get(objectId)?.asOf.getTime() ?? 0)),
      deletedAt: deleted ? asOf : null,
    })))
    for (const [index, { entity, parentColumn }] of this.kind.children.entries()) {
      const rows = winners.flatMap((winner) => winner.children[index] ?? [])
      await deleteChildren(manager, entity, parentColumn, winners.map((winner) => winner.objectId), rows.map((row) => String(row['id'])))
      await upsertRows(manager, entity, rows)
    }
  }

  private async known(manager: EntityManager, ids: readonly string[]): Promise<Map<string, Known>> {
    const { tableName } = manager.connection.getMetadata(this.kind.entity)
    const state = this.kind.terminalStates.length > 0 ? 'status' : 'null'
    const rows = await manager.query<{ id: string; as_of: Date; content_hash: string; deleted_at: Date | null; state: string | null }[]>(
      `select id, as_of, content_hash, deleted_at, ${state} as state from ${tableName} where id = any($1)`, [ids],
    )
    return new Map(rows.map((row) => [row.id, {
      asOf: row.as_of, contentHash: row.content_hash, deleted: row.deleted_at !== null,
      terminalState: row.state !== null && this.kind.terminalStates.includes(row.state) ? row.state : undefined,
    }]))
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
