import type Stripe from 'stripe'
import type { CheckoutSession } from '../../entities/checkout-session.ts'
import type { Customer } from '../../entities/customer.ts'
import type { Invoice } from '../../entities/invoice.ts'
import type { Payment } from '../../entities/payment.ts'
import type { PaymentMethod } from '../../entities/payment-method.ts'
import type { ProjectedObject } from '../../entities/projected-object.ts'
import type { Subscription } from '../../entities/subscription.ts'
import type { PageParams } from '../pages.ts'
import { checkoutSessionKind } from '../projection/kinds/checkout-session.kind.ts'
import { customerKind } from '../projection/kinds/customer.kind.ts'
import { invoiceKind } from '../projection/kinds/invoice.kind.ts'
import { paymentKind, type PaymentSource } from '../projection/kinds/payment.kind.ts'
import { paymentMethodKind } from '../projection/kinds/payment-method.kind.ts'
import { subscriptionKind } from '../projection/kinds/subscription.kind.ts'
import { paymentOf, WHOLE_PAYMENT } from '../projection/payment-lookup.ts'
import type { RowKind } from '../projection/projected-kind.ts'

/** A projected kind with a list in which Stripe shows all of it, or all of the rows that a condition names. */
export interface ListedKind<Listed extends { id: string }, Source extends { id: string }, Row extends ProjectedObject> {
  /** The step of a reconcile. */
  step: string
  /** What its differences are of. */
  kind: string
  projected: RowKind<Source, Row>
  list(client: Stripe, params: PageParams): Promise<Stripe.Response<Stripe.ApiList<Listed>>>
  /** What an entry of the list tells of. */
  sources(listed: Listed): Source[]
  /** SQL: the rows that the list must show. */
  shown: string
}

/** A list that shows every object itself. */
function listedThemselves<Source extends { id: string }, Row extends ProjectedObject>(
  kind: string, projected: RowKind<Source, Row>, list: ListedKind<Source, Source, Row>['list'], shown = 'true',
): ListedKind<Source, Source, Row> {
  return { step: kind, kind, projected, list, sources: (listed) => [listed], shown }
}

/** https://docs.stripe.com/api/customers/list: without the deleted ones. */
export const listedCustomers: ListedKind<Stripe.Customer, Stripe.Customer, Customer> =
  listedThemselves('customer', customerKind, async (client, params) => await client.customers.list(params))

/** https://docs.stripe.com/api/subscriptions/list: without `status` the canceled ones are left out. */
export const listedSubscriptions: ListedKind<Stripe.Subscription, Stripe.Subscription, Subscription> =
  listedThemselves('subscription', subscriptionKind, async (client, params) => await client.subscriptions.list({ ...params, status: 'all' }))

/** https://docs.stripe.com/api/invoices/list */
export const listedInvoices: ListedKind<Stripe.Invoice, Stripe.Invoice, Invoice> =
  listedThemselves('invoice', invoiceKind, async (client, params) => await client.invoices.list(params))

/** https://docs.stripe.com/api/checkout/sessions/list: with up to ten items each; one with more is fetched. */
export const listedCheckoutSessions: ListedKind<Stripe.Checkout.Session, Stripe.Checkout.Session, CheckoutSession> =
  listedThemselves('checkout_session', checkoutSessionKind, async (client, params) => await client.checkout.sessions.list({ ...params, expand: ['data.line_items'] }))

/** https://docs.stripe.com/api/payment_methods/list: what customers have; not what was detached, and no `custom` ones. */
export const listedPaymentMethods: ListedKind<Stripe.PaymentMethod, Stripe.PaymentMethod, PaymentMethod> =
  listedThemselves('payment_method', paymentMethodKind, async (client, params) => await client.paymentMethods.list(params), "customer_id is not null and type <> 'custom'")

/** https://docs.stripe.com/api/invoice-payment/list: the payments of all invoices, each with what collects it. */
export const listedInvoicePayments: ListedKind<Stripe.InvoicePayment, PaymentSource, Payment> = {
  step: 'payment', kind: 'payment', projected: paymentKind, shown: 'invoice_id is not null',
  list: async (client, params) => await client.invoicePayments.list({ ...params, expand: [`data.${WHOLE_PAYMENT}`] }),
  sources: (listed) => {
    const payment = paymentOf(listed)
    return payment ? [payment] : []
  },
}

/** Those that were made once in a checkout have no invoice: Stripe tells of them at their session. */
export const listedCheckoutPayments: ListedKind<Stripe.Checkout.Session, PaymentSource, Payment> = {
  step: 'checkout_payment', kind: 'payment', projected: paymentKind, shown: 'invoice_id is null',
  list: async (client, params) => await client.checkout.sessions.list({ ...params, expand: ['data.payment_intent.latest_charge'] }),
  sources: ({ invoice, payment_intent: intent }) => (invoice === null && typeof intent === 'object' && intent ? [{ id: intent.id, collected: intent, invoiceId: null, paidAt: null }] : []),
}
