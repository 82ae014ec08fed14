import type { StartedConsole } from './harness/console.ts'

/** An answer, with its sources. */
export interface AccessAnswer {
  granted: boolean
  limit: number | null
  unlimited: boolean
  text: string | null
  validUntil: string | null
  asOf: string
  featureKey: string
  sources: { kind: string; sourceId: string; value: string; quantity: number; until: string | null; since: string; reason: string | null }[]
}

export const ACCESS = 'granted limit unlimited text validUntil asOf featureKey rule sources { kind provision sourceId value quantity until since reason set { key } product { name } subscription { status } grant { reason } }'
export const ASK = `query ($member: MemberRef!, $feature: String!, $at: DateTime) { access(member: $member, feature: $feature, at: $at) { ${ACCESS} } }`

/** May this member…? */
export async function askAccess(server: StartedConsole, member: object, feature: string, at?: string): Promise<AccessAnswer> {
  return (await server.graphql<{ access: AccessAnswer }>(ASK, { member, feature, at })).access
}

/** The answers for everything, by the feature's key. */
export async function allAccess(server: StartedConsole, id: string, at?: string): Promise<Record<string, AccessAnswer>> {
  const { member } = await server.graphql<{ member: { access: AccessAnswer[] } }>(`query ($id: ID!, $at: DateTime) { member(id: $id) { access(at: $at) { ${ACCESS} } } }`, { id, at })
  return Object.fromEntries(member.access.map((answer) => [answer.featureKey, answer]))
}
