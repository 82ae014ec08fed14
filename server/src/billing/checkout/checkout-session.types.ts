import { Field, ID, ObjectType } from 'type-graphql'
import { DateTime, SafeInt } from '../../graphql-scalars.ts'

/** One price in a Checkout session. */
@ObjectType('CheckoutSessionItem', { description: 'One price in a Checkout session.' })
export class CheckoutSessionItemType {
  @Field(() => ID, { description: 'li_…' })
  id!: string

  @Field(() => SafeInt, { description: 'How many units.' })
  quantity!: number
}

/** A Checkout session. */
@ObjectType('CheckoutSession', { description: "An attempt of a member to pay on Stripe's page, as the newest event or a look-up showed it." })
export class CheckoutSessionType {
  @Field(() => ID, { description: 'cs_…' })
  id!: string

  @Field(() => String, { description: 'payment, subscription or setup, as Stripe writes it.' })
  mode!: string

  @Field(() => String, { nullable: true, description: 'open, complete or expired, as Stripe writes it; the last two are final.' })
  status!: string | null

  @Field(() => String, { description: 'paid, unpaid or no_payment_required, as Stripe writes it. A complete session may become paid later.' })
  paymentStatus!: string

  @Field(() => String, { nullable: true, description: 'cus_…' })
  customerId!: string | null

  @Field(() => String, { nullable: true, description: 'sub_…; Stripe makes the subscription once it is paid.' })
  subscriptionId!: string | null

  @Field(() => String, { nullable: true, description: 'pi_…, in mode payment.' })
  paymentIntentId!: string | null

  @Field(() => String, { nullable: true, description: "Stripe's page: send the member there. Null once the session is over." })
  url!: string | null

  @Field(() => DateTime, { description: 'Until when it can be paid.' })
  expiresAt!: Date

  @Field(() => DateTime, { description: 'When Stripe made it.' })
  createdAt!: Date

  @Field(() => DateTime, { description: "The content is at least as new as this moment of Stripe's clock." })
  asOf!: Date

  @Field(() => String, { nullable: true, description: 'The event that it is known from; null: it was looked up.' })
  eventId!: string | null
}
