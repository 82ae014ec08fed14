import { Arg, Authorized, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../../context.ts'
import { ReplayStripeEventPayload, StripeEventFilter, StripeEventList, StripeEventType } from './stripe-event.types.ts'

/** The inbox of Stripe's events in GraphQL. */
@Resolver()
export class StripeEventResolver {
  @Authorized()
  @Query(() => StripeEventList, { description: 'The events that Stripe delivered, last received first.' })
  async stripeEvents(
    @Arg('filter', () => StripeEventFilter, { nullable: true, description: 'Left out: all.' }) filter: StripeEventFilter | undefined,
    @Arg('limit', () => Int, { nullable: true, defaultValue: 20, description: '1 to 100.' }) limit: number,
    @Arg('after', () => String, { nullable: true, description: 'The endCursor of the page before.' }) after: string | undefined,
    @Ctx() { stripeEvents }: Context,
  ): Promise<StripeEventList> {
    return await stripeEvents.list(filter ?? {}, limit, after)
  }

  @Authorized()
  @Query(() => StripeEventType, { nullable: true, description: 'One event; null when none of this id was delivered.' })
  async stripeEvent(@Arg('id', () => ID, { description: 'evt_…' }) id: string, @Ctx() { stripeEvents }: Context): Promise<StripeEventType | null> {
    return await stripeEvents.find(id)
  }

  @Authorized()
  @Mutation(() => ReplayStripeEventPayload, { description: 'Projects an event again, also one that was given up; an old event changes nothing that is newer.' })
  async replayStripeEvent(@Arg('id', () => ID, { description: 'evt_…' }) id: string, @Ctx() { stripeEvents }: Context): Promise<ReplayStripeEventPayload> {
    return { stripeEvent: await stripeEvents.replay(id) }
  }
}
