import type { EntityManager } from 'typeorm'

/** Asks Stripe about one kind of object and writes what it answers. */
export interface Lookup {
  /** As in the queue. */
  kind: string
  /**
   * @param settle commits with the rows: the look-up is done
   * @throws what the SDK throws, or when the object changed while it was asked for; the look-up is tried again
   */
  lookUp(objectId: string, settle: (manager: EntityManager) => Promise<void>): Promise<void>
}
