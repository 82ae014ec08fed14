import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { ProductType } from '../catalog/product.types.ts'
import { DateTime, SafeInt } from '../graphql-scalars.ts'
import { idempotencyKeyField } from '../idempotency.ts'

/** A named, reusable list of feature values, as GraphQL shows it. */
@ObjectType('EntitlementSet', { description: 'A named, reusable list of feature values. Products give it to those who pay; grants give it outside billing.' })
export class EntitlementSetType {
  @Field(() => ID, { description: 'UUIDv7.' })
  id!: string

  @Field(() => String, { description: 'A name for applications, e.g. plan.gold. Never changes.' })
  key!: string

  @Field(() => String, { description: 'What people call it.' })
  name!: string

  @Field(() => String, { nullable: true, description: 'For the operators.' })
  description!: string | null

  @Field(() => Int, { description: 'Of several texts for one feature, that of the set with the highest rank counts.' })
  rank!: number

  @Field(() => Int, { description: 'Give it with a change: it tells whether somebody else changed the set meanwhile.' })
  version!: number

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date

  @Field(() => DateTime, { description: 'When it was last changed.' })
  updatedAt!: Date

  @Field(() => DateTime, { nullable: true, description: 'When it was archived: it is given no more; who holds it keeps it.' })
  archivedAt!: Date | null
}

/** What a set gives of one feature; `feature` is resolved. */
@ObjectType('EntitlementRule', { description: 'What a set gives of one feature. A rule for a BOOLEAN feature has no value: the member has it.' })
export class EntitlementRuleType {
  @Field(() => ID, { description: 'UUIDv7; a changed rule is another one.' })
  id!: string

  @Field(() => SafeInt, { nullable: true, description: 'Of a LIMIT feature, unless it is unlimited.' })
  limit!: number | null

  @Field(() => Boolean, { description: 'Of a LIMIT feature: without a limit.' })
  unlimited!: boolean

  @Field(() => String, { nullable: true, description: 'Of a TEXT feature.' })
  text!: string | null

  @Field(() => Boolean, { description: 'The limit is multiplied by the quantity that the member holds.' })
  perUnit!: boolean
}

/** One page of entitlement sets. */
@ObjectType({ description: 'One page of entitlement sets.' })
export class EntitlementSetList {
  @Field(() => [EntitlementSetType], { description: 'The sets of this page.' })
  items!: EntitlementSetType[]

  @Field(() => Int, { description: 'How many match on all pages.' })
  totalCount!: number
}

/** Which entitlement sets to list. */
@InputType({ description: 'Which entitlement sets to list; all conditions must hold.' })
export class EntitlementSetFilter {
  @Field(() => String, { nullable: true, description: 'Part of the key, name or description.' })
  search?: string | null

  @Field(() => ID, { nullable: true, description: 'Only those with a rule for this feature.' })
  featureId?: string | null

  @Field(() => ID, { nullable: true, description: 'Only those that this product gives.' })
  productId?: string | null

  @Field(() => Boolean, { nullable: true, description: 'Only archived ones, or only the others.' })
  archived?: boolean | null
}

/** What a set shall give of one feature. */
@InputType({ description: 'What a set shall give of one feature: nothing more for BOOLEAN, limit or unlimited for LIMIT, text for TEXT.' })
export class EntitlementRuleInput {
  @Field(() => ID, { description: 'The feature.' })
  featureId!: string

  @Field(() => SafeInt, { nullable: true, description: 'Of a LIMIT feature: a whole number from 0.' })
  limit?: number | null

  @Field(() => Boolean, { nullable: true, description: 'Of a LIMIT feature: without a limit.' })
  unlimited?: boolean | null

  @Field(() => String, { nullable: true, description: 'Of a TEXT feature: 1 to 1,000 characters in one line.' })
  text?: string | null

  @Field(() => Boolean, { nullable: true, description: 'Multiply the limit by the quantity that the member holds.' })
  perUnit?: boolean | null
}

