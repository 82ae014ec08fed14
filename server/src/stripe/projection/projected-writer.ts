import { createHash } from 'node:crypto'
import type { EntityManager, ObjectLiteral } from 'typeorm'
import type { ProjectedObject } from '../../entities/projected-object.ts'
import type { StripeAccount } from '../account.ts'
import type { Age } from './age.ts'
import { decide, type Incoming, type Known } from './decide.ts'
import { wantLookups } from './lookup-queue.ts'
import type { RowKind } from './projected-kind.ts'
import { deleteChildren, upsertRows } from './row-writer.ts'

/** One object's newest news: rows to write if they win. */
export interface Candidate extends Incoming {
  objectId: string
  /** Null: it was fetched. */
  eventId: string | null
  row: ObjectLiteral
  children: ObjectLiteral[][]
  /** Payments that it may have changed: see {@link RowKind.paymentsBy}. */
  paymentsBy: string | null
  /** What of the row there is proves nothing: see {@link Doubt}. */
  doubt?: Doubt
}

/**
 * What a row says of itself and may be wrong: its `content` was seen to differ from Stripe's, whatever its hash says; or,
 * when everything is rebuilt, the whole `row`, so that only how new it is counts.
 */
export type Doubt = 'content' | 'row'

/** What follows from rows that were written, in the same transaction. It is given the ids of the objects; what was superseded is not among them. */
export type AfterWrite = (manager: EntityManager, ids: string[]) => Promise<void>

/** For kinds that decide nothing. */
export const nothingFollows: AfterWrite = async () => undefined

/** Writes the rows of one kind of Stripe object, each object's newest news only. */
export class ProjectedWriter<Source extends { id: string }, Row extends ProjectedObject> {
  constructor(
    private readonly account: StripeAccount,
    private readonly kind: RowKind<Source, Row>,
    private readonly afterWrite: AfterWrite,
  ) {}

  /** What an object would be as rows. @throws when it lacks what they need */
  candidate(object: Source, age: Age, eventId: string | null, deleted: boolean): Candidate {
    const row = this.kind.content(object)
    const children = this.kind.children.map((each) => each.rows(object))
    const contentHash = createHash('sha256').update(JSON.stringify([row, children])).digest('base64url')
    return { ...age, objectId: object.id, eventId, contentHash, deleted, state: this.kind.state(object), row, children, paymentsBy: this.kind.paymentsBy?.(object) ?? null }
  }

  /**
   * The same of one that Stripe answered with.
   * @param before how new the row was before Stripe was asked
   * @throws when it lacks what they need
   */
  fetched(object: Source, age: Age, before: Known | undefined, doubt?: Doubt): Candidate {
    return { ...this.candidate(object, age, null, false), fetchedFrom: before?.version ?? null, ...(doubt && { doubt }) }
  }

  /**
   * Writes what wins.
   * @param manager a transaction, which keeps everybody else from these objects until it ends
   * @returns the objects for which only Stripe can tell
   */
  async write(manager: EntityManager, candidates: readonly Candidate[]): Promise<string[]> {
    if (candidates.length === 0) return []
    const ids = candidates.map((candidate) => candidate.objectId)
    await lockObjects(manager, ids)
    const known = await this.known(manager, ids)
    const verdicts = Map.groupBy(candidates, (candidate) => decide(doubted(known.get(candidate.objectId), candidate.doubt), candidate))
    const winners = verdicts.get('write') ?? []
    await this.replace(manager, winners, known)
    if (winners.length > 0) await this.afterWrite(manager, winners.map((winner) => winner.objectId))
    // Also by news that shows nothing new of the object itself: another attempt to pay changes only the payment. Where rows are
    // in doubt, all payments are compared as well.
    await wantLookups(manager, this.account, candidates.flatMap(({ paymentsBy, doubt }) => (paymentsBy === null || doubt ? [] : { kind: 'payment', objectId: paymentsBy })))
    return (verdicts.get('fetch') ?? []).map((candidate) => candidate.objectId)
  }

