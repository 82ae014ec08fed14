import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { DateTime } from '../../graphql-scalars.ts'

/** What became of an event. */
export enum StripeEventStatus { RECEIVED = 'received', PROCESSED = 'processed', STORED = 'stored', IGNORED = 'ignored', DEAD = 'dead' }
registerEnumType(StripeEventStatus, {
  name: 'StripeEventStatus',
  description: 'What became of an event that Stripe delivered.',
  valuesConfig: {
    RECEIVED: { description: 'Durable, and waits to be projected.' },
    PROCESSED: { description: 'Projected, or overtaken by a later one.' },
    STORED: { description: 'Of a type that this version does not project; kept for a later one.' },
    IGNORED: { description: 'Of the other mode or of another account: never applied.' },
    DEAD: { description: 'Given up after bounded attempts: see error, mend the cause, then replay.' },
  },
})

/** A delivered event. */
@ObjectType('StripeEvent', { description: 'An event that Stripe delivered, whose signature was right.' })
export class StripeEventType {
  @Field(() => ID, { description: 'evt_…' })
  id!: string

  @Field(() => String, { description: 'E.g. customer.subscription.updated.' })
  type!: string

  @Field(() => StripeEventStatus, { description: 'What became of it.' })
  status!: StripeEventStatus

  @Field(() => String, { nullable: true, description: 'The Stripe object that it is about.' })
  objectId!: string | null

  @Field(() => String, { nullable: true, description: "The version of Stripe's API that its payload has." })
  apiVersion!: string | null

  @Field(() => Boolean, { description: 'True: live mode.' })
  livemode!: boolean

  @Field(() => DateTime, { description: "When it happened, by Stripe's clock, in whole seconds." })
  createdAt!: Date

  @Field(() => DateTime, { description: 'When it first arrived here.' })
  receivedAt!: Date

  @Field(() => DateTime, { nullable: true, description: 'When it was projected; null while it is not.' })
  processedAt!: Date | null

  @Field(() => Int, { description: 'Failed attempts to project it.' })
  attempts!: number

  @Field(() => DateTime, { nullable: true, description: 'When it is tried next; null when it is not tried any more.' })
  nextAttemptAt!: Date | null

  @Field(() => String, { nullable: true, description: 'Why the last attempt failed.' })
  error!: string | null

  @Field(() => String, { description: 'The body as it was signed: JSON.' })
  payload!: string

  @Field(() => String, { nullable: true, description: 'Its page in the Stripe Dashboard; null while Stripe is not connected.' })
  dashboardUrl!: string | null
}

/** One page of events. */
@ObjectType({ description: 'One page of events, last received first.' })
export class StripeEventList {
  @Field(() => [StripeEventType], { description: 'The events of this page.' })
  items!: StripeEventType[]

  @Field(() => String, { nullable: true, description: 'Pass it as `after` to get the next page; null when this page is empty.' })
  endCursor!: string | null

  @Field(() => Boolean, { description: 'Is there a page after this one?' })
  hasNextPage!: boolean
}

/** Which events to list. */
@InputType({ description: 'Which events to list; all conditions must hold.' })
export class StripeEventFilter {
  @Field(() => String, { nullable: true, description: 'Exactly this type, e.g. invoice.paid.' })
  type?: string | null

  @Field(() => StripeEventStatus, { nullable: true, description: 'Only those of which this became.' })
  status?: StripeEventStatus | null

  @Field(() => String, { nullable: true, description: 'The id of an event or of the Stripe object that events are about.' })
  search?: string | null
}

/** What replayStripeEvent answers. */
@ObjectType({ description: 'The event, waiting again.' })
export class ReplayStripeEventPayload {
  @Field(() => StripeEventType, { description: 'The event as it is now.' })
  stripeEvent!: StripeEventType
}
