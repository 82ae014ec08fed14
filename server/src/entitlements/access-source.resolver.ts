import { Authorized, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { SubscriptionType } from '../billing/subscription.types.ts'
import { ProductType } from '../catalog/product.types.ts'
import type { Context } from '../context.ts'
import type { EntitlementSet } from '../entities/entitlement-set.ts'
import type { Grant } from '../entities/grant.ts'
import type { Product } from '../entities/product.ts'
import { ProvisionSource } from '../entities/provision.ts'
import type { Subscription } from '../entities/subscription.ts'
import { DateTime } from '../graphql-scalars.ts'
import { limitOf, type AccessSource } from './access-decision.ts'
import { AccessSourceType } from './access.types.ts'
import { EntitlementSetType } from './entitlement-set.types.ts'
import { GrantType } from './grant.types.ts'

/** What a source of access points to. */
@Resolver(() => AccessSourceType)
export class AccessSourceResolver {
  @Authorized()
  @FieldResolver(() => EntitlementSetType, { description: 'The set that gives it.' })
  async set(@Root() { setId }: AccessSource, @Ctx() { loaders }: Context): Promise<EntitlementSet> {
    return await loaders.entitlementSet.load(setId)
  }

  @Authorized()
  @FieldResolver(() => ProductType, { nullable: true, description: 'The product that the member holds; null for a grant.' })
  async product(@Root() { productId }: AccessSource, @Ctx() { loaders }: Context): Promise<Product | null> {
    return productId === null ? null : await loaders.product.load(productId)
  }

  @Authorized()
  @FieldResolver(() => SubscriptionType, { nullable: true, description: 'The subscription that it comes from, if it comes from one.' })
  async subscription(@Root() { source, sourceId }: AccessSource, @Ctx() { loaders }: Context): Promise<Subscription | null> {
    return source === ProvisionSource.SUBSCRIPTION ? await loaders.subscription.load(sourceId) : null
  }

  @Authorized()
  @FieldResolver(() => GrantType, { nullable: true, description: 'The grant that it comes from, if it comes from one.' })
  async grant(@Root() { source, sourceId }: AccessSource, @Ctx() { loaders }: Context): Promise<Grant | null> {
    return source === ProvisionSource.GRANT ? await loaders.grant.load(sourceId) : null
  }

  @Authorized()
  @FieldResolver(() => String, { nullable: true, description: "The grant's reason; null for what comes from Stripe." })
  async reason(@Root() { source, sourceId }: AccessSource, @Ctx() { loaders }: Context): Promise<string | null> {
    return source === ProvisionSource.GRANT ? (await loaders.grant.load(sourceId)).reason : null
  }

  @Authorized()
  @FieldResolver(() => String, { description: 'What it gives by itself: "yes", a number, "unlimited" or a text.' })
  value(@Root() source: AccessSource): string {
    if (source.unlimited) return 'unlimited'
    return source.text ?? (source.limit === null ? 'yes' : String(limitOf(source)))
  }

  @Authorized()
  @FieldResolver(() => DateTime, { description: 'Since when, without a gap, it gives the member what it gives now.' })
  since(@Root() { starts, ruledSince }: AccessSource): Date {
    return starts > ruledSince ? starts : ruledSince
  }
}
