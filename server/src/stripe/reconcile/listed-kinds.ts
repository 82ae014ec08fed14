import type Stripe from 'stripe'
import type { CheckoutSession } from '../../entities/checkout-session.ts'
import type { Customer } from '../../entities/customer.ts'
import type { Invoice } from '../../entities/invoice.ts'
import type { ProjectedObject } from '../../entities/projected-object.ts'
import type { Subscription } from '../../entities/subscription.ts'
import { checkoutSessionKind } from '../projection/kinds/checkout-session.kind.ts'
import { customerKind } from '../projection/kinds/customer.kind.ts'
import { invoiceKind } from '../projection/kinds/invoice.kind.ts'
import { subscriptionKind } from '../projection/kinds/subscription.kind.ts'
import type { ProjectedKind } from '../projection/projected-kind.ts'
import type { PageParams } from './listed-page.ts'

/** A projected kind with the list in which Stripe shows all of it. */
export interface ListedKind<Source extends { id: string }, Row extends ProjectedObject> {
  name: string
  projected: ProjectedKind<Source, Row>
  list(client: Stripe, params: PageParams): Promise<Stripe.Response<Stripe.ApiList<Source>>>
}

/** https://docs.stripe.com/api/customers/list: without the deleted ones. */
export const listedCustomers: ListedKind<Stripe.Customer, Customer> = {
  name: 'customer', projected: customerKind, list: async (client, params) => await client.customers.list(params),
}

/** https://docs.stripe.com/api/subscriptions/list: without `status` the canceled ones are left out. */
export const listedSubscriptions: ListedKind<Stripe.Subscription, Subscription> = {
  name: 'subscription', projected: subscriptionKind, list: async (client, params) => await client.subscriptions.list({ ...params, status: 'all' }),
}

/** https://docs.stripe.com/api/invoices/list */
export const listedInvoices: ListedKind<Stripe.Invoice, Invoice> = {
  name: 'invoice', projected: invoiceKind, list: async (client, params) => await client.invoices.list(params),
}

/** https://docs.stripe.com/api/checkout/sessions/list: with up to ten items each; one with more is fetched. */
export const listedCheckoutSessions: ListedKind<Stripe.Checkout.Session, CheckoutSession> = {
  name: 'checkout_session', projected: checkoutSessionKind,
  list: async (client, params) => await client.checkout.sessions.list({ ...params, expand: ['data.line_items'] }),
}
