import { Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { ProvisionSource } from '../entities/provision.ts'
import { DateTime, SafeInt } from '../graphql-scalars.ts'

registerEnumType(ProvisionSource, {
  name: 'ProvisionSource',
  description: 'What access comes from.',
  valuesConfig: {
    SUBSCRIPTION: { description: 'A subscription in Stripe.' },
    PURCHASE: { description: 'Something bought once, in Stripe Checkout.' },
    GRANT: { description: 'A grant: given in the console, outside billing.' },
  },
})

/** How sources become one answer. */
export enum AccessRule { ANY = 'ANY', MAX = 'MAX', SUM = 'SUM', HIGHEST_RANK = 'HIGHEST_RANK' }
registerEnumType(AccessRule, {
  name: 'AccessRule',
  description: 'How several sources become one answer.',
  valuesConfig: {
    ANY: { description: 'One source is enough.' },
    MAX: { description: 'The highest limit counts; unlimited wins.' },
    SUM: { description: 'The limits are added up; unlimited wins.' },
    HIGHEST_RANK: { description: 'The text of the set with the highest rank counts; of equal ranks what began last.' },
  },
})

/** Why a member has something; what it points to is resolved. */
@ObjectType('AccessSource', { description: 'Why a member has something: one provision, by one of its entitlement sets.' })
export class AccessSourceType {
  @Field(() => ProvisionSource, { name: 'kind', description: 'What it comes from.' })
  source!: ProvisionSource

  @Field(() => ID, { name: 'provision', description: 'The id of the provision: that this member holds the product or the granted set.' })
  provisionId!: string

  @Field(() => String, { description: "Stripe's sub_… or cs_…, or the grant's id." })
  sourceId!: string

  @Field(() => SafeInt, { description: 'How many the member holds.' })
  quantity!: number

  @Field(() => DateTime, { nullable: true, name: 'until', description: 'When it ends by itself; null: open.' })
  ends!: Date | null
}

@ObjectType()
abstract class AccessValueFields {
  @Field(() => Boolean, { description: 'May the member? Of a limit: is there more than zero?' })
  granted!: boolean

  @Field(() => SafeInt, { nullable: true, description: 'Of a LIMIT feature: how much; 0 when nothing gives it; null when it is unlimited.' })
  limit!: number | null

  @Field(() => Boolean, { description: 'Of a LIMIT feature: without a limit.' })
  unlimited!: boolean

  @Field(() => String, { nullable: true, description: 'Of a TEXT feature; null when nothing gives it.' })
  text!: string | null
}

/** May this member…: the answer for one feature. */
@ObjectType('Access', { description: 'May this member…: the answer for one feature, why, and for how long.' })
export class AccessType extends AccessValueFields {
  @Field(() => ID, { description: 'Who was asked about.' })
  memberId!: string

  @Field(() => String, { description: "The feature's key." })
  featureKey!: string

  @Field(() => DateTime, { nullable: true, description: 'The next moment at which the answer changes by time alone, such as the end of a grant; null: only an event changes it.' })
  validUntil!: Date | null

  @Field(() => DateTime, { description: 'The moment that the answer speaks of.' })
  asOf!: Date

  @Field(() => [AccessSourceType], { description: 'What gives it at that moment; empty: nothing does.' })
  sources!: AccessSourceType[]
}

/** A time in which the answer was the same. */
@ObjectType('AccessPeriod', { description: 'A time in which the answer was the same.' })
export class AccessPeriodType extends AccessValueFields {
  @Field(() => DateTime, { description: 'From when.' })
  from!: Date

  @Field(() => DateTime, { description: 'Until when; that moment is not in it.' })
  until!: Date
}
