import type { EntityManager } from 'typeorm'

/** What commits together with the rows of a look-up. */
export type Settle = (manager: EntityManager) => Promise<void>

/** Asks Stripe about one kind of object and writes what it answers. */
export interface Lookup {
  /** As in the queue. */
  readonly kind: string
  /**
   * @param settle commits with the rows: the look-up is done
   * @throws what the SDK throws, or when the object changed while it was asked for; the look-up is tried again
   */
  lookUp(objectId: string, settle: Settle): Promise<unknown>
}
