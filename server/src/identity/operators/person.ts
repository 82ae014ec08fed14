import { forbidden } from '../../errors.ts'
import type { OperatorPrincipal, Principal } from '../principal.ts'

/** The person who asks. @param what of theirs is asked for, such as “Sessions”. @throws FORBIDDEN for an API key */
export function person(principal: Principal, what: string): OperatorPrincipal {
  if (principal.kind !== 'operator') throw forbidden(`${what} are those of a person who is signed in.`)
  return principal
}
