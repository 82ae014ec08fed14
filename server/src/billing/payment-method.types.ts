import { Field, ID, Int, ObjectType } from 'type-graphql'
import { DateTime } from '../graphql-scalars.ts'

/** What a member pays with. */
@ObjectType('PaymentMethod', { description: 'What a member pays with; nothing can be charged with what is kept here.' })
export class PaymentMethodType {
  @Field(() => ID, { description: 'pm_…' })
  id!: string

  @Field(() => String, { description: 'As Stripe calls it, e.g. card.' })
  type!: string

  @Field(() => String, { nullable: true, description: 'cus_…' })
  customerId!: string | null

  @Field(() => String, { nullable: true, description: 'Of a card, e.g. visa.' })
  brand!: string | null

  @Field(() => String, { nullable: true, description: "The last digits of the card's or account's number." })
  last4!: string | null

  @Field(() => Int, { nullable: true, description: 'The month in which a card expires, 1 to 12.' })
  expMonth!: number | null

  @Field(() => Int, { nullable: true, description: 'The year, four digits.' })
  expYear!: number | null

  @Field(() => DateTime, { description: 'When Stripe made it.' })
  createdAt!: Date

  @Field(() => DateTime, { description: "The content is at least as new as this moment of Stripe's clock." })
  asOf!: Date
}
