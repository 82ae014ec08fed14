import { GraphQLError } from 'graphql'
import { IsNull, Raw, type FindOptionsWhere } from 'typeorm'
import type { Member } from '../entities/member.ts'
import { badUserInput } from '../errors.ts'
import { isUuid } from '../input.ts'
import type { MemberRef } from './member.types.ts'

/**
 * Where the member that is meant is to be found; null when there cannot be one.
 *
 * An e-mail address means the one member that is not archived and has it: it is unique among those. A lookup that could
 * mean two members could answer for the wrong one, which is worse than refusing the second at the start. People who
 * share a mailbox are told apart by external ids, or one of them goes without an address. An archived member keeps
 * its address, and whoever gets that address next is not mistaken for it.
 * @throws BAD_USER_INPUT unless exactly one field is given
 */
export function memberCondition(ref: MemberRef, path: string): FindOptionsWhere<Member> | null {
  const [field, value] = givenField(ref, path)
  // PostgreSQL takes no NUL, and no text of ours holds one.
  if (value.includes('\u0000')) return null
  switch (field) {
    case 'id': return isUuid(value) ? { id: value } : null
    case 'externalId': return { externalId: value }
    case 'email': return { email: Raw((column) => `lower(${column}) = lower(:email)`, { email: value.trim() }), archivedAt: IsNull() }
  }
}

/** No member is meant by this reference. */
export function noMember(ref: MemberRef): GraphQLError {
  const message = ref.id != null ? `There is no member with the id ${ref.id}.`
    : ref.externalId != null ? `There is no member with the external id ${ref.externalId}.`
    : `There is no member with the e-mail address ${ref.email}, archived ones apart.`
  return new GraphQLError(message, { extensions: { code: 'NOT_FOUND' } })
}

/** The one field that is given, with its value. @throws BAD_USER_INPUT unless it is exactly one */
export function givenField(ref: MemberRef, path: string): ['id' | 'externalId' | 'email', string] {
  const fields = (['id', 'externalId', 'email'] as const).flatMap((field): ['id' | 'externalId' | 'email', string][] => {
    const value = ref[field]
    return value == null ? [] : [[field, value]]
  })
  const [only, ...others] = fields
  if (!only || others.length > 0) throw badUserInput({ [path]: 'Give exactly one of id, externalId and email.' })
  return only
}
