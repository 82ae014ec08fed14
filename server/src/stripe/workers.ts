import type { PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import type { DataSource } from 'typeorm'
import type { CatalogPolicy } from '../config/config.ts'
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
import { ProjectionWorker } from './projection/projection-worker.ts'
import { PushWorker } from './push/push-worker.ts'
import { StripeRateLimiter } from './push/rate-limiter.ts'
import { announceWorker } from './push/worker-presence.ts'

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
  logger: Logger
}

/** Starts to push the catalog and to project events. */
export async function startStripeWorkers({ dataSource, boss, outbox, stripe, policy, logger }: WorkerParts): Promise<StripeWorkers> {
  const limiter = new StripeRateLimiter(dataSource, stripe, stripe.callsPerSecond)
  const presence = await announceWorker(dataSource, logger)
  const push = new PushWorker(dataSource, boss, outbox, stripe, limiter, presence, logger)
  const projection = new ProjectionWorker(dataSource, stripe, [
    new CatalogProjection(dataSource, stripe, limiter, outbox, policy),
    new ObjectProjection(dataSource, stripe, limiter, customerKind),
    new ObjectProjection(dataSource, stripe, limiter, subscriptionKind),
    new ObjectProjection(dataSource, stripe, limiter, invoiceKind),
    new ObjectProjection(dataSource, stripe, limiter, checkoutSessionKind),
    new ObjectProjection(dataSource, stripe, limiter, paymentMethodKind),
  ], logger)
  const lookups = new LookupWorker(dataSource, stripe, [new PaymentLookup(dataSource, stripe, limiter)], logger)
  await push.start()
  projection.start()
  lookups.start()
  return {
    wakeProjection: () => projection.wake(),
    stop: async () => {
      await Promise.all([push.stop(), projection.stop(), lookups.stop()])
      await presence.leave()
    },
  }
}
