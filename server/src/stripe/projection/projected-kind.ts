import type Stripe from 'stripe'
import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm'
import type { ProjectedObject } from '../../entities/projected-object.ts'
import type { Ask } from '../pages.ts'

/** The content of a row, without what every projected row has. */
export type Content<Row> = Omit<Row, keyof ProjectedObject>

/** Rows that belong to a projected object and are replaced with it. */
export interface Children<Source> {
  entity: EntityTarget<ObjectLiteral>
  /** The column that names the parent. */
  parentColumn: string
  rows(object: Source): ObjectLiteral[]
}

/** How one kind of Stripe object becomes rows. One file each. */
export interface RowKind<Source extends { id: string }, Row extends ProjectedObject> {
  /** As Stripe calls it, e.g. `customer`. */
  object: string
  entity: EntityTarget<Row>
  /** States that are never left. */
  terminalStates: readonly string[]
  /** The state to which that applies. */
  state(object: Source): string | undefined
  content(object: Source): Content<Row>
  children: readonly Children<Source>[]
  /** What follows from rows that were written, in the same transaction. */
  followUp?(manager: EntityManager, ids: readonly string[]): Promise<void>
  /** The id, of an invoice or a payment intent, by which the payments are found that news of this object may have changed. */
  paymentsBy?(object: Source): string | null
}

/** A kind whose snapshots come with events. */
export interface ProjectedKind<Source extends { id: string }, Row extends ProjectedObject> extends RowKind<Source, Row> {
  /** The types of event that carry a snapshot of it. */
  eventTypes: readonly string[]
  /** The type that says it is deleted in Stripe, if there is one. */
  deletedBy?: string
  /** Does the snapshot have all that the rows need? Otherwise the object is fetched. */
  isComplete(object: Source): boolean
  /** The object as it is now, everything expanded that the rows need, by one call. @throws what the SDK throws */
  fetch(client: Stripe, id: string): Promise<Stripe.Response<Source | { id: string; deleted: true }>>
  /** Adds to an answer what a cut list leaves out; needed where calls answer with lists. @throws what a call throws */
  complete?(ask: Ask, object: Source): Promise<void>
}

/** Seconds of Stripe's clock as a moment. */
export function moment(seconds: number): Date {
  return new Date(seconds * 1000)
}

/** The same for what may be missing. */
export function optionalMoment(seconds: number | null | undefined): Date | null {
  return seconds == null ? null : moment(seconds)
}

/** The id of what Stripe gives as id or, expanded, as object. */
export function idOf(reference: string | { id: string }): string {
  return typeof reference === 'string' ? reference : reference.id
}

/** The same for what may be missing. */
export function optionalId(reference: string | { id: string } | null | undefined): string | null {
  return reference == null ? null : idOf(reference)
}
