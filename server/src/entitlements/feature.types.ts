import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { FeatureKind, LimitAggregation } from '../entities/feature.ts'
import { DateTime } from '../graphql-scalars.ts'
import { idempotencyKeyField } from '../idempotency.ts'

registerEnumType(FeatureKind, {
  name: 'FeatureKind',
  description: "What a feature's values are.",
  valuesConfig: {
    BOOLEAN: { description: 'A member has it or not.' },
    LIMIT: { description: 'A whole number from 0, or unlimited.' },
    TEXT: { description: 'A text, such as the name of a level.' },
  },
})
registerEnumType(LimitAggregation, {
  name: 'LimitAggregation',
  description: 'How the limits of several provisions become one; unlimited always wins.',
  valuesConfig: { MAX: { description: 'The highest counts.' }, SUM: { description: 'They are added up.' } },
})

/** One thing that a member may have, as GraphQL shows it. */
@ObjectType('Feature', { description: 'One thing that a member may have. Applications ask for it by its key.' })
export class FeatureType {
  @Field(() => ID, { description: 'UUIDv7.' })
  id!: string

  @Field(() => String, { description: 'What applications ask by, e.g. forum.post. Never changes.' })
  key!: string

  @Field(() => FeatureKind, { description: 'What its values are. Never changes.' })
  kind!: FeatureKind

  @Field(() => String, { description: 'What people call it.' })
  name!: string

  @Field(() => String, { nullable: true, description: 'For the operators.' })
  description!: string | null

  @Field(() => String, { nullable: true, description: 'What a limit counts, e.g. GB.' })
  unit!: string | null

  @Field(() => LimitAggregation, { nullable: true, description: 'Of limits only: how several become one. Never changes.' })
  aggregation!: LimitAggregation | null

  @Field(() => Int, { description: 'Give it with a change: it tells whether somebody else changed the feature meanwhile.' })
  version!: number

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date

  @Field(() => DateTime, { description: 'When it was last changed.' })
  updatedAt!: Date

  @Field(() => DateTime, { nullable: true, description: 'When it was archived: it is offered no more, and answered still.' })
  archivedAt!: Date | null
}

/** One page of features. */
@ObjectType({ description: 'One page of features.' })
export class FeatureList {
  @Field(() => [FeatureType], { description: 'The features of this page.' })
  items!: FeatureType[]

  @Field(() => Int, { description: 'How many match on all pages.' })
  totalCount!: number
}

/** Which features to list. */
@InputType({ description: 'Which features to list; all conditions must hold.' })
export class FeatureFilter {
  @Field(() => String, { nullable: true, description: 'Part of the key, name or description.' })
  search?: string | null

  @Field(() => FeatureKind, { nullable: true, description: 'Only of this kind.' })
  kind?: FeatureKind | null

  @Field(() => Boolean, { nullable: true, description: 'Only archived ones, or only the others.' })
  archived?: boolean | null
}

/** A new feature. */
@InputType({ description: 'A new feature.' })
export class CreateFeatureInput {
  @Field(() => String, { description: 'A lower-case letter, then at most 99 of a-z, 0-9, dot, hyphen and underscore. No other feature may have it; it never changes.' })
  key!: string

  @Field(() => FeatureKind, { description: 'What its values are. Never changes.' })
  kind!: FeatureKind

  @Field(() => String, { description: '1 to 250 characters, no HTML.' })
  name!: string

  @Field(() => String, { nullable: true, description: 'At most 5,000 characters.' })
  description?: string | null

  @Field(() => String, { nullable: true, description: 'Of limits only: at most 30 characters.' })
  unit?: string | null

  @Field(() => LimitAggregation, { nullable: true, description: 'Of limits only; left out: MAX. Never changes.' })
  aggregation?: LimitAggregation | null

  @Field(() => String, idempotencyKeyField)
  idempotencyKey?: string | null
}

/** Changes of a feature. */
@InputType({ description: 'Changes of a feature. A field left out stays as it is; null clears it.' })
export class UpdateFeatureInput {
  @Field(() => ID, { description: 'The feature to change.' })
  id!: string

  @Field(() => Int, { description: 'The version that was seen. CONFLICT when it has changed since.' })
  version!: number

  @Field(() => String, { nullable: true, description: '1 to 250 characters, no HTML.' })
  name?: string

  @Field(() => String, { nullable: true, description: 'At most 5,000 characters.' })
  description?: string | null

  @Field(() => String, { nullable: true, description: 'Of limits only: at most 30 characters.' })
  unit?: string | null
}

/** Makes the payload type of a feature mutation: they all return the feature. */
function featurePayload(name: string, description: string) {
  @ObjectType(name, { description })
  class Payload {
    @Field(() => FeatureType, { description: 'The feature as it is now.' })
    feature!: FeatureType
  }
  return Payload
}

export const CreateFeaturePayload = featurePayload('CreateFeaturePayload', 'The feature that was made.')
export const UpdateFeaturePayload = featurePayload('UpdateFeaturePayload', 'The feature that was changed.')
export const ArchiveFeaturePayload = featurePayload('ArchiveFeaturePayload', 'The feature that was archived.')
export const RestoreFeaturePayload = featurePayload('RestoreFeaturePayload', 'The feature that is back.')
