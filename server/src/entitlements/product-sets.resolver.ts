import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import { ProductType } from '../catalog/product.types.ts'
import type { Context } from '../context.ts'
import type { EntitlementSet } from '../entities/entitlement-set.ts'
import type { Product } from '../entities/product.ts'
import { EntitlementSetType, SetProductEntitlementSetsInput, SetProductEntitlementSetsPayload } from './entitlement-set.types.ts'

/** What entitlements add to a product. */
@Resolver(() => ProductType)
export class ProductSetsResolver {
  @Authorized()
  @FieldResolver(() => [EntitlementSetType], { description: 'What those who hold it may do: the entitlement sets that it gives now, highest rank first.' })
  async entitlementSets(@Root() { id }: Product, @Ctx() { loaders, spend }: Context): Promise<EntitlementSet[]> {
    const sets = await loaders.setsOfProduct.load(id)
    spend(sets.length)
    return sets
  }

  @Authorized()
  @Mutation(() => SetProductEntitlementSetsPayload, { description: 'Says which entitlement sets a product gives, from now on, also to those who hold it already.' })
  async setProductEntitlementSets(
    @Arg('input', () => SetProductEntitlementSetsInput, { description: 'The product and its sets.' }) input: SetProductEntitlementSetsInput,
    @Ctx() { productSets }: Context,
  ): Promise<{ product: Product }> {
    return { product: await productSets.set(input) }
  }
}
