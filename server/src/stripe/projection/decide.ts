import type { Age } from './age.ts'

/** What is known of a projected row. */
export interface Known extends Age {
  /** Another one after each time the row was written. */
  version: string
  contentHash: string
  deleted: boolean
  /** A state that is never left. */
  terminalState: string | undefined
}

/** What came: an event's snapshot, or what was fetched. */
export interface Incoming extends Age {
  contentHash: string
  deleted: boolean
  state: string | undefined
  /** Set when it was fetched: the row's version before the fetch began; null: there was no row. */
  fetchedFrom?: string | null
}

/**
 * Does what came take the row's place? `fetch`: nothing here can tell; Stripe has to be asked.
 *
 * Stripe neither orders its events nor delivers them once, and its clock has whole seconds: only a second after all that
 * the row may show proves a newer snapshot. Tombstones and terminal states are final. What was fetched is at least as new
 * as the row was before the fetch began, and proves nothing against one that was written meanwhile, which may have been
 * fetched later.
 */
export function decide(known: Known | undefined, incoming: Incoming): 'write' | 'skip' | 'fetch' {
  if (!known) return 'write'
  if (known.deleted) return 'skip'
  if (incoming.deleted) return 'write'
  if (known.terminalState !== undefined && incoming.state !== known.terminalState) return 'skip'
  if (incoming.asOf > known.upTo) return 'write'
  if (incoming.contentHash === known.contentHash) return 'skip'
  if (incoming.fetchedFrom !== undefined) return incoming.fetchedFrom === known.version ? 'write' : 'fetch'
  return incoming.upTo < known.asOf ? 'skip' : 'fetch'
}
