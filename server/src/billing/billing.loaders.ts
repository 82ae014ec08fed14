import DataLoader from 'dataloader'
import { In, IsNull, type DataSource } from 'typeorm'
import { CheckoutSessionItem } from '../entities/checkout-session.ts'
import { Customer } from '../entities/customer.ts'
import { Invoice, InvoiceLine } from '../entities/invoice.ts'
import { Member } from '../entities/member.ts'
import { MemberCustomer } from '../entities/member-customer.ts'
import { PaymentMethod } from '../entities/payment-method.ts'
import { Payment } from '../entities/payment.ts'
import { Price } from '../entities/price.ts'
import { StripeMapping, type DriftedField } from '../entities/stripe-mapping.ts'
import { Subscription, SubscriptionItem } from '../entities/subscription.ts'
import { SubscriptionIntent } from '../entities/subscription-intent.ts'
import { NO_ACCOUNT, type StripeAccount } from '../stripe/account.ts'
import { rowsOfMembers } from './member-rows.ts'

/** Batched reads of what Stripe bills: one statement for a whole list. */
export interface BillingLoaders {
  /** The items of a subscription. */
  subscriptionItems: DataLoader<string, SubscriptionItem[]>
  /** The lines of an invoice. */
  invoiceLines: DataLoader<string, InvoiceLine[]>
  /** In what a subscription differs from what the console asked of it. */
  subscriptionDrift: DataLoader<string, DriftedField[]>
  /** The items of a Checkout session. */
  checkoutSessionItems: DataLoader<string, CheckoutSessionItem[]>
  /** The member whose customer this is; null when the console did not make it. */
  memberOfCustomer: DataLoader<string, Member | null>
  /** What the console owes a customer that it charges; null for one that it does not. */
  chargedCustomer: DataLoader<string, MemberCustomer | null>
  /** The customers of a member, oldest first. */
  customersOfMember: DataLoader<string, Customer[]>
  /** The customer that a member is charged as, or would be now; null when it has none yet. */
  customerOfMember: DataLoader<string, Customer | null>
  /** The catalog's price of a Stripe price; null when the console did not make it. */
  priceOfStripePrice: DataLoader<string, Price | null>
  /** The subscriptions of a member, newest first. */
  subscriptionsOfMember: DataLoader<string, Subscription[]>
  /** The latest invoices of a member, newest first. */
  invoicesOfMember: DataLoader<string, Invoice[]>
  /** The latest payments of a member, newest first. */
  paymentsOfMember: DataLoader<string, Payment[]>
  /** What a member can pay with, newest first. */
  paymentMethodsOfMember: DataLoader<string, PaymentMethod[]>
  /** An invoice by its id; null when there is none or it was deleted. */
  invoice: DataLoader<string, Invoice | null>
  /** What was done to collect an invoice, oldest first. */
  paymentsOfInvoice: DataLoader<string, Payment[]>
  /** A payment method by its id, attached or not; null when it is not known. */
  paymentMethod: DataLoader<string, PaymentMethod | null>
}

