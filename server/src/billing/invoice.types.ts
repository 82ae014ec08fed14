import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { Money } from '../catalog/price.types.ts'
import { DateTime, SafeInt } from '../graphql-scalars.ts'

/** Stripe's states of an invoice. */
export enum InvoiceStatus { DRAFT = 'draft', OPEN = 'open', PAID = 'paid', UNCOLLECTIBLE = 'uncollectible', VOID = 'void' }
registerEnumType(InvoiceStatus, { name: 'InvoiceStatus', description: "Stripe's states of an invoice. https://docs.stripe.com/invoicing/overview#invoice-lifecycle" })

/** One line of an invoice. */
@ObjectType('InvoiceLine', { description: 'One line of an invoice.' })
export class InvoiceLineType {
  @Field(() => ID, { description: 'il_…' })
  id!: string

  @Field(() => String, { nullable: true, description: 'What Stripe prints on it.' })
  description!: string | null

  @Field(() => Money, { description: 'Before discounts and taxes; negative: credit.' })
  amount!: Money

  @Field(() => SafeInt, { nullable: true, description: 'How many units.' })
  quantity!: number | null

  @Field(() => DateTime, { description: 'When the time that it is for begins.' })
  periodStart!: Date

  @Field(() => DateTime, { description: 'When it ends.' })
  periodEnd!: Date
}

/** An invoice. */
@ObjectType('Invoice', { description: 'A Stripe invoice, as the newest event or a look-up showed it.' })
export class InvoiceType {
  @Field(() => ID, { description: 'in_…' })
  id!: string

  @Field(() => String, { nullable: true, description: 'What people call it; null until it is finalized.' })
  number!: string | null

  @Field(() => String, { nullable: true, description: 'The state, in lower case as Stripe writes it: Stripe may add one.' })
  status!: string | null

  @Field(() => String, { nullable: true, description: 'cus_…' })
  customerId!: string | null

  @Field(() => String, { nullable: true, description: 'sub_…, if a subscription caused it.' })
  subscriptionId!: string | null

  @Field(() => String, { nullable: true, description: 'Why it was made, e.g. subscription_cycle.' })
  billingReason!: string | null

  @Field(() => DateTime, { nullable: true, description: 'When Stripe tries again to collect it; null: it does not.' })
  nextPaymentAttempt!: Date | null

  @Field(() => String, { nullable: true, description: "Stripe's page where the member can pay it." })
  hostedInvoiceUrl!: string | null

  @Field(() => DateTime, { nullable: true, description: 'When it was paid.' })
  paidAt!: Date | null

  @Field(() => DateTime, { description: 'When Stripe made it.' })
  createdAt!: Date

  @Field(() => DateTime, { description: "The content is at least as new as this moment of Stripe's clock." })
  asOf!: Date

  @Field(() => String, { nullable: true, description: 'The event that it is known from; null: it was looked up.' })
  eventId!: string | null
}

/** One page of invoices. */
@ObjectType({ description: 'One page of invoices, newest first.' })
export class InvoiceList {
  @Field(() => [InvoiceType], { description: 'The invoices of this page.' })
  items!: InvoiceType[]

  @Field(() => String, { nullable: true, description: 'Pass it as `after` to get the next page; null when this page is empty.' })
  endCursor!: string | null

  @Field(() => Boolean, { description: 'Is there a page after this one?' })
  hasNextPage!: boolean
}

/** Which invoices to list. */
@InputType({ description: 'Which invoices to list; all conditions must hold.' })
export class InvoiceFilter {
  @Field(() => InvoiceStatus, { nullable: true, description: 'Only those in this state.' })
  status?: InvoiceStatus | null

  @Field(() => ID, { nullable: true, description: 'Only those of this member.' })
  memberId?: string | null

  @Field(() => String, { nullable: true, description: 'The number, or the id of an invoice, a customer or a subscription.' })
  search?: string | null
}
