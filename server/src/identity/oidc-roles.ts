import type { BetterAuthOptions } from 'better-auth'
import { claimedRole, oidcProviderId } from './oidc.ts'
import type { Role } from './permissions.ts'

/** Gives an operator the role that their issuer says. */
export type SetRole = (operatorId: string, role: Role) => Promise<void>

type ValidateUserInfo = NonNullable<NonNullable<BetterAuthOptions['user']>['validateUserInfo']>

/** The code with which the sign-in page is told that the issuer names no role. */
export const noRole = 'no_role'

/**
 * The issuer's word on roles, at each sign-in there: its claims are read when they have been verified, and count when the
 * session begins, which is also after a new operator was made.
 */
export function oidcRoles(roleClaim: string | undefined, setRole: SetRole) {
  const claimed = new WeakMap<object, Role>()
  const validateUserInfo: ValidateUserInfo = ({ source }, { context }) => {
    if (source.oauth?.providerId !== oidcProviderId) return undefined
    const role = claimedRole(source.oauth.profile ?? {}, roleClaim)
    if (!role) return { error: noRole }
    claimed.set(context, role)
    return undefined
  }
  return {
    validateUserInfo,
    /** @param request what better-auth knows of the request under way */
    async apply(operatorId: string, request: { context: object } | null | undefined): Promise<void> {
      const role = request && claimed.get(request.context)
      if (role) await setRole(operatorId, role)
    },
  }
}
