import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { DateTime, SafeInt } from '../graphql-scalars.ts'
import { idempotencyKeyField } from '../idempotency.ts'
import { MemberFilter, MemberRef, MemberType } from '../members/member.types.ts'
import { FeatureType } from './feature.types.ts'

/** Where a grant stands. */
export enum GrantState { UPCOMING = 'UPCOMING', ACTIVE = 'ACTIVE', ENDED = 'ENDED', REVOKED = 'REVOKED' }
registerEnumType(GrantState, {
  name: 'GrantState',
  description: 'Where a grant stands.',
  valuesConfig: {
    UPCOMING: { description: 'It has not begun.' }, ACTIVE: { description: 'It gives access.' },
    ENDED: { description: 'Its time is over.' }, REVOKED: { description: 'It was taken back.' },
  },
})

/** Who gives and takes back. */
export enum GrantActorKind { OPERATOR = 'OPERATOR', API_KEY = 'API_KEY', SYSTEM = 'SYSTEM', STRIPE_EVENT = 'STRIPE_EVENT' }
registerEnumType(GrantActorKind, { name: 'GrantActorKind', description: 'A person in the panel, an application with an API key, the console itself, or an event of Stripe.' })

/** Who gave or took back a grant. */
@ObjectType('GrantActor', { description: 'Who gave or took back a grant, as they were called then.' })
export class GrantActorType {
  @Field(() => GrantActorKind, { description: 'Person, application or console.' })
  kind!: GrantActorKind

  @Field(() => ID, { nullable: true, description: 'The id of the operator or API key.' })
  id!: string | null

  @Field(() => String, { nullable: true, description: 'How people know it: an e-mail address, or the name of a key.' })
  name!: string | null
}

/** Access that is given outside billing, as GraphQL shows it. */
@ObjectType('Grant', { description: 'Access that an operator or application gives a member outside billing. Stripe knows nothing of it, and no subscription changes it.' })
export class GrantType {
  @Field(() => ID, { description: 'UUIDv7.' })
  id!: string

  @Field(() => SafeInt, { description: 'Limits per unit are multiplied by it.' })
  quantity!: number

  @Field(() => DateTime, { description: 'From when it gives access.' })
  startsAt!: Date

  @Field(() => DateTime, { nullable: true, description: 'When it ends by itself; null: open.' })
  endsAt!: Date | null

  @Field(() => String, { description: 'Why the member gets it.' })
  reason!: string

  @Field(() => String, { nullable: true, description: 'For the operators.' })
  note!: string | null

  @Field(() => GrantActorType, { description: 'Who gave it.' })
  grantedBy!: GrantActorType

  @Field(() => Int, { description: 'Give it with a change: it tells whether somebody else changed the grant meanwhile.' })
  version!: number

  @Field(() => DateTime, { description: 'When it was given.' })
  createdAt!: Date

  @Field(() => DateTime, { description: 'When it was last changed.' })
  updatedAt!: Date

  @Field(() => DateTime, { nullable: true, description: 'When it was taken back; null: it was not.' })
  revokedAt!: Date | null

  @Field(() => GrantActorType, { nullable: true, description: 'Who took it back.' })
  revokedBy!: GrantActorType | null

  @Field(() => String, { nullable: true, description: 'Why it was taken back.' })
  revokeReason!: string | null
}

/** One page of grants. */
@ObjectType({ description: 'One page of grants, newest first.' })
export class GrantList {
  @Field(() => [GrantType], { description: 'The grants of this page.' })
  items!: GrantType[]

  @Field(() => String, { nullable: true, description: 'Pass it as `after` to get the next page; null when this page is empty.' })
  endCursor!: string | null

  @Field(() => Boolean, { description: 'Is there a page after this one?' })
  hasNextPage!: boolean
}

/** Which grants to list. */
@InputType({ description: 'Which grants to list; all conditions must hold.' })
export class GrantFilter {
  @Field(() => ID, { nullable: true, description: 'Only of this member.' })
  memberId?: string | null

  @Field(() => ID, { nullable: true, description: 'Only of this entitlement set.' })
  entitlementSetId?: string | null

  @Field(() => GrantState, { nullable: true, description: 'Only those that stand so.' })
  state?: GrantState | null

  @Field(() => String, { nullable: true, description: 'Part of the reason or the note.' })
  search?: string | null
}

@InputType()
abstract class GrantDetails {
  @Field(() => ID, { description: 'What is given.' })
  entitlementSetId!: string

  @Field(() => SafeInt, { nullable: true, description: 'Limits per unit are multiplied by it: 1 to 1,000,000,000. Left out: 1.' })
  quantity?: number | null

  @Field(() => DateTime, { nullable: true, description: 'From when, not in the past. Left out: now.' })
  startsAt?: Date | null

