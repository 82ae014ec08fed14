import type Stripe from 'stripe'
import type { DataSource } from 'typeorm'
import type { CheckoutSession } from '../../entities/checkout-session.ts'
import type { Customer } from '../../entities/customer.ts'
import type { Invoice } from '../../entities/invoice.ts'
import type { PaymentMethod } from '../../entities/payment-method.ts'
import type { Subscription } from '../../entities/subscription.ts'
import type { ProvisionService } from '../../entitlements/provision.service.ts'
import type { StripeConnection } from '../client.ts'
import type { StripeRateLimiter } from '../push/rate-limiter.ts'
import { withdrawLinks } from '../withdrawn-links.ts'
import { checkoutSessionKind } from './kinds/checkout-session.kind.ts'
import { customerKind } from './kinds/customer.kind.ts'
import { invoiceKind } from './kinds/invoice.kind.ts'
import { paymentMethodKind } from './kinds/payment-method.kind.ts'
import { subscriptionKind } from './kinds/subscription.kind.ts'
import { ObjectProjection } from './object-projection.ts'
import { nothingFollows } from './projected-writer.ts'

/** A projection for each kind of object whose snapshots come with events. */
export interface ObjectProjections {
  customers: ObjectProjection<Stripe.Customer, Customer>
  subscriptions: ObjectProjection<Stripe.Subscription, Subscription>
  invoices: ObjectProjection<Stripe.Invoice, Invoice>
  sessions: ObjectProjection<Stripe.Checkout.Session, CheckoutSession>
  paymentMethods: ObjectProjection<Stripe.PaymentMethod, PaymentMethod>
}

/** What projections work with. */
export interface ProjectionParts {
  dataSource: DataSource
  stripe: StripeConnection
  limiter: StripeRateLimiter
  /** What follows from the projected rows. */
  provisions: ProvisionService
}

/** Makes them all, each with what follows from its rows. */
export function createObjectProjections({ dataSource, stripe, limiter, provisions }: ProjectionParts): ObjectProjections {
  return {
    customers: new ObjectProjection(dataSource, stripe, limiter, customerKind, async (manager, ids) => {
      await provisions.customersChanged(manager, ids)
      await withdrawLinks(manager, ids)
    }),
    subscriptions: new ObjectProjection(dataSource, stripe, limiter, subscriptionKind, (manager, ids) => provisions.subscriptionsChanged(manager, ids)),
    invoices: new ObjectProjection(dataSource, stripe, limiter, invoiceKind, (manager, ids) => provisions.invoicesChanged(manager, ids)),
    sessions: new ObjectProjection(dataSource, stripe, limiter, checkoutSessionKind, (manager, ids) => provisions.sessionsChanged(manager, ids)),
    paymentMethods: new ObjectProjection(dataSource, stripe, limiter, paymentMethodKind, nothingFollows),
  }
}
