import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import { moneyOf } from '../catalog/money.ts'
import { Money } from '../catalog/price.types.ts'
import type { Context } from '../context.ts'
import type { Invoice } from '../entities/invoice.ts'
import type { Member } from '../entities/member.ts'
import type { Payment } from '../entities/payment.ts'
import { MemberType } from '../members/member.types.ts'
import { dashboardUrl } from '../stripe/dashboard-links.ts'
import { InvoiceFilter, InvoiceLineType, InvoiceList, InvoiceType } from './invoice.types.ts'
import { PaymentObject } from './payment.types.ts'
import type { KeysetPage } from './projected-page.ts'

/** Invoices in GraphQL. */
@Resolver(() => InvoiceType)
export class InvoiceResolver {
  @Authorized()
  @Query(() => InvoiceList, { description: 'The invoices of the connected Stripe account, newest first.' })
  async invoices(
    @Arg('filter', () => InvoiceFilter, { nullable: true, description: 'Left out: all.' }) filter: InvoiceFilter | undefined,
    @Arg('limit', () => Int, { nullable: true, defaultValue: 20, description: '1 to 100.' }) limit: number,
    @Arg('after', () => String, { nullable: true, description: 'The endCursor of the page before.' }) after: string | undefined,
    @Ctx() { invoices }: Context,
  ): Promise<KeysetPage<Invoice>> {
    return await invoices.list(filter ?? {}, limit, after)
  }

  @Authorized()
  @Query(() => InvoiceType, { nullable: true, description: 'One invoice; null when the connected account has none of this id.' })
  async invoice(@Arg('id', () => ID, { description: 'in_…' }) id: string, @Ctx() { invoices }: Context): Promise<Invoice | null> {
    return await invoices.find(id)
  }

  @Authorized()
  @FieldResolver(() => Money, { description: 'After discounts and taxes.' })
  total(@Root() { total, currency }: Invoice): Money {
    return moneyOf(total, currency)
  }

  @Authorized()
  @FieldResolver(() => Money, { description: 'What is or was to be paid.' })
  amountDue(@Root() { amountDue, currency }: Invoice): Money {
    return moneyOf(amountDue, currency)
  }

  @Authorized()
  @FieldResolver(() => Money, { description: 'What was paid.' })
  amountPaid(@Root() { amountPaid, currency }: Invoice): Money {
    return moneyOf(amountPaid, currency)
  }

  @Authorized()
  @FieldResolver(() => Money, { description: 'What is still to be paid.' })
  amountRemaining(@Root() { amountRemaining, currency }: Invoice): Money {
    return moneyOf(amountRemaining, currency)
  }

  @Authorized()
  @FieldResolver(() => [InvoiceLineType], { description: 'What it consists of.' })
  async lines(@Root() { id, currency }: Invoice, @Ctx() { loaders }: Context): Promise<InvoiceLineType[]> {
    return (await loaders.invoiceLines.load(id)).map((line) => ({ ...line, amount: moneyOf(line.amount, currency) }))
  }

  @Authorized()
  @FieldResolver(() => [PaymentObject], { description: 'What was done to collect it.' })
  async payments(@Root() { id }: Invoice, @Ctx() { loaders }: Context): Promise<Payment[]> {
    return await loaders.paymentsOfInvoice.load(id)
  }

  @Authorized()
  @FieldResolver(() => MemberType, { nullable: true, description: 'Whose it is; null when the console did not make its customer.' })
  async member(@Root() { customerId }: Invoice, @Ctx() { loaders }: Context): Promise<Member | null> {
    return customerId ? await loaders.memberOfCustomer.load(customerId) : null
  }

  @Authorized()
  @FieldResolver(() => String, { description: 'Its page in the Stripe Dashboard.' })
  dashboardUrl(@Root() { id, account, livemode }: Invoice): string {
    return dashboardUrl({ account, livemode }, 'invoices', id)
  }
}
