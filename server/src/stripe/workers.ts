import type { PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import type { DataSource } from 'typeorm'
import type { CatalogPolicy } from '../config/config.ts'
import type { ProvisionService } from '../entitlements/provision.service.ts'
import type { StripeConnection } from './client.ts'
import type { CatalogOutbox } from './outbox.ts'
import { CatalogProjection } from './projection/catalog-projection.ts'
import { checkoutSessionKind } from './projection/kinds/checkout-session.kind.ts'
import { customerKind } from './projection/kinds/customer.kind.ts'
import { invoiceKind } from './projection/kinds/invoice.kind.ts'
import { paymentMethodKind } from './projection/kinds/payment-method.kind.ts'
import { subscriptionKind } from './projection/kinds/subscription.kind.ts'
import { LookupWorker } from './projection/lookup-worker.ts'
import { ObjectProjection } from './projection/object-projection.ts'
import { PaymentLookup } from './projection/payment-lookup.ts'
import { nothingFollows } from './projection/projected-writer.ts'
import { ProjectionWorker } from './projection/projection-worker.ts'
import { PushWorker } from './push/push-worker.ts'
import { StripeRateLimiter } from './push/rate-limiter.ts'
import { announceWorker } from './push/worker-presence.ts'
import { CatalogComparison } from './reconcile/catalog-comparison.ts'
import { EventComparison } from './reconcile/event-comparison.ts'
import { listedCheckoutSessions, listedCustomers, listedInvoices, listedSubscriptions } from './reconcile/listed-kinds.ts'
import { ProjectedComparison } from './reconcile/projected-comparison.ts'
import { ReconcileWorker } from './reconcile/reconcile-worker.ts'

/** The background work with Stripe, in both directions. */
export interface StripeWorkers {
  /** Events arrived in this process: project them now. */
  wakeProjection(): void
  /** Finishes what is under way and takes no more. */
  stop(): Promise<void>
}

/** What the workers work with. */
export interface WorkerParts {
  dataSource: DataSource
  boss: PgBoss
  outbox: CatalogOutbox
  stripe: StripeConnection
  policy: CatalogPolicy
  /** Minutes; 0: only on request. */
  reconcileInterval: number
  /** What follows from the projected rows. */
  provisions: ProvisionService
  logger: Logger
}

/** Starts to push the catalog, to project events, and to compare everything with Stripe. */
export async function startStripeWorkers({ dataSource, boss, outbox, stripe, policy, reconcileInterval, provisions, logger }: WorkerParts): Promise<StripeWorkers> {
  const limiter = new StripeRateLimiter(dataSource, stripe, stripe.callsPerSecond)
  const presence = await announceWorker(dataSource, logger)
  const push = new PushWorker(dataSource, boss, outbox, stripe, limiter, presence, logger)
  const catalog = new CatalogProjection(dataSource, stripe, limiter, outbox, policy)
  const customers = new ObjectProjection(dataSource, stripe, limiter, customerKind, (manager, ids) => provisions.customersChanged(manager, ids))
  const subscriptions = new ObjectProjection(dataSource, stripe, limiter, subscriptionKind, (manager, ids) => provisions.subscriptionsChanged(manager, ids))
  const invoices = new ObjectProjection(dataSource, stripe, limiter, invoiceKind, (manager, ids) => provisions.invoicesChanged(manager, ids))
  const sessions = new ObjectProjection(dataSource, stripe, limiter, checkoutSessionKind, (manager, ids) => provisions.sessionsChanged(manager, ids))
  const paymentMethods = new ObjectProjection(dataSource, stripe, limiter, paymentMethodKind, nothingFollows)
  const objects = [customers, subscriptions, invoices, sessions, paymentMethods]
  const lookups = new LookupWorker(dataSource, stripe, [
    catalog.lookups('product'), catalog.lookups('price'), ...objects, new PaymentLookup(dataSource, stripe, limiter),
  ], logger)
  const projection = new ProjectionWorker(dataSource, stripe, [catalog, ...objects], () => lookups.wake(), logger)
  const reconcile = new ReconcileWorker(dataSource, stripe, limiter, [
    new EventComparison(dataSource, stripe, limiter, () => projection.wake(), true),
    new EventComparison(dataSource, stripe, limiter, () => projection.wake(), false),
    new CatalogComparison('product', dataSource, stripe, limiter, catalog),
    new CatalogComparison('price', dataSource, stripe, limiter, catalog),
    new ProjectedComparison(dataSource, stripe, limiter, listedCustomers, customers),
    new ProjectedComparison(dataSource, stripe, limiter, listedSubscriptions, subscriptions),
    new ProjectedComparison(dataSource, stripe, limiter, listedInvoices, invoices),
    new ProjectedComparison(dataSource, stripe, limiter, listedCheckoutSessions, sessions),
  ], presence, logger)
  await provisions.catchUp()
  await push.start()
  projection.start()
  lookups.start()
  await reconcile.start(reconcileInterval)
  return {
    wakeProjection: () => projection.wake(),
    stop: async () => {
      await Promise.all([push.stop(), projection.stop(), lookups.stop(), reconcile.stop()])
      await presence.leave()
    },
  }
}
