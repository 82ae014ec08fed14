/** What is known of a projected row. */
export interface Known {
  /** The content is at least as new as this moment of Stripe's clock. */
  asOf: Date
  contentHash: string
  deleted: boolean
  /** A state that is never left. */
  terminalState: string | undefined
}

/** What came: an event's snapshot, or what was fetched. */
export interface Incoming {
  asOf: Date
  contentHash: string
  deleted: boolean
  state: string | undefined
  /** Set when it was fetched: how new the row was before the fetch began; null: there was no row. */
  fetchedWhen?: Date | null
}

/**
 * Does what came take the row's place? `fetch`: nothing here can tell; Stripe has to be asked.
 *
 * Stripe neither orders its events nor delivers them once, and its clock has whole seconds: only a later second proves
 * a newer snapshot. Tombstones and terminal states are final. What was fetched is at least as new as everything that
 * was known before the fetch began.
 */
export function decide(known: Known | undefined, incoming: Incoming): 'write' | 'skip' | 'fetch' {
  if (!known) return 'write'
  if (known.deleted) return 'skip'
  if (incoming.deleted) return 'write'
  if (known.terminalState !== undefined && incoming.state !== known.terminalState) return 'skip'
  const ahead = incoming.asOf.getTime() - known.asOf.getTime()
  if (ahead > 0) return 'write'
  if (incoming.contentHash === known.contentHash) return 'skip'
  if (incoming.fetchedWhen !== undefined) return incoming.fetchedWhen?.getTime() === known.asOf.getTime() ? 'write' : 'fetch'
  return ahead < 0 ? 'skip' : 'fetch'
}
