import type { EntityManager } from 'typeorm'
import type { StripeEvent } from '../../entities/stripe-event.ts'

/** An event read from the inbox, its payload parsed once. */
export interface Delivered<Source = unknown> extends Pick<StripeEvent, 'id' | 'type' | 'apiVersion' | 'createdAt'> {
  /** The snapshot, whole only as far as `apiVersion` says. */
  object: Source & { id: string }
}

/** An object that only Stripe can tell of. */
export interface WantedLookup { kind: string; objectId: string }

/** What becomes of events that the inbox alone cannot settle. All others are processed. */
export interface Unsettled {
  /** Their events wait until Stripe was asked. */
  lookups: readonly WantedLookup[]
  /** Events to be read again in a moment. */
  later: readonly string[]
}

/** Turns events of some types into rows. */
export interface Projection {
  handles(type: string): boolean
  /**
   * Writes what the snapshots alone can tell. Any order, any repetition; never asks Stripe, never a statement per event.
   * @param manager the transaction in which the events are marked, too
   * @throws when something cannot be written; nothing was then
   */
  project(manager: EntityManager, events: readonly Delivered[]): Promise<Unsettled>
}
