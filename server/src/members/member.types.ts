import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { MemberKind } from '../entities/member.ts'
import { DateTime, Metadata } from '../graphql-scalars.ts'
import { idempotencyKeyField } from '../idempotency.ts'

registerEnumType(MemberKind, {
  name: 'MemberKind',
  description: 'What a member is.',
  valuesConfig: { PERSON: { description: 'A human being.' }, ORGANIZATION: { description: 'A company, an association, a household …' } },
})

/** Someone who may subscribe, buy or be given access, as GraphQL shows them. */
@ObjectType('Member', { description: 'Someone who may subscribe, buy or be given access. The console is the source of truth; Stripe knows a customer.' })
export class MemberType {
  @Field(() => ID, { description: 'UUIDv7.' })
  id!: string

  @Field(() => MemberKind, { description: 'A person or an organization.' })
  kind!: MemberKind

  @Field(() => String, { description: 'What the member is called.' })
  name!: string

  @Field(() => String, { nullable: true, description: 'As it was given; compared without regard to case. No two members share one, unless archived.' })
  email!: string | null

  @Field(() => String, { nullable: true, description: "Your own application's id for the member, compared exactly. Unique, archived members included." })
  externalId!: string | null

  @Field(() => Metadata, { description: 'Free data of yours.' })
  metadata!: Record<string, string>

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date

  @Field(() => Int, { description: 'Give it with a change: it tells whether somebody else changed the member meanwhile.' })
  version!: number

  @Field(() => DateTime, { description: 'When it was last changed.' })
  updatedAt!: Date

  @Field(() => DateTime, { nullable: true, description: 'When it was archived; null while it is not.' })
  archivedAt!: Date | null
}

/** How many members match; see {@link MemberList}. */
export interface MemberCount { total: number; exact: boolean }

/** One page of members. The service answers with a {@link MemberPage}: counting waits until it is asked for. */
@ObjectType({ description: 'One page of members.' })
export class MemberList {
  @Field(() => [MemberType], { description: 'The members of this page.' })
  items!: MemberType[]

  @Field(() => String, { nullable: true, description: 'Pass it as `after` to get the next page; null when this page is empty.' })
  endCursor!: string | null

  @Field(() => Boolean, { description: 'Is there a page after this one?' })
  hasNextPage!: boolean
}

/** Which members to list. */
@InputType({ description: 'Which members to list; all conditions must hold.' })
export class MemberFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Words of which each is a part of the name, the e-mail address or the external id, in any case and order; or the whole id. '
      + 'A word of one or two characters must start a word there. At most 300 characters.',
  })
  search?: string | null

  @Field(() => MemberKind, { nullable: true, description: 'Only persons or only organizations.' })
  kind?: MemberKind | null

  @Field(() => Boolean, { nullable: true, description: 'Only archived members, or only the others.' })
  archived?: boolean | null
}

/** Says which member is meant, in whichever way the caller knows it. */
@InputType({ description: 'Says which member is meant: give exactly one of the fields.' })
export class MemberRef {
  @Field(() => ID, { nullable: true, description: 'Its id.' })
  id?: string | null

  @Field(() => String, { nullable: true, description: "Your own application's id, exactly as you gave it." })
  externalId?: string | null

  @Field(() => String, { nullable: true, description: 'Its e-mail address, in any case. Archived members are not found by it.' })
  email?: string | null
}

@InputType()
abstract class MemberDetails {
  @Field(() => String, { nullable: true, description: 'At most 254 characters. No other member may have it, archived ones apart.' })
  email?: string | null

  @Field(() => String, { nullable: true, description: "Your own application's id, 1 to 255 characters. No other member may have it." })
  externalId?: string | null

  @Field(() => Metadata, { nullable: true, description: 'Replaces all keys; at most 48.' })
  metadata?: Record<string, string> | null
}

/** A new member. */
@InputType({ description: 'A new member.' })
export class CreateMemberInput extends MemberDetails {
  @Field(() => String, idempotencyKeyField)
  idempotencyKey?: string | null

  @Field(() => MemberKind, { defaultValue: MemberKind.PERSON, description: 'A person or an organization.' })
  kind!: MemberKind

  @Field(() => String, { description: '1 to 250 characters, no HTML.' })
  name!: string
}

/** Changes of a member. */
@InputType({ description: 'Changes of a member. A field left out stays as it is; null clears it.' })
export class UpdateMemberInput extends MemberDetails {
  @Field(() => ID, { description: 'The member to change.' })
  id!: string

  @Field(() => Int, { nullable: true, description: 'The version that was seen: CONFLICT when it has changed since. Left out: the change is made whatever happened meanwhile.' })
  version?: number | null

  @Field(() => MemberKind, { nullable: true, description: 'A person or an organization.' })
  kind?: MemberKind

  @Field(() => String, { nullable: true, description: '1 to 250 characters, no HTML.' })
  name?: string
}

/** Makes the payload type of a member mutation: they all return the member. */
function memberPayload(name: string, description: string) {
  @ObjectType(name, { description })
  class Payload {
    @Field(() => MemberType, { description: 'The member as it is now.' })
    member!: MemberType
  }
  return Payload
}

export const CreateMemberPayload = memberPayload('CreateMemberPayload', 'The member that was made.')
export const UpdateMemberPayload = memberPayload('UpdateMemberPayload', 'The member that was changed.')
export const ArchiveMemberPayload = memberPayload('ArchiveMemberPayload', 'The member that was archived.')
export const RestoreMemberPayload = memberPayload('RestoreMemberPayload', 'The member that is back.')
