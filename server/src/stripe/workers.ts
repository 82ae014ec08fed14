import type { Logger } from 'pino'
import type { CatalogPolicy } from '../config/config.ts'
import type { Pools } from '../db/pools.ts'
import { ProvisionService } from '../entitlements/provision.service.ts'
import type { StripeConnection } from './client.ts'
import type { CatalogOutbox } from './outbox.ts'
import { CatalogProjection } from './projection/catalog-projection.ts'
import { LookupWorker } from './projection/lookup-worker.ts'
import { createObjectProjections } from './projection/object-projections.ts'
import { PaymentLookup } from './projection/payment-lookup.ts'
import { ProjectionWorker } from './projection/projection-worker.ts'
import { RefundProjection } from './projection/refund-projection.ts'
import { CustomerPush } from './push/customer-push.ts'
import { PushWorker } from './push/push-worker.ts'
import { StripeRateLimiter } from './push/rate-limiter.ts'
import { announceWorker } from './push/worker-presence.ts'
import { CatalogComparison } from './reconcile/catalog-comparison.ts'
import { EventComparison } from './reconcile/event-comparison.ts'
import { createProjectedComparisons } from './reconcile/projected-comparisons.ts'
import { ReconcileWorker } from './reconcile/reconcile-worker.ts'
import { StripeCalls } from './stripe-calls.ts'

/** The background work with Stripe, in both directions. */
export interface StripeWorkers {
  /** Events arrived in this process: project them now. */
  wakeProjection(): void
  /** Finishes what is under way and takes no more. */
  stop(): Promise<void>
}

/** What the workers work with. */
export interface WorkerParts {
  pools: Pools
  outbox: CatalogOutbox
  stripe: StripeConnection
  policy: CatalogPolicy
  /** Minutes; 0: only on request. */
  reconcileInterval: number
  /** How long a subscription whose payment failed still gives access. Days. */
  graceDays: number
  /** Do deliveries come in so fast that they go first? */
  yields: () => boolean
  logger: Logger
}

/** Starts to push the catalog, to project events, and to compare everything with Stripe. */
export async function startStripeWorkers({ pools, outbox, stripe, policy, reconcileInterval, graceDays, yields, logger }: WorkerParts): Promise<StripeWorkers> {
  const { projection: dataSource, pushes } = pools
  const provisions = new ProvisionService(dataSource, stripe, graceDays)
  const limiter = new StripeRateLimiter(pushes, stripe)
  const presence = await announceWorker(pushes, logger)
  const push = new PushWorker(pushes, stripe, limiter, presence, logger)
  presence.onDue(() => push.loop.wake())
  const catalog = new CatalogProjection(dataSource, stripe, limiter, outbox, policy)
  const objects = createObjectProjections({ dataSource, stripe, limiter, provisions })
  const lookups = new LookupWorker(dataSource, stripe, [
    catalog.lookups('product'), catalog.lookups('price'), ...Object.values(objects), new PaymentLookup(dataSource, stripe, limiter, (manager, ids) => provisions.paymentsChanged(manager, ids)),
  ], yields, logger)
  const projection = new ProjectionWorker(dataSource, stripe, [catalog, ...Object.values(objects), new RefundProjection(stripe)], () => lookups.loop.wake(), yields, logger)
  const reconcile = new ReconcileWorker(pushes, stripe, limiter, [
    new EventComparison(pushes, stripe, limiter, () => projection.loop.wake(), true),
    new EventComparison(pushes, stripe, limiter, () => projection.loop.wake(), false),
    new CatalogComparison('product', pushes, stripe, limiter, catalog),
    new CatalogComparison('price', pushes, stripe, limiter, catalog),
    ...createProjectedComparisons({ dataSource: pushes, stripe, limiter, provisions }, objects),
  ], presence, logger)
  const customers = new CustomerPush(pushes, new StripeCalls(pushes, stripe, provisions), yields, logger)
  await provisions.provideAdopted()
  await provisions.followGracePeriod()
  await push.start()
  projection.loop.start()
  lookups.loop.start()
  customers.loop.start()
  await reconcile.start(reconcileInterval)
  return {
    wakeProjection: () => projection.loop.wake(),
    stop: async () => {
      await Promise.all([push.loop.stop(), projection.loop.stop(), lookups.loop.stop(), customers.loop.stop(), reconcile.stop()])
      await presence.leave()
    },
  }
}
