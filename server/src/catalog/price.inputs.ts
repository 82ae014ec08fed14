import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { Metadata, SafeInt } from '../graphql-scalars.ts'
import { idempotencyKeyField } from '../idempotency.ts'
import { PriceObject, RecurringInterval, TaxBehavior, TiersMode } from './price.types.ts'

/** Pay what you want. */
@InputType({ description: 'Pay what you want; one-time prices only. Minor units.' })
export class CustomUnitAmountInput {
  @Field(() => SafeInt, { nullable: true, description: 'The least a member may pay.' })
  minimum?: number | null

  @Field(() => SafeInt, { nullable: true, description: 'What is suggested.' })
  preset?: number | null

  @Field(() => SafeInt, { nullable: true, description: 'The most a member may pay.' })
  maximum?: number | null
}

/** One tier. */
@InputType({ description: 'One tier; give unitAmount, flatAmount or both. Minor units.' })
export class PriceTierInput {
  @Field(() => SafeInt, { nullable: true, description: 'The last unit of this tier; leave it out in the last tier.' })
  upTo?: number | null

  @Field(() => SafeInt, { nullable: true, description: 'Per unit.' })
  unitAmount?: number | null

  @Field(() => SafeInt, { nullable: true, description: 'Once, for the whole tier.' })
  flatAmount?: number | null
}

/** How often. */
@InputType({ description: 'How often the price is charged; at most three years.' })
export class RecurringInput {
  @Field(() => RecurringInterval, { description: 'The unit.' })
  interval!: RecurringInterval

  @Field(() => Int, { defaultValue: 1, description: 'How many units.' })
  intervalCount!: number
}

@InputType()
abstract class PriceDetails {
  @Field(() => SafeInt, { nullable: true, description: 'Minor units; or customUnitAmount, or tiers.' })
  unitAmount?: number | null

  @Field(() => CustomUnitAmountInput, { nullable: true, description: 'Pay what you want.' })
  customUnitAmount?: CustomUnitAmountInput | null

  @Field(() => TiersMode, { nullable: true, description: 'Needed with tiers.' })
  tiersMode?: TiersMode | null

  @Field(() => [PriceTierInput], { nullable: true, description: 'Recurring prices only; ascending, the last without upTo.' })
  tiers?: PriceTierInput[] | null

  @Field(() => RecurringInput, { nullable: true, description: 'Left out or null: charged once.' })
  recurring?: RecurringInput | null

  @Field(() => String, { nullable: true, description: 'For operators only; at most 250 characters.' })
  nickname?: string | null

  @Field(() => Metadata, { nullable: true, description: 'At most 48 keys.' })
  metadata?: Record<string, string> | null
}

/** A new price. */
@InputType({ description: 'A new price; exactly one of unitAmount, customUnitAmount and tiers.' })
export class CreatePriceInput extends PriceDetails {
  @Field(() => String, idempotencyKeyField)
  idempotencyKey?: string | null

  @Field(() => ID, { description: 'What is sold at this price.' })
  productId!: string

  @Field(() => String, { description: 'ISO 4217, any case.' })
  currency!: string

  @Field(() => TaxBehavior, { defaultValue: TaxBehavior.UNSPECIFIED, description: 'Whether the amount includes tax.' })
  taxBehavior!: TaxBehavior

  @Field(() => String, { nullable: true, description: 'Unique among all prices; at most 200 characters.' })
  lookupKey?: string | null
}

/** Changes of a price. */
@InputType({ description: 'What Stripe lets change of a price. A field left out stays as it is; null clears it. For amount, currency or interval use replacePrice.' })
export class UpdatePriceInput {
  @Field(() => ID, { description: 'The price to change.' })
  id!: string

  @Field(() => Int, { nullable: true, description: 'The version that was seen: CONFLICT when it has changed since. Left out: the change is made whatever happened meanwhile.' })
  version?: number | null

  @Field(() => String, { nullable: true, description: 'For operators only; at most 250 characters.' })
  nickname?: string | null

  @Field(() => String, { nullable: true, description: 'Unique among all prices; at most 200 characters.' })
  lookupKey?: string | null

  @Field(() => TaxBehavior, { nullable: true, description: 'Can be chosen once, while it is UNSPECIFIED.' })
  taxBehavior?: TaxBehavior | null

  @Field(() => Metadata, { nullable: true, description: 'Replaces all keys; at most 48.' })
  metadata?: Record<string, string> | null
}

/** A successor. */
@InputType({
  description: 'The successor of a price. A field left out is taken over from it; a new kind of amount displaces the old one; ' +
    '"recurring: null" makes the successor one-time. The lookup key moves over and the old price is archived.',
})
export class ReplacePriceInput extends PriceDetails {
  @Field(() => ID, { description: 'The price to replace.' })
  priceId!: string

  @Field(() => String, { nullable: true, description: 'ISO 4217, any case.' })
  currency?: string | null

  @Field(() => TaxBehavior, { nullable: true, description: 'Whether the amount includes tax.' })
  taxBehavior?: TaxBehavior | null

  @Field(() => String, idempotencyKeyField)
  idempotencyKey?: string | null
}

function pricePayload(name: string, description: string) {
  @ObjectType(name, { description })
  class Payload {
    @Field(() => PriceObject, { description: 'The price as it is now.' })
    price!: PriceObject
  }
  return Payload
}

export const CreatePricePayload = pricePayload('CreatePricePayload', 'The price that was made.')
export const UpdatePricePayload = pricePayload('UpdatePricePayload', 'The price that was changed.')
export const ArchivePricePayload = pricePayload('ArchivePricePayload', 'The price that was archived.')
export const RestorePricePayload = pricePayload('RestorePricePayload', 'The price that is sold again.')

/** What replacePrice answers. */
@ObjectType({ description: 'The successor, and the price it replaced.' })
export class ReplacePricePayload {
  @Field(() => PriceObject, { description: 'The successor.' })
  price!: PriceObject

  @Field(() => PriceObject, { description: 'The predecessor, archived.' })
  replaced!: PriceObject
}
