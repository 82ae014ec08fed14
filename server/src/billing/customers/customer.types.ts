import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { DateTime } from '../../graphql-scalars.ts'
import { MemberType } from '../../members/member.types.ts'

/** Who pays in Stripe. */
@ObjectType('StripeCustomer', { description: 'A customer in Stripe: who pays, as the newest event or a look-up showed it. A member is the truth of what its customer is called.' })
export class StripeCustomerType {
  @Field(() => ID, { description: 'cus_…' })
  id!: string

  @Field(() => String, { nullable: true, description: 'Its name in Stripe.' })
  name!: string | null

  @Field(() => String, { nullable: true, description: 'Its e-mail address in Stripe: invoices and receipts go there.' })
  email!: string | null

  @Field(() => String, { nullable: true, description: 'ISO 4217, lower case; null until something was charged.' })
  currency!: string | null

  @Field(() => Boolean, { nullable: true, description: 'Its latest invoice failed to be paid.' })
  delinquent!: boolean | null

  @Field(() => DateTime, { description: 'When Stripe made it.' })
  createdAt!: Date

  @Field(() => DateTime, { description: "The content is at least as new as this moment of Stripe's clock." })
  asOf!: Date

  @Field(() => String, { nullable: true, description: 'The event that it is known from; null: it was looked up.' })
  eventId!: string | null
}

/** One page of customers. */
@ObjectType({ description: 'One page of customers, newest first.' })
export class StripeCustomerList {
  @Field(() => [StripeCustomerType], { description: 'The customers of this page.' })
  items!: StripeCustomerType[]

  @Field(() => String, { nullable: true, description: 'Pass it as `after` to get the next page; null when this page is empty.' })
  endCursor!: string | null

  @Field(() => Boolean, { description: 'Is there a page after this one?' })
  hasNextPage!: boolean
}

/** Whose a customer is. */
@InputType({ description: 'Whose a customer is that was made outside the console. Its subscriptions and purchases then give the member access.' })
export class ConnectStripeCustomerInput {
  @Field(() => ID, { description: 'cus_…' })
  customerId!: string

  @Field(() => ID, { description: 'The member. If it has no customer yet, it is charged as this one from now on, and this one gets its name and e-mail address.' })
  memberId!: string

  @Field(() => String, { nullable: true, description: 'Why; kept in the audit log. At most 500 characters.' })
  reason?: string | null
}

/** The customer that has a member now. */
@ObjectType({ description: 'The customer that has a member now.' })
export class ConnectStripeCustomerPayload {
  @Field(() => StripeCustomerType, { description: 'The customer.' })
  customer!: StripeCustomerType

  @Field(() => MemberType, { description: 'Whose it is.' })
  member!: MemberType
}