  /** Stripe does not know it any more. @returns was there a row */
  async bury(manager: EntityManager, objectId: string): Promise<boolean> {
    await lockObjects(manager, [objectId])
    const { tableName } = manager.connection.getMetadata(this.kind.entity)
    const [, affected] = await manager.query<[unknown[], number]>(
      `update ${tableName} set deleted_at = coalesce(deleted_at, now()), projected_at = now(), event_id = null where id = $1`, [objectId])
    if (affected > 0) await this.afterWrite(manager, [objectId])
    return affected > 0
  }

  /** How new the rows are that there are. */
  async known(manager: EntityManager, ids: readonly string[]): Promise<Map<string, Known>> {
    const { tableName } = manager.connection.getMetadata(this.kind.entity)
    const state = this.kind.terminalStates.length > 0 ? 'status' : 'null'
    const rows = await manager.query<{ id: string; version: string; as_of: Date; up_to: Date; content_hash: string; deleted_at: Date | null; state: string | null }[]>(
      `select id, xmin::text as version, as_of, greatest(as_of, up_to) as up_to, content_hash, deleted_at, ${state} as state from ${tableName} where id = any($1)`, [ids],
    )
    return new Map(rows.map((row) => [row.id, {
      version: row.version, asOf: row.as_of, upTo: row.up_to, contentHash: row.content_hash, deleted: row.deleted_at !== null,
      terminalState: row.state !== null && this.kind.terminalStates.includes(row.state) ? row.state : undefined,
    }]))
  }

  private async replace(manager: EntityManager, winners: readonly Candidate[], known: Map<string, Known>): Promise<void> {
    if (winners.length === 0) return
    const projectedAt = new Date()
    const { account, livemode } = this.account
    await upsertRows(manager, this.kind.entity, winners.map(({ objectId, row, asOf, upTo, eventId, contentHash, deleted }) => ({
      ...row, id: objectId, account, livemode, eventId, contentHash, projectedAt,
      // What was fetched is at least as new as the row it replaces, whatever the clocks say.
      asOf: later(asOf, known.get(objectId)?.asOf),
      upTo: later(upTo, known.get(objectId)?.upTo),
      deletedAt: deleted ? asOf : null,
    })))
    for (const [index, { entity, parentColumn }] of this.kind.children.entries()) {
      const rows = winners.flatMap((winner) => winner.children[index] ?? [])
      const changed = winners.map((winner) => winner.objectId).filter((id) => known.has(id))
      if (changed.length > 0) await deleteChildren(manager, entity, parentColumn, changed, rows.map((row) => String(row['id'])))
      await upsertRows(manager, entity, rows)
    }
    await this.kind.followUp?.(manager, winners.map((winner) => winner.objectId))
  }
}

function later(moment: Date, other: Date | undefined): Date {
  return other && other > moment ? other : moment
}

function doubted(known: Known | undefined, doubt: Doubt | undefined): Known | undefined {
  if (!known || !doubt) return known
  return doubt === 'content' ? { ...known, contentHash: '' } : { ...known, deleted: false, terminalState: undefined, contentHash: '' }
}

/** Serial per object, also for one that has no row yet to lock. Always in the same order, so that nobody waits in a circle. */
export async function lockObjects(manager: EntityManager, ids: readonly string[]): Promise<void> {
  await manager.query('select pg_advisory_xact_lock(hashtextextended(id, 0)) from (select unnest($1::text[]) as id order by 1) as object', [ids])
}

/** The same for whoever holds something already, and so waits for nobody. @returns those that nobody else is at */
export async function tryLockObjects(manager: EntityManager, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const locked = await manager.query<{ id: string }[]>('select id from unnest($1::text[]) as id where pg_try_advisory_xact_lock(hashtextextended(id, 0))', [ids])
  return new Set(locked.map(({ id }) => id))
}
