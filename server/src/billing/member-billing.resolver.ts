import { Authorized, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../context.ts'
import type { Customer } from '../entities/customer.ts'
import type { Invoice } from '../entities/invoice.ts'
import type { Member } from '../entities/member.ts'
import type { PaymentMethod } from '../entities/payment-method.ts'
import type { Payment } from '../entities/payment.ts'
import type { Subscription } from '../entities/subscription.ts'
import { MemberType } from '../members/member.types.ts'
import { StripeCustomerType } from './customers/customer.types.ts'
import { InvoiceType } from './invoice.types.ts'
import { PaymentMethodType } from './payment-method.types.ts'
import { PaymentObject } from './payment.types.ts'
import { SubscriptionType } from './subscription.types.ts'

/** What billing adds to a member. */
@Resolver(() => MemberType)
export class MemberBillingResolver {
  @Authorized()
  @FieldResolver(() => StripeCustomerType, { nullable: true, description: 'The customer in the connected Stripe account that the member is charged as, or would be now: the oldest of its own; null until one was needed.' })
  async customer(@Root() { id }: Member, @Ctx() { loaders }: Context): Promise<Customer | null> {
    return await loaders.customerOfMember.load(id)
  }

  @Authorized()
  @FieldResolver(() => [StripeCustomerType], { description: "All customers of the member in the connected Stripe account, oldest first: what any of them pays for gives the member access." })
  async customers(@Root() { id }: Member, @Ctx() { loaders, spend }: Context): Promise<Customer[]> {
    return counted(await loaders.customersOfMember.load(id), spend)
  }

  @Authorized()
  @FieldResolver(() => [SubscriptionType], { description: "The member's subscriptions in the connected Stripe account, newest first." })
  async subscriptions(@Root() { id }: Member, @Ctx() { loaders }: Context): Promise<Subscription[]> {
    return await loaders.subscriptionsOfMember.load(id)
  }

  @Authorized()
  @FieldResolver(() => [InvoiceType], { description: "The member's latest 100 invoices in the connected Stripe account, newest first; the query `invoices` has all." })
  async invoices(@Root() { id }: Member, @Ctx() { loaders, spend }: Context): Promise<Invoice[]> {
    return counted(await loaders.invoicesOfMember.load(id), spend)
  }

  @Authorized()
  @FieldResolver(() => [PaymentObject], { description: "The member's latest 100 payments in the connected Stripe account, newest first; the query `payments` has all." })
  async payments(@Root() { id }: Member, @Ctx() { loaders, spend }: Context): Promise<Payment[]> {
    return counted(await loaders.paymentsOfMember.load(id), spend)
  }

  @Authorized()
  @FieldResolver(() => [PaymentMethodType], { description: 'What the member can pay with, newest first; at most 100.' })
  async paymentMethods(@Root() { id }: Member, @Ctx() { loaders, spend }: Context): Promise<PaymentMethod[]> {
    return counted(await loaders.paymentMethodsOfMember.load(id), spend)
  }
}

function counted<Row>(rows: Row[], spend: Context['spend']): Row[] {
  spend(rows.length)
  return rows
}
