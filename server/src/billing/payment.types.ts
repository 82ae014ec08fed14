import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { DateTime } from '../graphql-scalars.ts'

/** Stripe's states of a payment. */
export enum PaymentStatus {
  REQUIRES_PAYMENT_METHOD = 'requires_payment_method', REQUIRES_CONFIRMATION = 'requires_confirmation', REQUIRES_ACTION = 'requires_action',
  PROCESSING = 'processing', REQUIRES_CAPTURE = 'requires_capture', CANCELED = 'canceled', SUCCEEDED = 'succeeded',
}
registerEnumType(PaymentStatus, {
  name: 'PaymentStatus', description: "Stripe's states of a payment. https://docs.stripe.com/payments/paymentintents/lifecycle",
})

/** A payment. */
@ObjectType('Payment', { description: 'A payment in Stripe, as it was when it was last looked up: of an invoice, or once in a checkout.' })
export class PaymentObject {
  @Field(() => ID, { description: 'pi_…; of old payments ch_….' })
  id!: string

  @Field(() => String, { description: 'The state, in lower case as Stripe writes it: Stripe may add one.' })
  status!: string

  @Field(() => String, { nullable: true, description: 'cus_…' })
  customerId!: string | null

  @Field(() => String, { nullable: true, description: 'in_…; null: paid once, without an invoice.' })
  invoiceId!: string | null

  @Field(() => String, { nullable: true, description: 'ch_… of the latest attempt.' })
  chargeId!: string | null

  @Field(() => String, { nullable: true, description: "Stripe's code for why the last attempt failed, e.g. card_declined." })
  failureCode!: string | null

  @Field(() => String, { nullable: true, description: 'Why the last attempt failed, for people.' })
  failureMessage!: string | null

  @Field(() => DateTime, { nullable: true, description: 'When it was paid.' })
  paidAt!: Date | null

  @Field(() => DateTime, { description: 'When Stripe made it.' })
  createdAt!: Date

  @Field(() => DateTime, { description: "The content is at least as new as this moment of Stripe's clock." })
  asOf!: Date
}

/** One page of payments. */
@ObjectType({ description: 'One page of payments, newest first.' })
export class PaymentList {
  @Field(() => [PaymentObject], { description: 'The payments of this page.' })
  items!: PaymentObject[]

  @Field(() => String, { nullable: true, description: 'Pass it as `after` to get the next page; null when this page is empty.' })
  endCursor!: string | null

  @Field(() => Boolean, { description: 'Is there a page after this one?' })
  hasNextPage!: boolean
}

/** Which payments to list. */
@InputType({ description: 'Which payments to list; all conditions must hold.' })
export class PaymentFilter {
  @Field(() => PaymentStatus, { nullable: true, description: 'Only those in this state.' })
  status?: PaymentStatus | null

  @Field(() => ID, { nullable: true, description: 'Only those of this member.' })
  memberId?: string | null

  @Field(() => String, { nullable: true, description: 'The id of a payment, a charge, an invoice or a customer.' })
  search?: string | null
}
