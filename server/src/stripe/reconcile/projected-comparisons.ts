import type { ObjectProjections, ProjectionParts } from '../projection/object-projections.ts'
import type { Comparison } from './comparison.ts'
import {
  listedCheckoutPayments, listedCheckoutSessions, listedCustomers, listedInvoicePayments, listedInvoices, listedPaymentMethods, listedSubscriptions,
} from './listed-kinds.ts'
import { PaymentTruth } from './payment-truth.ts'
import { ProjectedComparison } from './projected-comparison.ts'

/** How the projected tables are compared with Stripe and rebuilt, in this order: payments after what they are for. */
export function createProjectedComparisons({ dataSource, stripe, limiter, provisions }: ProjectionParts, objects: ObjectProjections): Comparison[] {
  const payments = new PaymentTruth(dataSource, stripe, limiter, async (manager, ids) => { await provisions.paymentsChanged(manager, ids) })
  return [
    new ProjectedComparison(dataSource, stripe, limiter, listedCustomers, objects.customers),
    new ProjectedComparison(dataSource, stripe, limiter, listedSubscriptions, objects.subscriptions),
    new ProjectedComparison(dataSource, stripe, limiter, listedInvoices, objects.invoices),
    new ProjectedComparison(dataSource, stripe, limiter, listedCheckoutSessions, objects.sessions),
    new ProjectedComparison(dataSource, stripe, limiter, listedPaymentMethods, objects.paymentMethods),
    new ProjectedComparison(dataSource, stripe, limiter, listedInvoicePayments, payments),
    new ProjectedComparison(dataSource, stripe, limiter, listedCheckoutPayments, payments),
  ]
}
