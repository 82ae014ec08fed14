import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { idempotencyKeyField } from '../../idempotency.ts'
import { CheckoutSessionType } from './checkout-session.types.ts'

/** A price and how many of it. */
@InputType({ description: 'A price and how many of it.' })
export class CheckoutItemInput {
  @Field(() => ID, { description: 'An active price that is in Stripe. All have one currency, and none comes twice.' })
  priceId!: string

  @Field(() => Int, { defaultValue: 1, description: 'How many units, 1 to 999999; 1 for pay what you want.' })
  quantity!: number
}

/** What a member is to pay for. */
@InputType({ description: 'What a member is to pay for. With a recurring price it makes a subscription; one-time prices are then charged with its first invoice.' })
export class CreateCheckoutSessionInput {
  @Field(() => ID, { description: 'Who pays. Its customer in Stripe is made when it is first needed.' })
  memberId!: string

  @Field(() => [CheckoutItemInput], { description: '1 to 20 items.' })
  items!: CheckoutItemInput[]

  @Field(() => String, { description: 'Where the member comes back to when it is paid, on an allowed origin; {CHECKOUT_SESSION_ID} in it becomes the id.' })
  successUrl!: string

  @Field(() => String, { nullable: true, description: 'Where the member comes back to without paying, on an allowed origin. Left out: the page has no way back.' })
  cancelUrl?: string | null

  @Field(() => Int, { nullable: true, description: 'Days before the first charge, 1 to 730; only with a recurring price.' })
  trialDays?: number | null

  @Field(() => Boolean, { defaultValue: false, description: 'May the member enter a promotion code?' })
  allowPromotionCodes!: boolean

  @Field(() => Boolean, { defaultValue: false, description: 'Also for a member who holds one of the products already, by a subscription or bought for good.' })
  allowMultiple!: boolean

  @Field(() => String, idempotencyKeyField)
  idempotencyKey?: string | null
}

/** The session to send the member to. */
@ObjectType({ description: 'The session to send the member to.' })
export class CreateCheckoutSessionPayload {
  @Field(() => CheckoutSessionType, { description: 'Open, unless an idempotencyKey was repeated: then as it is now.' })
  session!: CheckoutSessionType
}

/** The session that is over. */
@ObjectType({ description: 'The session that is over.' })
export class ExpireCheckoutSessionPayload {
  @Field(() => CheckoutSessionType, { description: 'Expired, or complete if it was paid before.' })
  session!: CheckoutSessionType
}

/** A member's way to the Billing Portal. */
@InputType({ description: "A member's way to Stripe's Billing Portal: cards, invoices, cancellation." })
export class CreateBillingPortalSessionInput {
  @Field(() => ID, { description: 'Whose.' })
  memberId!: string

  @Field(() => String, { description: 'Where the way back leads, on an allowed origin.' })
  returnUrl!: string
}

/** The way to the portal. */
@ObjectType({ description: 'The way to the portal.' })
export class CreateBillingPortalSessionPayload {
  @Field(() => String, { description: 'Send the member there at once: it signs them in, and is good for some minutes only.' })
  url!: string
}
