import type { DataSource } from 'typeorm'
import { createBillingLoaders, type BillingLoaders } from './billing/billing.loaders.ts'
import type { InvoiceService } from './billing/invoice.service.ts'
import type { SubscriptionService } from './billing/subscription.service.ts'
import { createCatalogLoaders, type CatalogLoaders } from './catalog/catalog.loaders.ts'
import type { PriceService } from './catalog/price.service.ts'
import type { ProductService } from './catalog/product.service.ts'
import type { Principal } from './identity/principal.ts'
import type { MemberService } from './members/member.service.ts'
import type { ConnectionService } from './stripe/connection.service.ts'
import type { StripeEventService } from './stripe/events/stripe-event.service.ts'
import { createSyncLoaders, type SyncLoaders } from './stripe/sync.loaders.ts'
import type { SyncService } from './stripe/sync.service.ts'

/** What resolvers call; one of each per process. */
export interface Services {
  products: ProductService
  prices: PriceService
  sync: SyncService
  connection: ConnectionService
  stripeEvents: StripeEventService
  subscriptions: SubscriptionService
  invoices: InvoiceService
  members: MemberService
}

/** What a resolver knows of its request. */
export interface Context extends Services {
  /** Who asks; a request without one never reaches a resolver. */
  principal: Principal
  loaders: CatalogLoaders & SyncLoaders & BillingLoaders
}

/** The context of one request: loaders are made anew, so that nobody sees another's cache. */
export function createContext(principal: Principal, dataSource: DataSource, services: Services): Context {
  return { ...services, principal, loaders: { ...createCatalogLoaders(dataSource), ...createSyncLoaders(services.sync), ...createBillingLoaders(dataSource, services.sync.account) } }
}
