import { genericOAuth } from 'better-auth/plugins/generic-oauth'
import type { OidcConfig } from '../config/config.ts'
import { roles, type Role } from './permissions.ts'

/** better-auth's name of the issuer; part of the address to which it sends people back: `/api/auth/callback/oidc`. */
export const oidcProviderId = 'oidc'

/**
 * Sign-in at an issuer: authorization code with PKCE, state and nonce; its ID tokens are verified with the keys that its
 * discovery document names. An issuer that cannot be reached at the start is asked again when somebody signs in.
 */
export function oidc({ issuer, clientId, clientSecret, name }: OidcConfig) {
  return genericOAuth({
    config: [{
      providerId: oidcProviderId,
      name,
      discoveryUrl: `${issuer}/.well-known/openid-configuration`,
      clientId,
      clientSecret,
      scopes: ['openid', 'email', 'profile'],
      requireIdTokenVerification: true,
      disableProviderLogout: true,
      // A subject is one person at one issuer only (OpenID Connect Core, section 5.7): with another issuer configured it is nobody's yet.
      accountSubject: ({ profile: { sub } }) => (typeof sub === 'string' && sub !== '' ? `${sub} at ${issuer}` : ''),
      mapProfileToUser: (profile) => ({ name: text(profile.name) ?? text(profile['preferred_username']) ?? text(profile.email) ?? '' }),
    }],
  })
}

/**
 * What the issuer's claims let somebody do: the most of what the role claim names, alone or after `member-console-`, such as
 * `support` or `member-console-support`. The claim may be a text or a list, and its name a path, such as `realm_access.roles`.
 */
export function claimedRole(claims: Readonly<Record<string, unknown>>, roleClaim: string | undefined): Role | undefined {
  const value = roleClaim === undefined ? claims['role'] ?? claims['roles'] : claims[roleClaim] ?? atPath(claims, roleClaim)
  const named = (Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[\s,]+/) : []).map(String)
  return roles.findLast((role) => named.some((one) => one.toLowerCase().replace(/^member-console[-_:/.]/, '') === role))
}

function atPath(claims: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined), claims)
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 100) : undefined
}
