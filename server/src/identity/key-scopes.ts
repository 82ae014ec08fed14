import { scopes, type Scope } from './permissions.ts'

/** Scopes as better-auth keeps them: `catalog:read` is the action `read` on `catalog`. */
export function permissionsOf(given: readonly Scope[]): Record<string, string[]> {
  const permissions: Record<string, string[]> = {}
  for (const scope of given) {
    const [subject = '', action = ''] = scope.split(':')
    permissions[subject] = [...permissions[subject] ?? [], action]
  }
  return permissions
}

/** The scopes that {@link permissionsOf} stored; `*` is every right there is and will be. */
export function scopesOf(permissions: unknown): (Scope | '*')[] {
  if (typeof permissions !== 'object' || permissions === null) return []
  const held = Object.entries(permissions).flatMap(([subject, actions]) => (Array.isArray(actions) ? actions.map((action) => `${subject}:${String(action)}`) : []))
  return held.includes('*:*') ? ['*'] : scopes.filter((scope) => held.includes(scope))
}
