import { Arg, Authorized, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../context.ts'
import type { Subscription } from '../../entities/subscription.ts'
import { SubscriptionType } from '../subscription.types.ts'
import {
  CancelSubscriptionInput, CancelSubscriptionPayload, ChangeSubscriptionInput, ChangeSubscriptionPayload, ResumeSubscriptionInput, ResumeSubscriptionPayload,
  SubscriptionChangePreview,
} from './change.inputs.ts'
import { remedyOf, SubscriptionDriftType } from './subscription-drift.types.ts'

/** Changes of subscriptions in GraphQL. */
@Resolver(() => SubscriptionType)
export class SubscriptionChangesResolver {
  @Authorized()
  @Mutation(() => CancelSubscriptionPayload, { description: 'Ends a subscription with its period, or at once.' })
  async cancelSubscription(
    @Arg('input', () => CancelSubscriptionInput, { description: 'Which, when and why.' }) input: CancelSubscriptionInput, @Ctx() { subscriptionChanges }: Context,
  ): Promise<{ subscription: Subscription }> {
    return { subscription: await subscriptionChanges.cancel(input) }
  }

  @Authorized()
  @Mutation(() => ResumeSubscriptionPayload, { description: 'Lets a subscription go on that was going to end, or that is paused.' })
  async resumeSubscription(
    @Arg('input', () => ResumeSubscriptionInput, { description: 'Which.' }) input: ResumeSubscriptionInput, @Ctx() { subscriptionChanges }: Context,
  ): Promise<{ subscription: Subscription }> {
    return { subscription: await subscriptionChanges.resume(input) }
  }

  @Authorized()
  @Mutation(() => ChangeSubscriptionPayload, { description: 'Changes the price or quantity of a subscription. If a payment that is due by it fails, nothing is changed.' })
  async changeSubscription(
    @Arg('input', () => ChangeSubscriptionInput, { description: 'What it is to become.' }) input: ChangeSubscriptionInput, @Ctx() { subscriptionChanges }: Context,
  ): Promise<{ subscription: Subscription }> {
    return { subscription: await subscriptionChanges.update(input) }
  }

  @Authorized()
  @Query(() => SubscriptionChangePreview, { description: 'What changeSubscription would cost now and from the next period, reckoned by Stripe.' })
  async previewSubscriptionChange(
    @Arg('input', () => ChangeSubscriptionInput, { description: 'What it would become.' }) input: ChangeSubscriptionInput, @Ctx() { subscriptionChanges }: Context,
  ): Promise<SubscriptionChangePreview> {
    return await subscriptionChanges.preview(input)
  }

  @Authorized()
  @FieldResolver(() => [SubscriptionDriftType], { description: 'In what it differs from what the console last asked of it. A cancellation by the member, in the portal, is no such difference.' })
  async changedOutside(@Root() { id }: Subscription, @Ctx() { loaders }: Context): Promise<SubscriptionDriftType[]> {
    return (await loaders.subscriptionDrift.load(id)).map(({ field, ours, stripes, seenAt }) => ({ field, ours, stripes, since: new Date(seenAt), remedy: remedyOf(field) }))
  }
}
