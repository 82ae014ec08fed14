import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { TOTAL_COUNT, TOTAL_COUNT_IS_EXACT } from '../counted-page.ts'
import { DateTime } from '../graphql-scalars.ts'

/** How far an object is mirrored in Stripe. */
export enum SyncStatus { SYNCED = 'SYNCED', PENDING = 'PENDING', NOT_MAPPED = 'NOT_MAPPED' }
registerEnumType(SyncStatus, {
  name: 'SyncStatus',
  description: 'How far an object is mirrored in Stripe.',
  valuesConfig: {
    SYNCED: { description: 'Stripe confirmed the current content.' },
    PENDING: { description: 'A change of ours waits, is being retried, or was refused: see lastError.' },
    NOT_MAPPED: { description: 'No Stripe object: Stripe is not connected, it was never handed over, or it was deleted in Stripe.' },
  },
})

/** The kinds of object that Stripe holds a copy of. */
export enum CatalogKind { PRODUCT = 'product', PRICE = 'price' }
registerEnumType(CatalogKind, { name: 'CatalogKind', description: 'The kinds of catalog object that Stripe holds a copy of.' })

/** A field on which Stripe differs. */
@ObjectType('DriftedField', { description: 'A field that was changed in Stripe, outside the console.' })
export class DriftedFieldType {
  @Field(() => String, { description: "The field's name in Stripe's API." })
  field!: string

  @Field(() => String, { nullable: true, description: 'What the console last wrote; null: nothing.' })
  ours!: string | null

  @Field(() => String, { nullable: true, description: 'What Stripe has; null: nothing.' })
  stripes!: string | null

  @Field(() => DateTime, { description: 'When it was noticed.' })
  seenAt!: Date
}

/** Where an object stands with Stripe. */
@ObjectType({ description: 'Where a catalog object stands with the connected Stripe account.' })
export class StripeSync {
  @Field(() => SyncStatus, { description: 'The badge.' })
  status!: SyncStatus

  @Field(() => String, { nullable: true, description: 'prod_… or price_…; null until Stripe confirmed it.' })
  stripeId!: string | null

  @Field(() => String, { nullable: true, description: 'Its page in the Stripe Dashboard.' })
  dashboardUrl!: string | null

  @Field(() => String, { nullable: true, description: 'What keeps the pending change from Stripe, if anything does.' })
  lastError!: string | null

  @Field(() => Int, { description: 'Failed attempts since the last success.' })
  attempts!: number

  @Field(() => DateTime, { nullable: true, description: 'When the pending change is tried next; null: nothing is planned.' })
  nextAttemptAt!: Date | null

  @Field(() => DateTime, { nullable: true, description: 'When Stripe last confirmed the content.' })
  syncedAt!: Date | null

  @Field(() => DateTime, { nullable: true, description: 'Since when a change of ours waits.' })
  pendingSince!: Date | null

  @Field(() => Boolean, { description: 'The last attempt failed.' })
  failing!: boolean

  @Field(() => Boolean, { description: 'Stripe refused: it is not tried again until the object is corrected or retrySync is called.' })
  stopped!: boolean

  @Field(() => DateTime, { nullable: true, description: 'When we learned that the object was deleted in Stripe.' })
  deletedAt!: Date | null

  @Field(() => [DriftedFieldType], { description: 'What was changed in Stripe and is not yet repaired.' })
  drift!: DriftedFieldType[]
}

/** How many objects stand how. */
@ObjectType({ description: 'How many objects stand how with Stripe.' })
export class SyncCounts {
  @Field(() => Int, { description: 'Objects whose current content Stripe confirmed.' })
  synced!: number

  @Field(() => Int, { description: 'Objects with a change that waits.' })
  pending!: number

  @Field(() => Int, { description: 'Objects without a Stripe object.' })
  notMapped!: number

  @Field(() => Int, { description: 'Pending objects whose last attempt failed.' })
  failing!: number
}

/** The catalog's sync in numbers. */
@ObjectType({ description: 'How many products and prices stand how with Stripe.' })
export class SyncSummary extends SyncCounts {
  @Field(() => SyncCounts, { description: 'The products among them; the others are prices.' })
  products!: SyncCounts

