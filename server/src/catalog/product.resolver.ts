import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../context.ts'
import type { Price } from '../entities/price.ts'
import type { Product } from '../entities/product.ts'
import { checkPage, type CountedPage } from '../paging.ts'
import { StripeSync } from '../stripe/sync.types.ts'
import { PriceObject } from './price.types.ts'
import {
  ArchiveProductPayload, CreateProductInput, CreateProductPayload, ProductFilter, ProductList, ProductSort, ProductType, RestoreProductPayload,
  UpdateProductInput, UpdateProductPayload,
} from './product.types.ts'

/** Products in GraphQL. */
@Resolver(() => ProductType)
export class ProductResolver {
  @Authorized()
  @Query(() => ProductList, { description: 'Products, newest first unless sorted otherwise.' })
  async products(
    @Arg('filter', () => ProductFilter, { nullable: true, description: 'Left out: all.' }) filter: ProductFilter | undefined,
    @Arg('sort', () => ProductSort, { nullable: true, description: 'Left out: newest first.' }) sort: ProductSort | undefined,
    @Arg('limit', () => Int, { nullable: true, defaultValue: 20, description: '1 to 100.' }) limit: number,
    @Arg('offset', () => Int, { nullable: true, defaultValue: 0, description: 'How many to pass over.' }) offset: number,
    @Ctx() { products }: Context,
  ): Promise<CountedPage<Product>> {
    return await products.list(filter ?? {}, sort, limit, offset)
  }

  @Authorized()
  @Query(() => ProductType, { nullable: true, description: 'One product; null when there is none of this id.' })
  async product(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() { products }: Context): Promise<Product | null> {
    return await products.find(id)
  }

  @Authorized()
  @Mutation(() => CreateProductPayload, { description: 'Makes a product; its copy in Stripe follows by itself.' })
  async createProduct(@Arg('input', () => CreateProductInput, { description: 'The product.' }) input: CreateProductInput, @Ctx() { products }: Context): Promise<{ product: Product }> {
    return { product: await products.create(input) }
  }

  @Authorized()
  @Mutation(() => UpdateProductPayload, { description: 'Changes a product; its copy in Stripe follows by itself.' })
  async updateProduct(@Arg('input', () => UpdateProductInput, { description: 'The changes.' }) input: UpdateProductInput, @Ctx() { products }: Context): Promise<{ product: Product }> {
    return { product: await products.update(input) }
  }

  @Authorized()
  @Mutation(() => ArchiveProductPayload, { description: 'Takes a product off sale. Nothing is deleted; subscriptions go on.' })
  async archiveProduct(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() { products }: Context): Promise<{ product: Product }> {
    return { product: await products.archive(id) }
  }

  @Authorized()
  @Mutation(() => RestoreProductPayload, { description: 'Puts an archived product on sale again.' })
  async restoreProduct(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() { products }: Context): Promise<{ product: Product }> {
    return { product: await products.restore(id) }
  }

  @Authorized()
  @FieldResolver(() => [PriceObject], { description: 'Its prices, oldest first.' })
  async prices(
    @Root() product: Product,
    @Arg('active', () => Boolean, { nullable: true, description: 'Only active or only archived ones.' }) active: boolean | undefined,
    @Arg('limit', () => Int, { nullable: true, description: '1 to 100; left out: all.' }) limit: number | undefined,
    @Arg('offset', () => Int, { nullable: true, defaultValue: 0, description: 'How many to pass over.' }) offset: number,
    @Ctx() { loaders, spend }: Context,
  ): Promise<Price[]> {
    checkPage(limit ?? 1, offset)
    const prices = await loaders.pricesOfProduct({ active: active ?? null, limit: limit ?? null, offset }).load(product.id)
    spend(prices.length)
    return prices
  }

  @Authorized()
  @FieldResolver(() => Int, { description: 'How many prices it has.' })
  async priceCount(
    @Root() product: Product,
    @Arg('active', () => Boolean, { nullable: true, description: 'Only active or only archived ones.' }) active: boolean | undefined,
    @Ctx() { loaders }: Context,
  ): Promise<number> {
    return await loaders.priceCount(active ?? null).load(product.id)
  }

  @Authorized()
  @FieldResolver(() => StripeSync, { description: 'Where it stands with Stripe.' })
  async sync(@Root() product: Product, @Ctx() { loaders }: Context): Promise<StripeSync> {
    return await loaders.productSync.load(product.id)
  }
}
