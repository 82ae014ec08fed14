import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from 'type-graphql'
import type { Context } from '../../context.ts'
import type { CheckoutSession } from '../../entities/checkout-session.ts'
import {
  CreateBillingPortalSessionInput, CreateBillingPortalSessionPayload, CreateCheckoutSessionInput, CreateCheckoutSessionPayload, ExpireCheckoutSessionPayload,
} from './checkout.inputs.ts'

/** Links to Stripe's pages in GraphQL. */
@Resolver()
export class CheckoutResolver {
  @Authorized()
  @Mutation(() => CreateCheckoutSessionPayload, {
    description: 'Makes a link where a member can pay. The same again gives the session that is still open; a session that sells one of the products otherwise expires. '
      + 'PRICE_NOT_SYNCED: a price is not in Stripe yet. ALREADY_SUBSCRIBED: the member has one of the products by a subscription, named in `subscriptionId`, or bought it for good in `checkoutSessionId`, and allowMultiple was not given.',
  })
  async createCheckoutSession(
    @Arg('input', () => CreateCheckoutSessionInput, { description: 'What is to be paid.' }) input: CreateCheckoutSessionInput, @Ctx() { checkout }: Context,
  ): Promise<{ session: CheckoutSession }> {
    return { session: await checkout.create(input) }
  }

  @Authorized()
  @Mutation(() => ExpireCheckoutSessionPayload, { description: 'Ends an open session, so that its link can no longer be paid.' })
  async expireCheckoutSession(@Arg('id', () => ID, { description: 'cs_…' }) id: string, @Ctx() { sessionExpiry }: Context): Promise<{ session: CheckoutSession }> {
    return { session: await sessionExpiry.expire(id) }
  }

  @Authorized()
  @Mutation(() => CreateBillingPortalSessionPayload, { description: "Makes a link to Stripe's Billing Portal, where a member manages cards and subscriptions and finds invoices." })
  async createBillingPortalSession(
    @Arg('input', () => CreateBillingPortalSessionInput, { description: 'Whose, and where to after.' }) input: CreateBillingPortalSessionInput, @Ctx() { checkout }: Context,
  ): Promise<{ url: string }> {
    return { url: await checkout.portal(input) }
  }
}
