import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { MemberType } from '../members/member.types.ts'
import { EntitlementRuleInput } from './entitlement-set.types.ts'
import { FeatureType } from './feature.types.ts'
import { AccessGain } from './grant.types.ts'

/** A change of a set that is only thought of. */
@InputType({ description: 'The rules that an entitlement set would have.' })
export class PreviewSetInput {
  @Field(() => ID, { description: 'The set.' })
  id!: string

  @Field(() => Int, { nullable: true, description: 'Its rank; left out: as it is.' })
  rank?: number | null

  @Field(() => [EntitlementRuleInput], { description: 'All its rules.' })
  rules!: EntitlementRuleInput[]
}

/** A change of a product's sets that is only thought of. */
@InputType({ description: 'The entitlement sets that a product would give.' })
export class PreviewProductInput {
  @Field(() => ID, { description: 'The product.' })
  productId!: string

  @Field(() => [ID], { description: 'All its sets.' })
  entitlementSetIds!: string[]
}

/** A change that is only thought of. */
@InputType({ description: 'A change that is only thought of: give exactly one of the fields.' })
export class PreviewEntitlementChangeInput {
  @Field(() => PreviewSetInput, { nullable: true, description: 'A set would have other rules.' })
  entitlementSet?: PreviewSetInput | null

  @Field(() => PreviewProductInput, { nullable: true, description: 'A product would give other sets.' })
  product?: PreviewProductInput | null

  @Field(() => ID, { nullable: true, description: 'This grant would end now.' })
  grantId?: string | null
}

/** How many members a change concerns, for one feature. */
@ObjectType({ description: 'How many members a change concerns, for one feature.' })
export class FeatureImpact {
  @Field(() => FeatureType, { description: 'The feature.' })
  feature!: FeatureType

  @Field(() => Int, { description: 'How many would have more.' })
  gaining!: number

  @Field(() => Int, { description: 'How many would have less.' })
  losing!: number

  @Field(() => Int, { description: 'How many would have another text.' })
  changing!: number
}

/** A member whom a change concerns. */
@ObjectType({ description: 'A member whom a change concerns.' })
export class MemberImpact {
  @Field(() => MemberType, { description: 'The member.' })
  member!: MemberType

  @Field(() => [AccessGain], { description: 'What changes, by feature.' })
  changes!: AccessGain[]
}

/** Who would lose and gain what. */
@ObjectType({ description: 'Who would lose and gain what.' })
export class EntitlementChangePreview {
  @Field(() => Int, { description: 'How many members it would change something for.' })
  memberCount!: number

  @Field(() => [FeatureImpact], { description: 'Counted by feature, by key; features for which nothing changes are left out.' })
  features!: FeatureImpact[]

  @Field(() => [MemberImpact], { description: 'The first hundred members, those who joined first.' })
  members!: MemberImpact[]
}