  @Field(() => DateTime, { nullable: true, description: 'Since when the oldest pending change waits.' })
  oldestPendingAt!: Date | null
}

/** What retrySync answers. */
@ObjectType({ description: 'Where the object stands after it was queued again.' })
export class RetrySyncPayload {
  @Field(() => CatalogKind, { description: 'What it is.' })
  kind!: CatalogKind

  @Field(() => ID, { description: 'The id in the catalog.' })
  id!: string

  @Field(() => StripeSync, { description: 'Where it stands now.' })
  sync!: StripeSync
}

/** What syncAll answers. */
@ObjectType({ description: 'How many objects were queued.' })
export class SyncAllPayload {
  @Field(() => Int, { description: 'Objects that were not mapped or failing and are now waiting for their push.' })
  queued!: number
}

/** Which world of Stripe. */
export enum StripeMode { TEST = 'TEST', LIVE = 'LIVE' }
registerEnumType(StripeMode, { name: 'StripeMode', description: "Which of Stripe's two worlds: test, or real money." })

/** How the console is connected. */
@ObjectType('StripeConnection', { description: 'How the console is connected to Stripe.' })
export class StripeConnectionType {
  @Field(() => Boolean, { description: 'False: nothing can be pushed, and every badge reads NOT_MAPPED.' })
  configured!: boolean

  @Field(() => Boolean, { description: 'True: a local stand-in for Stripe; no money moves.' })
  simulator!: boolean

  @Field(() => StripeMode, { nullable: true, description: 'Test or live.' })
  mode!: StripeMode | null

  @Field(() => String, { nullable: true, description: 'acct_…' })
  accountId!: string | null

  @Field(() => String, { description: "The version of Stripe's API that the console speaks." })
  apiVersion!: string

  @Field(() => String, { nullable: true, description: "The account's page in the Stripe Dashboard." })
  dashboardUrl!: string | null

  @Field(() => String, { description: 'The address to enter in Stripe as webhook endpoint.' })
  webhookUrl!: string

  @Field(() => String, { description: 'The path of that address.' })
  webhookPath!: string

  @Field(() => [String], { description: "Where Stripe's payment pages may send members back to: --checkout-origins." })
  checkoutOrigins!: string[]

  @Field(() => Boolean, { description: 'A signing secret is set; without one every delivery is refused.' })
  webhookConfigured!: boolean

  @Field(() => DateTime, { nullable: true, description: 'When the last event came that Stripe delivered; null: none yet. One that a reconcile had asked for does not count until it is delivered too, and then from when it was asked for.' })
  lastEventReceivedAt!: Date | null
}

/** A Stripe object that we did not make. */
@ObjectType('UnrecognizedStripeObject', { description: 'A product or price in Stripe that the console did not make; it is never part of the catalog.' })
export class UnrecognizedStripeObjectType {
  @Field(() => ID, { description: 'The Stripe id again.' })
  id!: string

  @Field(() => String, { description: 'prod_… or price_…' })
  stripeId!: string

  @Field(() => String, { nullable: true, description: 'Its page in the Stripe Dashboard.' })
  dashboardUrl!: string | null

  @Field(() => CatalogKind, { description: 'Product or price.' })
  kind!: CatalogKind

  @Field(() => String, { nullable: true, description: 'Its name or nickname in Stripe.' })
  name!: string | null

  @Field(() => DateTime, { description: 'When the console first heard of it.' })
  firstSeenAt!: Date

  @Field(() => DateTime, { description: 'When the console last heard of it.' })
  lastSeenAt!: Date
}

/** One page of them. */
@ObjectType({ description: 'One page of unrecognised objects.' })
export class UnrecognizedStripeObjectList {
  @Field(() => [UnrecognizedStripeObjectType], { description: 'The objects of this page, last seen first.' })
  items!: UnrecognizedStripeObjectType[]

  @Field(() => Int, { description: TOTAL_COUNT })
  totalCount!: number

  @Field(() => Boolean, { description: TOTAL_COUNT_IS_EXACT })
  totalCountIsExact!: boolean
}
