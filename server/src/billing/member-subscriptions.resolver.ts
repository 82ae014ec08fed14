import { Authorized, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../context.ts'
import type { Member } from '../entities/member.ts'
import type { Subscription } from '../entities/subscription.ts'
import { MemberType } from '../members/member.types.ts'
import { SubscriptionType } from './subscription.types.ts'

/** What billing adds to a member. */
@Resolver(() => MemberType)
export class MemberSubscriptionsResolver {
  @Authorized()
  @FieldResolver(() => [SubscriptionType], { description: "The member's subscriptions in the connected Stripe account, newest first." })
  async subscriptions(@Root() { id }: Member, @Ctx() { loaders }: Context): Promise<Subscription[]> {
    return await loaders.subscriptionsOfMember.load(id)
  }
}
