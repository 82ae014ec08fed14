import { Authorized, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { PriceObject } from '../../catalog/price.types.ts'
import type { Context } from '../../context.ts'
import type { CheckoutSessionItem } from '../../entities/checkout-session.ts'
import type { Price } from '../../entities/price.ts'
import { CheckoutSessionItemType } from './checkout-session.types.ts'

/** The items of Checkout sessions in GraphQL. */
@Resolver(() => CheckoutSessionItemType)
export class CheckoutSessionItemResolver {
  @Authorized()
  @FieldResolver(() => PriceObject, { nullable: true, description: 'The price in the catalog; null when the console did not make it.' })
  async price(@Root() { priceId }: CheckoutSessionItem, @Ctx() { loaders }: Context): Promise<Price | null> {
    return priceId ? await loaders.priceOfStripePrice.load(priceId) : null
  }

  @Authorized()
  @FieldResolver(() => String, { nullable: true, description: 'price_…' })
  stripePriceId(@Root() { priceId }: CheckoutSessionItem): string | null {
    return priceId
  }

  @Authorized()
  @FieldResolver(() => String, { nullable: true, description: 'prod_…' })
  stripeProductId(@Root() { productId }: CheckoutSessionItem): string | null {
    return productId
  }
}
