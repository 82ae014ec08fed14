import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../context.ts'
import type { Price } from '../entities/price.ts'
import type { Product } from '../entities/product.ts'
import type { CountedPage } from '../paging.ts'
import { StripeSync } from '../stripe/sync.types.ts'
import { currencies, type Currency } from './currencies.ts'
import { moneyOf } from './money.ts'
import {
  ArchivePricePayload, CreatePriceInput, CreatePricePayload, ReplacePriceInput, ReplacePricePayload, RestorePricePayload, UpdatePriceInput, UpdatePricePayload,
} from './price.inputs.ts'
import { recurringOf } from './price-successor.ts'
import { priceSummary } from './price-summary.ts'
import { CurrencyType, Money, PriceFilter, PriceList, PriceObject, PriceType, Recurring } from './price.types.ts'
import { ProductType } from './product.types.ts'

/** Prices in GraphQL. */
@Resolver(() => PriceObject)
export class PriceResolver {
  @Authorized()
  @Query(() => PriceList, { description: 'Prices, newest first.' })
  async prices(
    @Arg('filter', () => PriceFilter, { nullable: true, description: 'Left out: all.' }) filter: PriceFilter | undefined,
    @Arg('limit', () => Int, { nullable: true, defaultValue: 20, description: '1 to 100.' }) limit: number,
    @Arg('offset', () => Int, { nullable: true, defaultValue: 0, description: 'How many to pass over.' }) offset: number,
    @Ctx() { prices }: Context,
  ): Promise<CountedPage<Price>> {
    return await prices.list(filter ?? {}, limit, offset)
  }

  @Authorized()
  @Query(() => PriceObject, { nullable: true, description: 'One price; null when there is none of this id.' })
  async price(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() { prices }: Context): Promise<Price | null> {
    return await prices.find(id)
  }

  @Authorized()
  @Query(() => [CurrencyType], { description: 'Every currency that Stripe charges in, by code.' })
  currencies(): readonly Currency[] {
    return currencies
  }

  @Authorized()
  @Mutation(() => CreatePricePayload, { description: 'Makes a price; its copy in Stripe follows by itself.' })
  async createPrice(@Arg('input', () => CreatePriceInput, { description: 'The price.' }) input: CreatePriceInput, @Ctx() { prices }: Context): Promise<{ price: Price }> {
    return { price: await prices.create(input) }
  }

  @Authorized()
  @Mutation(() => UpdatePricePayload, { description: 'Changes what may change of a price; its copy in Stripe follows by itself.' })
  async updatePrice(@Arg('input', () => UpdatePriceInput, { description: 'The changes.' }) input: UpdatePriceInput, @Ctx() { prices }: Context): Promise<{ price: Price }> {
    return { price: await prices.update(input) }
  }

  @Authorized()
  @Mutation(() => ReplacePricePayload, { description: 'Makes a successor with another amount, currency or interval, and archives the price; subscriptions at the old price go on.' })
  async replacePrice(@Arg('input', () => ReplacePriceInput, { description: 'The successor.' }) input: ReplacePriceInput, @Ctx() { prices }: Context): Promise<{ price: Price; replaced: Price }> {
    return await prices.replace(input)
  }

  @Authorized()
  @Mutation(() => ArchivePricePayload, { description: 'Takes a price off sale. Nothing is deleted; subscriptions at it go on.' })
  async archivePrice(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() { prices }: Context): Promise<{ price: Price }> {
    return { price: await prices.archive(id) }
  }

  @Authorized()
  @Mutation(() => RestorePricePayload, { description: 'Puts an archived price on sale again, unless it was replaced.' })
  async restorePrice(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() { prices }: Context): Promise<{ price: Price }> {
    return { price: await prices.restore(id) }
  }

  @Authorized()
  @FieldResolver(() => ProductType, { description: 'What is sold at this price.' })
  async product(@Root() price: Price, @Ctx() { loaders }: Context): Promise<Product> {
    return await loaders.product.load(price.productId)
  }

  @Authorized()
  @FieldResolver(() => PriceType, { description: 'Charged once, or again every interval.' })
  type(@Root() price: Price): PriceType {
    return price.interval ? PriceType.RECURRING : PriceType.ONE_TIME
  }

  @Authorized()
  @FieldResolver(() => Recurring, { nullable: true, description: 'How often; null: once.' })
  recurring(@Root() price: Price): ReturnType<typeof recurringOf> {
    return recurringOf(price)
  }

  @Authorized()
  @FieldResolver(() => Money, { nullable: true, description: 'The unit amount as money; null for pay what you want and for tiers.' })
  money(@Root() { unitAmount, currency }: Price): Money | null {
    return unitAmount === null ? null : moneyOf(unitAmount, currency)
  }

  @Authorized()
  @FieldResolver(() => String, { description: 'One line for a person, e.g. "€5.00 every month".' })
  summary(@Root() price: Price): string {
    return priceSummary(price)
  }

  @Authorized()
  @FieldResolver(() => PriceObject, { nullable: true, description: 'The successor that took its place.' })
  async replacedBy(@Root() { replacedById }: Price, @Ctx() { loaders }: Context): Promise<Price | null> {
    return replacedById ? await loaders.price.load(replacedById) : null
  }

  @Authorized()
  @FieldResolver(() => PriceObject, { nullable: true, description: 'The price whose place it took.' })
  async replaces(@Root() { id }: Price, @Ctx() { loaders }: Context): Promise<Price | null> {
    return await loaders.predecessor.load(id)
  }

  @Authorized()
  @FieldResolver(() => StripeSync, { description: 'Where it stands with Stripe.' })
  async sync(@Root() price: Price, @Ctx() { loaders }: Context): Promise<StripeSync> {
    return await loaders.priceSync.load(price.id)
  }
}
