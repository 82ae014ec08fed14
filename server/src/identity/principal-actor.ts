import type { Actor } from '../audit/actor.ts'
import type { Principal } from './principal.ts'

/** A caller as the audit log names it. */
export function actorOf(principal: Principal): Actor {
  return principal.kind === 'operator'
    ? { kind: 'OPERATOR', id: principal.id, name: principal.email }
    : { kind: 'API_KEY', id: principal.id, name: principal.name }
}
