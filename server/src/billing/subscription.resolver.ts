import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../context.ts'
import type { Member } from '../entities/member.ts'
import type { Subscription, SubscriptionItem } from '../entities/subscription.ts'
import { MemberType } from '../members/member.types.ts'
import { dashboardUrl } from '../stripe/dashboard-links.ts'
import type { KeysetPage } from './projected-page.ts'
import { SubscriptionFilter, SubscriptionItemType, SubscriptionList, SubscriptionType } from './subscription.types.ts'

/** Subscriptions in GraphQL. */
@Resolver(() => SubscriptionType)
export class SubscriptionResolver {
  @Authorized()
  @Query(() => SubscriptionList, { description: 'The subscriptions of the connected Stripe account, newest first.' })
  async subscriptions(
    @Arg('filter', () => SubscriptionFilter, { nullable: true, description: 'Left out: all.' }) filter: SubscriptionFilter | undefined,
    @Arg('limit', () => Int, { nullable: true, defaultValue: 20, description: '1 to 100.' }) limit: number,
    @Arg('after', () => String, { nullable: true, description: 'The endCursor of the page before.' }) after: string | undefined,
    @Ctx() { subscriptions }: Context,
  ): Promise<KeysetPage<Subscription>> {
    return await subscriptions.list(filter ?? {}, limit, after)
  }

  @Authorized()
  @Query(() => SubscriptionType, { nullable: true, description: 'One subscription; null when the connected account has none of this id.' })
  async subscription(@Arg('id', () => ID, { description: 'sub_…' }) id: string, @Ctx() { subscriptions }: Context): Promise<Subscription | null> {
    return await subscriptions.find(id)
  }

  @Authorized()
  @FieldResolver(() => [SubscriptionItemType], { description: 'What is subscribed to.' })
  async items(@Root() { id }: Subscription, @Ctx() { loaders }: Context): Promise<SubscriptionItem[]> {
    return await loaders.subscriptionItems.load(id)
  }

  @Authorized()
  @FieldResolver(() => MemberType, { nullable: true, description: 'Whose it is; null when the console did not make its customer: it gives no access.' })
  async member(@Root() { customerId }: Subscription, @Ctx() { loaders }: Context): Promise<Member | null> {
    return await loaders.memberOfCustomer.load(customerId)
  }

  @Authorized()
  @FieldResolver(() => String, { description: 'Its page in the Stripe Dashboard.' })
  dashboardUrl(@Root() { id, account, livemode }: Subscription): string {
    return dashboardUrl({ account, livemode }, 'subscriptions', id)
  }
}
