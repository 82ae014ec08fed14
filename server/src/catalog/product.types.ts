import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { TOTAL_COUNT, TOTAL_COUNT_IS_EXACT } from '../counted-page.ts'
import { DateTime, Metadata } from '../graphql-scalars.ts'
import { idempotencyKeyField } from '../idempotency.ts'
import { SortDirection } from '../paging.ts'
import { SyncStatus } from '../stripe/sync.types.ts'

/** Something the organisation sells, as GraphQL shows it. */
@ObjectType('Product', { description: 'Something the organisation sells. The console is its source of truth; Stripe holds a copy.' })
export class ProductType {
  @Field(() => ID, { description: 'UUIDv7.' })
  id!: string

  @Field(() => String, { description: 'Shown to members at checkout and on invoices.' })
  name!: string

  @Field(() => String, { nullable: true, description: 'Shown to members at checkout.' })
  description!: string | null

  @Field(() => Boolean, { description: 'False once archived: no longer sold, still valid for those who bought it.' })
  active!: boolean

  @Field(() => [String], { description: 'Addresses of pictures, at most eight.' })
  images!: string[]

  @Field(() => String, { nullable: true, description: 'What one unit is called on invoices, e.g. "seat".' })
  unitLabel!: string | null

  @Field(() => String, { nullable: true, description: "What appears on the member's bank statement." })
  statementDescriptor!: string | null

  @Field(() => String, { nullable: true, description: 'Stripe tax code, e.g. txcd_10000000. https://docs.stripe.com/tax/tax-codes' })
  taxCode!: string | null

  @Field(() => String, { nullable: true, description: "The product's public page." })
  url!: string | null

  @Field(() => [String], { description: 'What the product offers, for pricing tables; at most fifteen.' })
  marketingFeatures!: string[]

  @Field(() => Metadata, { description: 'Free data of yours; copied to Stripe.' })
  metadata!: Record<string, string>

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date

  @Field(() => Int, { description: 'Give it with a change: it tells whether somebody else changed the product meanwhile.' })
  version!: number

  @Field(() => DateTime, { description: 'When it was last changed in the console.' })
  updatedAt!: Date

  @Field(() => DateTime, { nullable: true, description: 'When it was archived; null while it is active.' })
  archivedAt!: Date | null
}

/** One page of products. */
@ObjectType({ description: 'One page of products.' })
export class ProductList {
  @Field(() => [ProductType], { description: 'The products of this page.' })
  items!: ProductType[]

  @Field(() => Int, { description: TOTAL_COUNT })
  totalCount!: number

  @Field(() => Boolean, { description: TOTAL_COUNT_IS_EXACT })
  totalCountIsExact!: boolean
}

/** What products can be sorted by. */
export enum ProductSortField { NAME = 'NAME', CREATED_AT = 'CREATED_AT', UPDATED_AT = 'UPDATED_AT' }
registerEnumType(ProductSortField, { name: 'ProductSortField', description: 'What products can be sorted by.' })

/** An order of products. */
@InputType({ description: 'An order of products; equal ones are ordered by id.' })
export class ProductSort {
  @Field(() => ProductSortField, { description: 'What to sort by.' })
  field!: ProductSortField

  @Field(() => SortDirection, { defaultValue: SortDirection.ASC, description: 'Which way.' })
  direction!: SortDirection
}

/** Which products to list. */
@InputType({ description: 'Which products to list; all conditions must hold.' })
export class ProductFilter {
  @Field(() => String, { nullable: true, description: 'Part of the name or description, the id, or the Stripe id.' })
  search?: string | null

  @Field(() => Boolean, { nullable: true, description: 'Only active or only archived ones.' })
  active?: boolean | null

  @Field(() => [SyncStatus], { nullable: true, description: 'Only those in one of these states.' })
  syncStatus?: SyncStatus[] | null

  @Field(() => Boolean, { nullable: true, description: 'Only those whose last attempt to reach Stripe failed, or the others.' })
  failing?: boolean | null
}

@InputType()
abstract class ProductDetails {
  @Field(() => String, { nullable: true, description: 'At most 5,000 characters.' })
  description?: string | null

  @Field(() => [String], { nullable: true, description: 'Web addresses of at most 8 pictures.' })
  images?: string[] | null

  @Field(() => String, { nullable: true, description: 'At most 12 characters.' })
  unitLabel?: string | null

  @Field(() => String, { nullable: true, description: '5 to 22 plain characters with at least one letter.' })
  statementDescriptor?: string | null

  @Field(() => String, { nullable: true, description: 'Stripe tax code, txcd_ and 8 digits.' })
  taxCode?: string | null

  @Field(() => String, { nullable: true, description: 'A web address.' })
  url?: string | null

  @Field(() => [String], { nullable: true, description: 'At most 15 of 80 characters.' })
  marketingFeatures?: string[] | null

  @Field(() => Metadata, { nullable: true, description: 'Replaces all keys; at most 48.' })
  metadata?: Record<string, string> | null
}

/** A new product. */
@InputType({ description: 'A new product.' })
export class CreateProductInput extends ProductDetails {
  @Field(() => String, idempotencyKeyField)
  idempotencyKey?: string | null

  @Field(() => String, { description: '1 to 250 characters, no HTML.' })
  name!: string
}

/** Changes of a product. */
@InputType({ description: 'Changes of a product. A field left out stays as it is; null clears it.' })
export class UpdateProductInput extends ProductDetails {
  @Field(() => ID, { description: 'The product to change.' })
  id!: string

  @Field(() => Int, { nullable: true, description: 'The version that was seen: CONFLICT when it has changed since. Left out: the change is made whatever happened meanwhile.' })
  version?: number | null

  @Field(() => String, { nullable: true, description: '1 to 250 characters, no HTML.' })
  name?: string
}

/** Makes the payload type of a product mutation: they all return the product. */
function productPayload(name: string, description: string) {
  @ObjectType(name, { description })
  class Payload {
    @Field(() => ProductType, { description: 'The product as it is now.' })
    product!: ProductType
  }
  return Payload
}

export const CreateProductPayload = productPayload('CreateProductPayload', 'The product that was made.')
export const UpdateProductPayload = productPayload('UpdateProductPayload', 'The product that was changed.')
export const ArchiveProductPayload = productPayload('ArchiveProductPayload', 'The product that was archived.')
export const RestoreProductPayload = productPayload('RestoreProductPayload', 'The product that is sold again.')
