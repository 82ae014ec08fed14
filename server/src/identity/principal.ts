import type { Role, Scope } from './permissions.ts'

/** Who is asking, and by what right: whatever authorizes a request needs nothing else. */
export type Principal = OperatorPrincipal | ApiKeyPrincipal

/** A person signed in to the panel. */
export interface OperatorPrincipal {
  kind: 'operator'
  /** UUID of the row in `operator`. */
  id: string
  email: string
  name: string
  role: Role
  /** UUID of the row in `operator_session`: tells two browsers of one operator apart. */
  sessionId: string
}

/** An integrator's application, calling with an API key. */
export interface ApiKeyPrincipal {
  kind: 'apiKey'
  /** UUID of the row in `api_key`; stays the same when the bootstrap key's value is changed. */
  id: string
  name: string
  /** `*`: all rights. */
  scopes: readonly (Scope | '*')[]
  /** Its own limit, if it has one. */
  requestsPerMinute?: number
}