/** A new entitlement set. */
@InputType({ description: 'A new entitlement set.' })
export class CreateEntitlementSetInput {
  @Field(() => String, { description: 'A lower-case letter, then at most 99 of a-z, 0-9, dot, hyphen and underscore. No other set may have it; it never changes.' })
  key!: string

  @Field(() => String, { description: '1 to 250 characters, no HTML.' })
  name!: string

  @Field(() => String, { nullable: true, description: 'At most 5,000 characters.' })
  description?: string | null

  @Field(() => Int, { nullable: true, description: 'Left out: 0.' })
  rank?: number | null

  @Field(() => [EntitlementRuleInput], { nullable: true, description: 'At most one for a feature, at most 500.' })
  rules?: EntitlementRuleInput[] | null

  @Field(() => String, idempotencyKeyField)
  idempotencyKey?: string | null
}

/** Changes of an entitlement set. */
@InputType({ description: 'Changes of an entitlement set; they count from now on. A field left out stays as it is; null clears it.' })
export class UpdateEntitlementSetInput {
  @Field(() => ID, { description: 'The set to change.' })
  id!: string

  @Field(() => Int, { description: 'The version that was seen. CONFLICT when it has changed since.' })
  version!: number

  @Field(() => String, { nullable: true, description: '1 to 250 characters, no HTML.' })
  name?: string

  @Field(() => String, { nullable: true, description: 'At most 5,000 characters.' })
  description?: string | null

  @Field(() => Int, { nullable: true, description: 'Its rank.' })
  rank?: number

  @Field(() => [EntitlementRuleInput], { nullable: true, description: 'Replaces all rules.' })
  rules?: EntitlementRuleInput[]
}

/** A copy of an entitlement set. */
@InputType({ description: 'A copy of an entitlement set, with its rules and rank.' })
export class CopyEntitlementSetInput {
  @Field(() => ID, { description: 'The set to copy.' })
  id!: string

  @Field(() => String, { description: "The copy's key; no other set may have it." })
  key!: string

  @Field(() => String, { description: "The copy's name." })
  name!: string

  @Field(() => String, idempotencyKeyField)
  idempotencyKey?: string | null
}

/** Which sets a product gives. */
@InputType({ description: 'Which entitlement sets a product gives to those who hold it; it counts from now on.' })
export class SetProductEntitlementSetsInput {
  @Field(() => ID, { description: 'The product.' })
  productId!: string

  @Field(() => [ID], { description: 'All the sets that it shall give.' })
  entitlementSetIds!: string[]

  @Field(() => [ID], { nullable: true, description: 'The sets that were seen, in any order. CONFLICT when they have changed since.' })
  seenEntitlementSetIds?: string[] | null
}

/** The product whose sets were changed. */
@ObjectType({ description: 'The product whose entitlement sets were changed.' })
export class SetProductEntitlementSetsPayload {
  @Field(() => ProductType, { description: 'The product as it is now.' })
  product!: ProductType
}

/** Makes the payload type of a set mutation: they all return the set. */
function setPayload(name: string, description: string) {
  @ObjectType(name, { description })
  class Payload {
    @Field(() => EntitlementSetType, { description: 'The set as it is now.' })
    entitlementSet!: EntitlementSetType
  }
  return Payload
}

export const CreateEntitlementSetPayload = setPayload('CreateEntitlementSetPayload', 'The set that was made.')
export const CopyEntitlementSetPayload = setPayload('CopyEntitlementSetPayload', 'The copy.')
export const UpdateEntitlementSetPayload = setPayload('UpdateEntitlementSetPayload', 'The set that was changed.')
export const ArchiveEntitlementSetPayload = setPayload('ArchiveEntitlementSetPayload', 'The set that was archived.')
export const RestoreEntitlementSetPayload = setPayload('RestoreEntitlementSetPayload', 'The set that is back.')
