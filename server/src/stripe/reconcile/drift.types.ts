import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { ProductType } from '../../catalog/product.types.ts'
import { DateTime } from '../../graphql-scalars.ts'
import { CatalogKind, DriftedFieldType } from '../sync.types.ts'

/** What to do when Stripe differs from the catalog. */
export enum DriftPolicy { REPAIR = 'repair', REPORT = 'report' }
registerEnumType(DriftPolicy, {
  name: 'DriftPolicy',
  description: 'What to do when Stripe differs from the catalog.',
  valuesConfig: { REPAIR: { description: 'Push the catalog again.' }, REPORT: { description: 'Only show it.' } },
})

/** Why a drift is still there, and what becomes of it. */
export enum DriftOutlook { SHOWN = 'shown', STOPPED = 'stopped', KEPT = 'kept' }
registerEnumType(DriftOutlook, {
  name: 'DriftOutlook',
  description: 'Why a drift is still there, and what becomes of it.',
  valuesConfig: {
    SHOWN: { description: 'The policy is to report: it stays until somebody repairs it or Stripe is changed back.' },
    STOPPED: { description: 'It was repaired more than five times within an hour: somebody or something else keeps changing it. Find out who, then repair it.' },
    KEPT: { description: 'Stripe did not take our last push of these fields; a repair tries it again.' },
  },
})

/** A catalog object on which Stripe differs. */
@ObjectType('Drift', { description: 'A product or price that Stripe has otherwise than the catalog, and that is not being repaired.' })
export class DriftType {
  @Field(() => ID, { description: 'The id of the product or price in the catalog.' })
  id!: string

  @Field(() => CatalogKind, { description: 'Product or price.' })
  kind!: CatalogKind

  @Field(() => ID, { description: 'The id of the product, or of the product that the price is of.' })
  productId!: string

  @Field(() => String, { description: 'The name of that product; of a price with its nickname.' })
  name!: string

  @Field(() => String, { description: 'prod_… or price_…' })
  stripeId!: string

  @Field(() => String, { description: 'Its page in the Stripe Dashboard.' })
  dashboardUrl!: string

  @Field(() => [DriftedFieldType], { description: 'The fields that differ, ours beside those of Stripe.' })
  fields!: DriftedFieldType[]

  @Field(() => DateTime, { description: 'Since when it differs, as far as was noticed.' })
  since!: Date

  @Field(() => DriftPolicy, { description: 'The policy that holds for it.' })
  policy!: DriftPolicy

  @Field(() => DriftPolicy, { nullable: true, description: 'The policy of this object alone; null: the setting holds.' })
  policyOverride!: DriftPolicy | null

  @Field(() => DriftOutlook, { description: 'Why it is still there, and what becomes of it.' })
  outlook!: DriftOutlook

  @Field(() => Int, { description: 'How often it was repaired within the last hour.' })
  repairsLastHour!: number
}

/** One page of drift. */
@ObjectType({ description: 'One page of drift.' })
export class DriftList {
  @Field(() => [DriftType], { description: 'The objects of this page, in a stable order.' })
  items!: DriftType[]

  @Field(() => Int, { description: 'How many objects differ.' })
  totalCount!: number
}

/** What repairDrift answers. */
@ObjectType({ description: 'How many objects are being repaired.' })
export class RepairDriftPayload {
  @Field(() => Int, { description: 'Objects that are being pushed to Stripe again.' })
  repairing!: number
}

/** What setDriftPolicy answers. */
@ObjectType({ description: 'The policy of one object.' })
export class SetDriftPolicyPayload {
  @Field(() => ID, { description: 'The id of the product or price in the catalog.' })
  id!: string

  @Field(() => DriftPolicy, { description: 'The policy that holds for it now.' })
  policy!: DriftPolicy

  @Field(() => DriftPolicy, { nullable: true, description: 'Its own policy; null: the setting holds.' })
  policyOverride!: DriftPolicy | null
}

/** Which Stripe product becomes which product of the catalog. */
@InputType({ description: 'Which Stripe product becomes the counterpart of which product of the catalog.' })
export class AdoptStripeProductInput {
  @Field(() => ID, { description: 'prod_…: one of unrecognizedStripeObjects.' })
  stripeProductId!: string

  @Field(() => ID, { description: 'The id of the product in the catalog.' })
  productId!: string
}

/** What adoptStripeProduct answers. */
@ObjectType({ description: 'What was adopted.' })
export class AdoptStripeProductPayload {
  @Field(() => ProductType, { description: 'The product; it is now being pushed to the adopted Stripe product.' })
  product!: ProductType

  @Field(() => Int, { description: "Prices of the catalog that have a Stripe price of the adopted product for their counterpart: same amount, currency and interval." })
  adoptedPrices!: number

  @Field(() => Int, { description: 'Prices of the catalog for which there was none: they are made there.' })
  newPrices!: number
}
