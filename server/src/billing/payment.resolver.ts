import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import { moneyOf } from '../catalog/money.ts'
import { Money } from '../catalog/price.types.ts'
import type { Context } from '../context.ts'
import type { Invoice } from '../entities/invoice.ts'
import type { Member } from '../entities/member.ts'
import type { PaymentMethod } from '../entities/payment-method.ts'
import type { Payment } from '../entities/payment.ts'
import { MemberType } from '../members/member.types.ts'
import { dashboardUrl } from '../stripe/dashboard-links.ts'
import { InvoiceType } from './invoice.types.ts'
import { PaymentMethodType } from './payment-method.types.ts'
import { PaymentFilter, PaymentList, PaymentObject } from './payment.types.ts'
import type { KeysetPage } from './projected-page.ts'

/** Payments in GraphQL. */
@Resolver(() => PaymentObject)
export class PaymentResolver {
  @Authorized()
  @Query(() => PaymentList, { description: 'The payments of the connected Stripe account, newest first.' })
  async payments(
    @Arg('filter', () => PaymentFilter, { nullable: true, description: 'Left out: all.' }) filter: PaymentFilter | undefined,
    @Arg('limit', () => Int, { nullable: true, defaultValue: 20, description: '1 to 100.' }) limit: number,
    @Arg('after', () => String, { nullable: true, description: 'The endCursor of the page before.' }) after: string | undefined,
    @Ctx() { payments }: Context,
  ): Promise<KeysetPage<Payment>> {
    return await payments.list(filter ?? {}, limit, after)
  }

  @Authorized()
  @Query(() => PaymentObject, { nullable: true, description: 'One payment; null when the connected account has none of this id.' })
  async payment(@Arg('id', () => ID, { description: 'pi_…, or ch_… of an old payment.' }) id: string, @Ctx() { payments }: Context): Promise<Payment | null> {
    return await payments.find(id)
  }

  @Authorized()
  @FieldResolver(() => Money, { description: 'What is to be collected.' })
  amount(@Root() { amount, currency }: Payment): Money {
    return moneyOf(amount, currency)
  }

  @Authorized()
  @FieldResolver(() => Money, { description: 'What was collected.' })
  amountReceived(@Root() { amountReceived, currency }: Payment): Money {
    return moneyOf(amountReceived, currency)
  }

  @Authorized()
  @FieldResolver(() => Money, { description: 'What was given back, as far as was known when it was looked up.' })
  amountRefunded(@Root() { amountRefunded, currency }: Payment): Money {
    return moneyOf(amountRefunded, currency)
  }

  @Authorized()
  @FieldResolver(() => InvoiceType, { nullable: true, description: 'What it is for; null: no invoice, or one that has not arrived.' })
  async invoice(@Root() { invoiceId }: Payment, @Ctx() { loaders }: Context): Promise<Invoice | null> {
    return invoiceId ? await loaders.invoice.load(invoiceId) : null
  }

  @Authorized()
  @FieldResolver(() => PaymentMethodType, { nullable: true, description: 'What it is or was paid with; null: nothing yet, or one that no member ever had.' })
  async paymentMethod(@Root() { paymentMethodId }: Payment, @Ctx() { loaders }: Context): Promise<PaymentMethod | null> {
    return paymentMethodId ? await loaders.paymentMethod.load(paymentMethodId) : null
  }

  @Authorized()
  @FieldResolver(() => MemberType, { nullable: true, description: 'Whose it is; null when the console did not make its customer.' })
  async member(@Root() { customerId }: Payment, @Ctx() { loaders }: Context): Promise<Member | null> {
    return customerId ? await loaders.memberOfCustomer.load(customerId) : null
  }

  @Authorized()
  @FieldResolver(() => String, { description: 'Its page in the Stripe Dashboard.' })
  dashboardUrl(@Root() { id, account, livemode }: Payment): string {
    return dashboardUrl({ account, livemode }, 'payments', id)
  }
}
