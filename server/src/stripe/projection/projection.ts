import type { StripeEvent } from '../../entities/stripe-event.ts'

/** Turns events of some types into rows, and marks them processed in the same transaction. */
export interface Projection {
  handles(type: string): boolean
  /** Any order, any repetition. @throws when something cannot be projected now; what is unmarked is tried again */
  project(events: readonly StripeEvent[]): Promise<void>
}
