import { Arg, Authorized, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { formatMoney } from '../../catalog/money.ts'
import { Money } from '../../catalog/price.types.ts'
import type { Context } from '../../context.ts'
import type { CheckoutSession, CheckoutSessionItem } from '../../entities/checkout-session.ts'
import type { Member } from '../../entities/member.ts'
import { MemberType } from '../../members/member.types.ts'
import { dashboardUrl } from '../../stripe/dashboard-links.ts'
import { CheckoutSessionItemType, CheckoutSessionType } from './checkout-session.types.ts'

/** Checkout sessions in GraphQL. */
@Resolver(() => CheckoutSessionType)
export class CheckoutSessionResolver {
  @Authorized()
  @Query(() => CheckoutSessionType, { nullable: true, description: 'One Checkout session; null when the console knows none of this id in the connected account.' })
  async checkoutSession(@Arg('id', () => ID, { description: 'cs_…' }) id: string, @Ctx() { checkoutSessions }: Context): Promise<CheckoutSession | null> {
    return await checkoutSessions.find(id)
  }

  @Authorized()
  @FieldResolver(() => Money, { nullable: true, description: 'What is to be paid or was paid at once; null in mode setup.' })
  amountTotal(@Root() { amountTotal, currency }: CheckoutSession): Money | null {
    return amountTotal === null || currency === null ? null : { amount: amountTotal, currency, formatted: formatMoney(amountTotal, currency) }
  }

  @Authorized()
  @FieldResolver(() => [CheckoutSessionItemType], { description: 'What is being bought.' })
  async items(@Root() { id }: CheckoutSession, @Ctx() { loaders }: Context): Promise<CheckoutSessionItem[]> {
    return await loaders.checkoutSessionItems.load(id)
  }

  @Authorized()
  @FieldResolver(() => MemberType, { nullable: true, description: 'Who pays; null when the console did not make its customer.' })
  async member(@Root() { customerId }: CheckoutSession, @Ctx() { loaders }: Context): Promise<Member | null> {
    return customerId ? await loaders.memberOfCustomer.load(customerId) : null
  }

  @Authorized()
  @FieldResolver(() => String, { nullable: true, description: 'The page of what came of it in the Stripe Dashboard; null until something did.' })
  dashboardUrl(@Root() { account, livemode, subscriptionId, paymentIntentId }: CheckoutSession): string | null {
    if (subscriptionId) return dashboardUrl({ account, livemode }, 'subscriptions', subscriptionId)
    return paymentIntentId ? dashboardUrl({ account, livemode }, 'payments', paymentIntentId) : null
  }
}
