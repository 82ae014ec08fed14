import type { StartedConsole } from './harness/console.ts'

/** A member, whole. */
export interface MemberAnswer {
  id: string
  kind: 'PERSON' | 'ORGANIZATION'
  name: string
  email: string | null
  externalId: string | null
  metadata: Record<string, string>
  createdAt: string
  updatedAt: string
  archivedAt: string | null
}

/** One page of the list. */
export interface MembersAnswer {
  items: { id: string; name: string }[]
  totalCount: number
  totalCountIsExact: boolean
  endCursor: string | null
  hasNextPage: boolean
}

export const MEMBER = 'id kind name email externalId metadata createdAt updatedAt archivedAt'
export const CREATE_MEMBER = `mutation ($input: CreateMemberInput!) { createMember(input: $input) { member { ${MEMBER} } } }`
export const UPDATE_MEMBER = `mutation ($input: UpdateMemberInput!) { updateMember(input: $input) { member { ${MEMBER} } } }`
export const ARCHIVE_MEMBER = `mutation ($id: ID!) { archiveMember(id: $id) { member { ${MEMBER} } } }`
export const RESTORE_MEMBER = `mutation ($id: ID!) { restoreMember(id: $id) { member { ${MEMBER} } } }`
export const FIND_MEMBER = `query ($id: ID, $externalId: String, $email: String) { member(id: $id, externalId: $externalId, email: $email) { ${MEMBER} } }`
export const LIST_MEMBERS = `query ($filter: MemberFilter, $limit: Int, $after: String) {
  members(filter: $filter, limit: $limit, after: $after) { items { id name } totalCount totalCountIsExact endCursor hasNextPage }
}`

/** Makes a member. */
export async function createMember(server: StartedConsole, input: object): Promise<MemberAnswer> {
  return (await server.graphql<{ createMember: { member: MemberAnswer } }>(CREATE_MEMBER, { input })).createMember.member
}

/** The member that is meant, or null. */
export async function findMember(server: StartedConsole, ref: object): Promise<MemberAnswer | null> {
  return (await server.graphql<{ member: MemberAnswer | null }>(FIND_MEMBER, ref)).member
}

/** One page of members. */
export async function listMembers(server: StartedConsole, variables: object = {}): Promise<MembersAnswer> {
  return (await server.graphql<{ members: MembersAnswer }>(LIST_MEMBERS, variables)).members
}

/** The names that a search finds, in the order of the list. */
export async function searchNames(server: StartedConsole, search: string, limit = 100): Promise<string[]> {
  return (await listMembers(server, { filter: { search }, limit })).items.map(({ name }) => name)
}
