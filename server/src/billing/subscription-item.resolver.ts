import { Authorized, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { PriceObject } from '../catalog/price.types.ts'
import type { Context } from '../context.ts'
import type { Price } from '../entities/price.ts'
import type { SubscriptionItem } from '../entities/subscription.ts'
import { SubscriptionItemType } from './subscription.types.ts'

/** The items of subscriptions in GraphQL. */
@Resolver(() => SubscriptionItemType)
export class SubscriptionItemResolver {
  @Authorized()
  @FieldResolver(() => PriceObject, { nullable: true, description: 'The price in the catalog; null when the console did not make it.' })
  async price(@Root() { priceId }: SubscriptionItem, @Ctx() { loaders }: Context): Promise<Price | null> {
    return await loaders.priceOfStripePrice.load(priceId)
  }

  @Authorized()
  @FieldResolver(() => String, { description: 'price_…' })
  stripePriceId(@Root() { priceId }: SubscriptionItem): string {
    return priceId
  }

  @Authorized()
  @FieldResolver(() => String, { description: 'prod_…' })
  stripeProductId(@Root() { productId }: SubscriptionItem): string {
    return productId
  }
}
