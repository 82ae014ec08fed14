import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { TOTAL_COUNT, TOTAL_COUNT_IS_EXACT } from '../counted-page.ts'
import { DateTime, Metadata, SafeInt } from '../graphql-scalars.ts'
import { SyncStatus } from '../stripe/sync.types.ts'

/** Once, or again and again. */
export enum PriceType { ONE_TIME = 'ONE_TIME', RECURRING = 'RECURRING' }
registerEnumType(PriceType, { name: 'PriceType', description: 'Charged once, or again every interval.' })

/** The unit of a recurring price's interval. */
export enum RecurringInterval { DAY = 'day', WEEK = 'week', MONTH = 'month', YEAR = 'year' }
registerEnumType(RecurringInterval, { name: 'RecurringInterval', description: "The unit of a recurring price's interval." })

/** Whether the amount includes tax. */
export enum TaxBehavior { INCLUSIVE = 'inclusive', EXCLUSIVE = 'exclusive', UNSPECIFIED = 'unspecified' }
registerEnumType(TaxBehavior, {
  name: 'TaxBehavior', description: 'Whether the amount includes tax. Once it is inclusive or exclusive, Stripe keeps it so.',
})

/** How tiers apply. */
export enum TiersMode { GRADUATED = 'graduated', VOLUME = 'volume' }
registerEnumType(TiersMode, {
  name: 'TiersMode', description: 'How tiers apply.',
  valuesConfig: { GRADUATED: { description: 'Each unit costs what its own tier says.' }, VOLUME: { description: 'All units cost what the tier of the total says.' } },
})

/** How often. */
@ObjectType({ description: 'How often a price is charged: every `intervalCount` `interval`s.' })
export class Recurring {
  @Field(() => RecurringInterval, { description: 'The unit.' })
  interval!: RecurringInterval

  @Field(() => Int, { description: 'How many units; at most three years in all.' })
  intervalCount!: number
}

/** Pay what you want. */
@ObjectType('CustomUnitAmount', { description: 'Pay what you want: the member chooses the amount. Minor units.' })
export class CustomUnitAmountType {
  @Field(() => SafeInt, { nullable: true, description: "The least; null: Stripe's own minimum." })
  minimum!: number | null

  @Field(() => SafeInt, { nullable: true, description: 'What is suggested.' })
  preset!: number | null

  @Field(() => SafeInt, { nullable: true, description: "The most; null: Stripe's own maximum." })
  maximum!: number | null
}

/** One tier. */
@ObjectType('PriceTier', { description: 'One tier of a tiered price. Minor units.' })
export class PriceTierType {
  @Field(() => SafeInt, { nullable: true, description: 'The last unit of this tier; null: and above.' })
  upTo!: number | null

  @Field(() => SafeInt, { nullable: true, description: 'Per unit.' })
  unitAmount!: number | null

  @Field(() => SafeInt, { nullable: true, description: 'Once, for the whole tier.' })
  flatAmount!: number | null
}

/** An amount of money. */
@ObjectType({ description: 'An amount of money.' })
export class Money {
  @Field(() => SafeInt, { description: 'Minor units.' })
  amount!: number

  @Field(() => String, { description: 'ISO 4217, lower case.' })
  currency!: string

  @Field(() => String, { description: 'As people write it, e.g. €12.50.' })
  formatted!: string
}

/** A price, as GraphQL shows it. */
@ObjectType('Price', { description: 'What a product costs. Amount, currency and interval never change: replacePrice makes a successor.' })
export class PriceObject {
  @Field(() => ID, { description: 'UUIDv7.' })
  id!: string

  @Field(() => Boolean, { description: 'False once archived: no longer sold, still charged to those who subscribed to it.' })
  active!: boolean

  @Field(() => String, { description: 'ISO 4217, lower case.' })
  currency!: string

  @Field(() => SafeInt, { nullable: true, description: 'Minor units; null for pay what you want and for tiers.' })
  unitAmount!: number | null

  @Field(() => CustomUnitAmountType, { nullable: true, description: 'Set when the member chooses the amount.' })
  customUnitAmount!: CustomUnitAmountType | null

  @Field(() => TiersMode, { nullable: true, description: 'Set with tiers.' })
  tiersMode!: TiersMode | null

  @Field(() => [PriceTierType], { nullable: true, description: 'Set for a tiered price; the last tier has no end.' })
  tiers!: PriceTierType[] | null

  @Field(() => TaxBehavior, { description: 'Whether the amount includes tax.' })
  taxBehavior!: TaxBehavior

  @Field(() => String, { nullable: true, description: 'For operators only.' })
  nickname!: string | null

  @Field(() => String, { nullable: true, description: 'A fixed name for integrators; it moves to the successor when the price is replaced.' })
  lookupKey!: string | null

  @Field(() => Metadata, { description: 'Free data of yours; copied to Stripe.' })
  metadata!: Record<string, string>

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date

  @Field(() => Int, { description: 'Give it with a change: it tells whether somebody else changed the price meanwhile.' })
  version!: number

  @Field(() => DateTime, { description: 'When it was last changed in the console.' })
  updatedAt!: Date

  @Field(() => DateTime, { nullable: true, description: 'When it was archived; null while it is active.' })
  archivedAt!: Date | null
}

/** One page of prices. */
@ObjectType({ description: 'One page of prices.' })
export class PriceList {
  @Field(() => [PriceObject], { description: 'The prices of this page, newest first.' })
  items!: PriceObject[]

  @Field(() => Int, { description: TOTAL_COUNT })
  totalCount!: number

  @Field(() => Boolean, { description: TOTAL_COUNT_IS_EXACT })
  totalCountIsExact!: boolean
}

/** A currency, as GraphQL shows it. */
@ObjectType('Currency', { description: 'A currency that Stripe charges in. https://docs.stripe.com/currencies' })
export class CurrencyType {
  @Field(() => String, { description: 'ISO 4217, lower case.' })
  code!: string

  @Field(() => String, { description: 'English name.' })
  name!: string

  @Field(() => String, { description: 'Short sign, e.g. €.' })
  symbol!: string

  @Field(() => Int, { description: "Decimals of Stripe's minor unit: 0, 2 or 3." })
  exponent!: number

  @Field(() => Int, { description: 'Amounts must be a multiple of this many minor units.' })
  step!: number

  @Field(() => SafeInt, { nullable: true, description: 'The smallest charge in minor units; null where Stripe names none.' })
  minimumAmount!: number | undefined

  @Field(() => SafeInt, { description: 'The largest amount in minor units.' })
  maximumAmount!: number
}

/** Which prices to list. */
@InputType({ description: 'Which prices to list; all conditions must hold.' })
export class PriceFilter {
  @Field(() => String, { nullable: true, description: "Part of the nickname, the lookup key or the product's name, the id, or the Stripe id." })
  search?: string | null

  @Field(() => ID, { nullable: true, description: 'Of this product.' })
  productId?: string | null

  @Field(() => Boolean, { nullable: true, description: 'Only active or only archived ones.' })
  active?: boolean | null

  @Field(() => String, { nullable: true, description: 'ISO 4217, any case.' })
  currency?: string | null

  @Field(() => PriceType, { nullable: true, description: 'Once or recurring.' })
  type?: PriceType | null

  @Field(() => String, { nullable: true, description: 'Exactly this lookup key.' })
  lookupKey?: string | null

  @Field(() => [SyncStatus], { nullable: true, description: 'Only those in one of these states.' })
  syncStatus?: SyncStatus[] | null

  @Field(() => Boolean, { nullable: true, description: 'Only those whose last attempt to reach Stripe failed, or the others.' })
  failing?: boolean | null
}
