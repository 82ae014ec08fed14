import type { ObjectProjections, ProjectionParts } from '../projection/object-projections.ts'
import type { Comparison } from './comparison.ts'
import { listedCheckoutSessions, listedCustomers, listedInvoices, listedSubscriptions } from './listed-kinds.ts'
import { PaymentMethodRebuild } from './payment-method-rebuild.ts'
import { ProjectedComparison } from './projected-comparison.ts'

/** How the projected tables are compared with Stripe and rebuilt, in this order. Payments follow their invoices and sessions by look-ups. */
export function createProjectedComparisons({ dataSource, stripe, limiter }: Omit<ProjectionParts, 'provisions'>, objects: ObjectProjections): Comparison[] {
  return [
    new ProjectedComparison(dataSource, stripe, limiter, listedCustomers, objects.customers),
    new ProjectedComparison(dataSource, stripe, limiter, listedSubscriptions, objects.subscriptions),
    new ProjectedComparison(dataSource, stripe, limiter, listedInvoices, objects.invoices),
    new ProjectedComparison(dataSource, stripe, limiter, listedCheckoutSessions, objects.sessions),
    new PaymentMethodRebuild(dataSource, stripe, limiter, objects.paymentMethods),
  ]
}