  @Field(() => DateTime, { nullable: true, description: 'Until when. Left out: open.' })
  endsAt?: Date | null

  @Field(() => String, { description: 'Why: 1 to 1,000 characters.' })
  reason!: string

  @Field(() => String, { nullable: true, description: 'For the operators: at most 5,000 characters.' })
  note?: string | null

  @Field(() => String, idempotencyKeyField)
  idempotencyKey?: string | null
}

/** A new grant. */
@InputType({ description: 'A new grant.' })
export class CreateGrantInput extends GrantDetails {
  @Field(() => MemberRef, { description: 'Who gets it.' })
  member!: MemberRef
}

/** Changes of a grant. */
@InputType({ description: 'Changes of a grant; they never reach into the past. A field left out stays as it is; null clears it.' })
export class UpdateGrantInput {
  @Field(() => ID, { description: 'The grant to change.' })
  id!: string

  @Field(() => Int, { description: 'The version that was seen. CONFLICT when it has changed since.' })
  version!: number

  @Field(() => DateTime, { nullable: true, description: 'Until when, not in the past; null: open.' })
  endsAt?: Date | null

  @Field(() => String, { nullable: true, description: 'For the operators.' })
  note?: string | null
}

/** A grant to take back. */
@InputType({ description: 'A grant to take back, from now on.' })
export class RevokeGrantInput {
  @Field(() => ID, { description: 'The grant.' })
  id!: string

  @Field(() => String, { description: 'Why: 1 to 1,000 characters.' })
  reason!: string
}

/** The same grant for many members. */
@InputType({ description: 'The same grant for many members: those of a list, or those that match a filter. At most 10,000 at once.' })
export class BulkGrantInput extends GrantDetails {
  @Field(() => [MemberRef], { nullable: true, description: 'These members; a member that is named twice gets it once. Give this or filter.' })
  members?: MemberRef[] | null

  @Field(() => MemberFilter, { nullable: true, description: 'The members that match. Give this or members.' })
  filter?: MemberFilter | null

  @Field(() => Boolean, { defaultValue: false, description: 'Give nothing: only say who would gain what.' })
  dryRun!: boolean

  @Field(() => Boolean, { defaultValue: false, description: 'Pass over references that mean no member; otherwise they are refused.' })
  skipUnknown!: boolean

  @Field(() => String, { nullable: true, description: 'The membersDigest of a dry run: when it would be given to others by now, as many or not, the answer is CONFLICT and nothing is given.' })
  expectedMembersDigest?: string | null
}

/** What a member would have more. */
@ObjectType({ description: 'How the access of a member changes for one feature.' })
export class AccessGain {
  @Field(() => FeatureType, { description: 'The feature.' })
  feature!: FeatureType

  @Field(() => String, { nullable: true, description: 'What the member has now: "yes", a number, "unlimited" or a text; null: nothing.' })
  before!: string | null

  @Field(() => String, { nullable: true, description: 'What the member will have, in the same words.' })
  after!: string | null
}

/** A member of a bulk grant. */
@ObjectType({ description: 'A member of a bulk grant, and what changes for it.' })
export class BulkGrantMember {
  @Field(() => MemberType, { description: 'The member.' })
  member!: MemberType

  @Field(() => [AccessGain], { description: 'What changes, by feature; empty: the member has as much already.' })
  gains!: AccessGain[]
}

/** What a bulk grant did, or would do. */
@ObjectType({ description: 'What a bulk grant did, or would do.' })
export class BulkGrantPayload {
  @Field(() => Boolean, { description: 'True: nothing was given.' })
  dryRun!: boolean

  @Field(() => Int, { description: 'How many members get the grant, or got it when an idempotencyKey is repeated.' })
  memberCount!: number

  @Field(() => String, { description: 'Stands for exactly these members: give it as expectedMembersDigest, so that nobody gets the grant who was not meant when it was looked at.' })
  membersDigest!: string

  @Field(() => [String], { description: 'The references that mean no member, in the order they were given.' })
  unknown!: string[]

  @Field(() => [BulkGrantMember], { description: 'The first hundred members.' })
  members!: BulkGrantMember[]
}

/** Makes the payload type of a grant mutation: they all return the grant. */
function grantPayload(name: string, description: string) {
  @ObjectType(name, { description })
  class Payload {
    @Field(() => GrantType, { description: 'The grant as it is now.' })
    grant!: GrantType
  }
  return Payload
}

export const CreateGrantPayload = grantPayload('CreateGrantPayload', 'The grant that was given.')
export const UpdateGrantPayload = grantPayload('UpdateGrantPayload', 'The grant that was changed.')
export const RevokeGrantPayload = grantPayload('RevokeGrantPayload', 'The grant that was taken back.')
