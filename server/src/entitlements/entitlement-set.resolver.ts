import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { ProductType } from '../catalog/product.types.ts'
import type { Context } from '../context.ts'
import type { EntitlementRule, EntitlementSet } from '../entities/entitlement-set.ts'
import type { Product } from '../entities/product.ts'
import type { Page } from '../paging.ts'
import {
  ArchiveEntitlementSetPayload, CopyEntitlementSetInput, CopyEntitlementSetPayload, CreateEntitlementSetInput, CreateEntitlementSetPayload, EntitlementRuleType,
  EntitlementSetFilter, EntitlementSetList, EntitlementSetType, RestoreEntitlementSetPayload, UpdateEntitlementSetInput, UpdateEntitlementSetPayload,
} from './entitlement-set.types.ts'

/** Entitlement sets in GraphQL. */
@Resolver(() => EntitlementSetType)
export class EntitlementSetResolver {
  @Authorized()
  @Query(() => EntitlementSetList, { description: 'Entitlement sets, highest rank first, then by name.' })
  async entitlementSets(
    @Arg('filter', () => EntitlementSetFilter, { nullable: true, description: 'Left out: all.' }) filter: EntitlementSetFilter | undefined,
    @Arg('limit', () => Int, { nullable: true, defaultValue: 20, description: '1 to 100.' }) limit: number,
    @Arg('offset', () => Int, { nullable: true, defaultValue: 0, description: 'How many to pass over.' }) offset: number,
    @Ctx() { entitlementSets }: Context,
  ): Promise<Page<EntitlementSet>> {
    return await entitlementSets.list(filter ?? {}, limit, offset)
  }

  @Authorized()
  @Query(() => EntitlementSetType, { nullable: true, description: 'One entitlement set, by exactly one of the arguments; null when there is none.' })
  async entitlementSet(
    @Arg('id', () => ID, { nullable: true, description: 'Its id.' }) id: string | undefined,
    @Arg('key', () => String, { nullable: true, description: 'Its key.' }) key: string | undefined,
    @Ctx() { entitlementSets }: Context,
  ): Promise<EntitlementSet | null> {
    return await entitlementSets.find({ id, key })
  }

  @Authorized()
  @Mutation(() => CreateEntitlementSetPayload, { description: 'Makes an entitlement set.' })
  async createEntitlementSet(@Arg('input', () => CreateEntitlementSetInput, { description: 'The set.' }) input: CreateEntitlementSetInput, @Ctx() { entitlementSets }: Context): Promise<{ entitlementSet: EntitlementSet }> {
    return { entitlementSet: await entitlementSets.create(input) }
  }

  @Authorized()
  @Mutation(() => CopyEntitlementSetPayload, { description: 'Makes another entitlement set with the same rules.' })
  async copyEntitlementSet(@Arg('input', () => CopyEntitlementSetInput, { description: 'What to copy.' }) input: CopyEntitlementSetInput, @Ctx() { entitlementSets }: Context): Promise<{ entitlementSet: EntitlementSet }> {
    return { entitlementSet: await entitlementSets.copy(input) }
  }

  @Authorized()
  @Mutation(() => UpdateEntitlementSetPayload, { description: 'Changes an entitlement set, from now on, for all who hold it.' })
  async updateEntitlementSet(@Arg('input', () => UpdateEntitlementSetInput, { description: 'The changes.' }) input: UpdateEntitlementSetInput, @Ctx() { entitlementSets }: Context): Promise<{ entitlementSet: EntitlementSet }> {
    return { entitlementSet: await entitlementSets.update(input) }
  }

  @Authorized()
  @Mutation(() => ArchiveEntitlementSetPayload, { description: 'Takes a set out of what is offered for products and grants. Who holds it keeps it.' })
  async archiveEntitlementSet(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() { entitlementSets }: Context): Promise<{ entitlementSet: EntitlementSet }> {
    return { entitlementSet: await entitlementSets.archive(id) }
  }

  @Authorized()
  @Mutation(() => RestoreEntitlementSetPayload, { description: 'Offers an archived set again.' })
  async restoreEntitlementSet(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() { entitlementSets }: Context): Promise<{ entitlementSet: EntitlementSet }> {
    return { entitlementSet: await entitlementSets.restore(id) }
  }

  @Authorized()
  @FieldResolver(() => [EntitlementRuleType], { description: "Its rules as they hold now, by the feature's key." })
  async rules(@Root() { id }: EntitlementSet, @Ctx() { loaders, spend }: Context): Promise<EntitlementRule[]> {
    const rules = await loaders.rulesOfSet.load(id)
    spend(rules.length)
    return rules
  }

  @Authorized()
  @FieldResolver(() => [ProductType], { description: 'The products that give it now, by name.' })
  async products(@Root() { id }: EntitlementSet, @Ctx() { loaders, spend }: Context): Promise<Product[]> {
    const products = await loaders.productsOfSet.load(id)
    spend(products.length)
    return products
  }

  @Authorized()
  @FieldResolver(() => Int, { description: 'How many members hold it now, by product or grant, counted up to 1,000: see memberCountIsExact.' })
  async memberCount(@Root() { id }: EntitlementSet, @Ctx() { loaders }: Context): Promise<number> {
    return (await loaders.holdersOfSet.load(id)).count
  }

  @Authorized()
  @FieldResolver(() => Boolean, { description: 'False when more than memberCount hold it: to be shown as "1,000+".' })
  async memberCountIsExact(@Root() { id }: EntitlementSet, @Ctx() { loaders }: Context): Promise<boolean> {
    return (await loaders.holdersOfSet.load(id)).exact
  }
}
