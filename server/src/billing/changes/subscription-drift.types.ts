import { Field, ObjectType } from 'type-graphql'
import { DateTime } from '../../graphql-scalars.ts'

/** One thing in which a subscription differs from what the console asked. */
@ObjectType('SubscriptionDrift', { description: 'Something about a subscription that was changed outside the console, in the Stripe Dashboard for example.' })
export class SubscriptionDriftType {
  @Field(() => String, { description: 'price, quantity, items (of a subscription to several prices) or cancelAtPeriodEnd.' })
  field!: string

  @Field(() => String, { nullable: true, description: 'What the console last asked for; prices by their Stripe ids.' })
  ours!: string | null

  @Field(() => String, { nullable: true, description: 'What Stripe has, and charges.' })
  stripes!: string | null

  @Field(() => DateTime, { description: "Since when it is known, by Stripe's clock." })
  since!: Date

  @Field(() => String, { description: 'Who should do what.' })
  remedy!: string
}

/** Who should do what about a difference. */
export function remedyOf(field: string): string {
  if (field === 'cancelAtPeriodEnd') {
    return 'Support: ask the member, who can take back a cancellation in the portal. To end it all the same, cancel it here again; to let it go on, resume it here.'
  }
  return 'Support: find out who changed it, and why. To keep what Stripe has, change the subscription here to the same; to undo it, change it here to what was asked. Change subscriptions in the console only.'
}
