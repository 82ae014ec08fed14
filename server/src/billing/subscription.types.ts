import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { DateTime, SafeInt } from '../graphql-scalars.ts'

/** Stripe's states of a subscription. */
export enum SubscriptionStatus {
  INCOMPLETE = 'incomplete', INCOMPLETE_EXPIRED = 'incomplete_expired', TRIALING = 'trialing', ACTIVE = 'active', PAST_DUE = 'past_due',
  CANCELED = 'canceled', UNPAID = 'unpaid', PAUSED = 'paused',
}
registerEnumType(SubscriptionStatus, {
  name: 'SubscriptionStatus', description: "Stripe's states of a subscription. https://docs.stripe.com/api/subscriptions/object#subscription_object-status",
})

/** One price in a subscription. */
@ObjectType('SubscriptionItem', { description: 'One price in a subscription.' })
export class SubscriptionItemType {
  @Field(() => ID, { description: 'si_…' })
  id!: string

  @Field(() => SafeInt, { description: 'How many units.' })
  quantity!: number

  @Field(() => DateTime, { description: 'When the period that is paid or owed began.' })
  currentPeriodStart!: Date

  @Field(() => DateTime, { description: 'When it ends and the next one is charged.' })
  currentPeriodEnd!: Date
}

/** A subscription. */
@ObjectType('Subscription', { description: 'A Stripe subscription, as the newest event or a look-up showed it.' })
export class SubscriptionType {
  @Field(() => ID, { description: 'sub_…' })
  id!: string

  @Field(() => String, { description: 'The state, in lower case as Stripe writes it: Stripe may add one.' })
  status!: string

  @Field(() => String, { description: 'cus_…' })
  customerId!: string

  @Field(() => String, { description: 'ISO 4217, lower case.' })
  currency!: string

  @Field(() => Boolean, { description: 'It ends with the current period.' })
  cancelAtPeriodEnd!: boolean

  @Field(() => DateTime, { nullable: true, description: 'When it is going to end; null: it goes on.' })
  cancelAt!: Date | null

  @Field(() => DateTime, { nullable: true, description: 'When somebody canceled it.' })
  canceledAt!: Date | null

  @Field(() => DateTime, { nullable: true, description: 'When it ended.' })
  endedAt!: Date | null

  @Field(() => DateTime, { nullable: true, description: 'When its trial ends or ended.' })
  trialEnd!: Date | null

  @Field(() => DateTime, { description: 'When it began.' })
  startedAt!: Date

  @Field(() => DateTime, { description: 'When Stripe made it.' })
  createdAt!: Date

  @Field(() => DateTime, { description: "The content is at least as new as this moment of Stripe's clock." })
  asOf!: Date

  @Field(() => String, { nullable: true, description: 'The event that it is known from; null: it was looked up.' })
  eventId!: string | null
}

/** One page of subscriptions. */
@ObjectType({ description: 'One page of subscriptions, newest first.' })
export class SubscriptionList {
  @Field(() => [SubscriptionType], { description: 'The subscriptions of this page.' })
  items!: SubscriptionType[]

  @Field(() => String, { nullable: true, description: 'Pass it as `after` to get the next page; null when this page is empty.' })
  endCursor!: string | null

  @Field(() => Boolean, { description: 'Is there a page after this one?' })
  hasNextPage!: boolean
}

/** Which subscriptions to list. */
@InputType({ description: 'Which subscriptions to list; all conditions must hold.' })
export class SubscriptionFilter {
  @Field(() => SubscriptionStatus, { nullable: true, description: 'Only those in this state.' })
  status?: SubscriptionStatus | null

  @Field(() => ID, { nullable: true, description: 'Only those of this member.' })
  memberId?: string | null

  @Field(() => Boolean, { nullable: true, description: 'Only those that were changed outside the console, or only the others.' })
  changedOutside?: boolean | null

  @Field(() => String, { nullable: true, description: 'The id of a subscription or of a customer.' })
  search?: string | null
}