/** Fresh loaders for one request. */
export function createBillingLoaders({ manager }: DataSource, account: StripeAccount | undefined): BillingLoaders {
  const scope = account ?? NO_ACCOUNT
  const customersOfMember = new DataLoader(async (ids: readonly string[]) => {
    const customers = await manager.find(Customer, { where: { memberId: In([...ids]), deletedAt: IsNull(), ...scope }, order: { createdAt: 'ASC', id: 'ASC' } })
    const byMember = Map.groupBy(customers, ({ memberId }) => memberId)
    return ids.map((id) => byMember.get(id) ?? [])
  })
  return {
    subscriptionItems: new DataLoader(async (ids) => {
      const items = await manager.find(SubscriptionItem, { where: { subscriptionId: In([...ids]) }, order: { id: 'ASC' } })
      const bySubscription = Map.groupBy(items, (item) => item.subscriptionId)
      return ids.map((id) => bySubscription.get(id) ?? [])
    }),
    invoiceLines: new DataLoader(async (ids) => {
      const lines = await manager.find(InvoiceLine, { where: { invoiceId: In([...ids]) }, order: { id: 'ASC' } })
      const byInvoice = Map.groupBy(lines, (line) => line.invoiceId)
      return ids.map((id) => byInvoice.get(id) ?? [])
    }),
    subscriptionDrift: new DataLoader(async (ids) => {
      const intents = await manager.find(SubscriptionIntent, { select: { subscriptionId: true, drift: true }, where: { subscriptionId: In([...ids]) } })
      const bySubscription = new Map(intents.map(({ subscriptionId, drift }) => [subscriptionId, drift]))
      return ids.map((id) => bySubscription.get(id) ?? [])
    }),
    checkoutSessionItems: new DataLoader(async (ids) => {
      const items = await manager.find(CheckoutSessionItem, { where: { sessionId: In([...ids]) }, order: { id: 'ASC' } })
      const bySession = Map.groupBy(items, (item) => item.sessionId)
      return ids.map((id) => bySession.get(id) ?? [])
    }),
    memberOfCustomer: new DataLoader(async (ids) => {
      const customers = await manager.findBy(Customer, { id: In([...ids]), ...scope })
      const members = await manager.findBy(Member, { id: In(customers.flatMap(({ memberId }) => memberId ?? [])) })
      const memberById = new Map(members.map((member) => [member.id, member]))
      const byCustomer = new Map(customers.map(({ id, memberId }) => [id, memberById.get(memberId ?? '') ?? null]))
      return ids.map((id) => byCustomer.get(id) ?? null)
    }),
    chargedCustomer: new DataLoader(async (ids) => {
      const found = await manager.findBy(MemberCustomer, { customerId: In([...ids]), ...scope })
      const byCustomer = new Map(found.map((each) => [each.customerId, each]))
      return ids.map((id) => byCustomer.get(id) ?? null)
    }),
    customersOfMember,
    customerOfMember: new DataLoader(async (ids) => {
      const charged = await manager.findBy(MemberCustomer, { memberId: In([...ids]), ...scope })
      const chargedOf = new Map(charged.map(({ memberId, customerId }) => [memberId, customerId]))
      return await Promise.all(ids.map(async (memberId) => {
        const own = await customersOfMember.load(memberId)
        return own.find(({ id }) => id === chargedOf.get(memberId)) ?? own[0] ?? null
      }))
    }),
    priceOfStripePrice: new DataLoader(async (ids) => {
      const mappings = await manager.findBy(StripeMapping, { kind: 'price', stripeId: In([...ids]), ...scope })
      const prices = await manager.findBy(Price, { id: In(mappings.map(({ localId }) => localId)) })
      const priceById = new Map(prices.map((price) => [price.id, price]))
      const byStripeId = new Map(mappings.map(({ stripeId, localId }) => [stripeId, priceById.get(localId) ?? null]))
      return ids.map((id) => byStripeId.get(id) ?? null)
    }),
    subscriptionsOfMember: new DataLoader(async (ids) => {
      const customers = await manager.findBy(Customer, { memberId: In([...ids]), ...scope })
      const memberByCustomer = new Map(customers.map(({ id, memberId }) => [id, memberId]))
      const subscriptions = await manager.find(Subscription, {
        where: { customerId: In([...memberByCustomer.keys()]), deletedAt: IsNull(), ...scope }, order: { createdAt: 'DESC', id: 'DESC' },
      })
      const byMember = Map.groupBy(subscriptions, ({ customerId }) => memberByCustomer.get(customerId))
      return ids.map((id) => byMember.get(id) ?? [])
    }),
    invoicesOfMember: new DataLoader(async (ids) => await rowsOfMembers(manager, Invoice, scope, ids)),
    paymentsOfMember: new DataLoader(async (ids) => await rowsOfMembers(manager, Payment, scope, ids)),
    paymentMethodsOfMember: new DataLoader(async (ids) => await rowsOfMembers(manager, PaymentMethod, scope, ids)),
    invoice: new DataLoader(async (ids) => {
      const invoices = await manager.findBy(Invoice, { id: In([...ids]), deletedAt: IsNull(), ...scope })
      const byId = new Map(invoices.map((invoice) => [invoice.id, invoice]))
      return ids.map((id) => byId.get(id) ?? null)
    }),
    paymentsOfInvoice: new DataLoader(async (ids) => {
      const payments = await manager.find(Payment, { where: { invoiceId: In([...ids]), deletedAt: IsNull(), ...scope }, order: { createdAt: 'ASC', id: 'ASC' } })
      const byInvoice = Map.groupBy(payments, ({ invoiceId }) => invoiceId)
      return ids.map((id) => byInvoice.get(id) ?? [])
    }),
    paymentMethod: new DataLoader(async (ids) => {
      const methods = await manager.findBy(PaymentMethod, { id: In([...ids]), deletedAt: IsNull(), ...scope })
      const byId = new Map(methods.map((method) => [method.id, method]))
      return ids.map((id) => byId.get(id) ?? null)
    }),
  }
}
