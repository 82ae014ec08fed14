import type { DataSource } from 'typeorm'
import type { AuditService } from './audit/audit.service.ts'
import { createBillingLoaders, type BillingLoaders } from './billing/billing.loaders.ts'
import type { SubscriptionChanges } from './billing/changes/subscription-changes.service.ts'
import type { CheckoutService } from './billing/checkout/checkout.service.ts'
import type { CheckoutSessionService } from './billing/checkout/checkout-session.service.ts'
import type { CustomerService } from './billing/customers/customer.service.ts'
import type { InvoiceService } from './billing/invoice.service.ts'
import type { PaymentService } from './billing/payment.service.ts'
import type { SubscriptionService } from './billing/subscription.service.ts'
import { createCatalogLoaders, type CatalogLoaders } from './catalog/catalog.loaders.ts'
import type { PriceService } from './catalog/price.service.ts'
import type { ProductService } from './catalog/product.service.ts'
import type { AccessChangeHub } from './entitlements/access-change-hub.ts'
import type { AccessChangeService } from './entitlements/access-change.service.ts'
import type { AccessTokenService } from './entitlements/access-token.service.ts'
import type { BulkGrantService } from './entitlements/bulk-grant.service.ts'
import type { AccessService } from './entitlements/access.service.ts'
import { createAccessLoaders, type AccessLoaders } from './entitlements/member-access.loader.ts'
import { createEntitlementLoaders, type EntitlementLoaders } from './entitlements/entitlement.loaders.ts'
import type { EntitlementSetService } from './entitlements/entitlement-set.service.ts'
import type { FeatureService } from './entitlements/feature.service.ts'
import type { GrantService } from './entitlements/grant.service.ts'
import type { PreviewService } from './entitlements/preview.service.ts'
import type { ProductSetsService } from './entitlements/product-sets.service.ts'
import { tooLarge } from './errors.ts'
import type { ApiKeyService } from './identity/keys/api-key.service.ts'
import type { InvitationService } from './identity/operators/invitation.service.ts'
import type { OperatorService } from './identity/operators/operator.service.ts'
import type { PasskeyService } from './identity/operators/passkey.service.ts'
import type { SessionService } from './identity/operators/session.service.ts'
import type { Principal } from './identity/principal.ts'
import type { MemberService } from './members/member.service.ts'
import { NO_ACCOUNT } from './stripe/account.ts'
import type { HealthService } from './monitoring/health.service.ts'
import type { AdoptionService } from './stripe/reconcile/adoption.service.ts'
import type { DriftService } from './stripe/reconcile/drift.service.ts'
import type { ReconcileService } from './stripe/reconcile/reconcile.service.ts'
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
  reconciles: ReconcileService
  health: HealthService
  drift: DriftService
  adoptions: AdoptionService
  subscriptions: SubscriptionService
  invoices: InvoiceService
  checkoutSessions: CheckoutSessionService
  checkout: CheckoutService
  customers: CustomerService
  subscriptionChanges: SubscriptionChanges
  payments: PaymentService
  members: MemberService
  features: FeatureService
  entitlementSets: EntitlementSetService
  productSets: ProductSetsService
  grants: GrantService
  apiKeys: ApiKeyService
  operators: OperatorService
  invitations: InvitationService
  sessions: SessionService
  passkeys: PasskeyService
  audit: AuditService
  access: AccessService
  accessTokens: AccessTokenService
  accessChanges: AccessChangeService
  accessChangeHub: AccessChangeHub
  bulkGrants: BulkGrantService
  previews: PreviewService
}

/** What a resolver knows of its request. */
export interface Context extends Services {
  /** Who asks; a request without one never reaches a resolver. */
  principal: Principal
  /** Counts the entries of lists that have no page. @throws BAD_REQUEST when one request asks for too many */
  spend: (entries: number) => void
  loaders: CatalogLoaders & SyncLoaders & BillingLoaders & EntitlementLoaders & AccessLoaders
}

/**
 * Makes the contexts of requests. Each has loaders of its own, so that nobody sees another's cache; most requests use none,
 * so they are made when the first is used.
 */
export function contextMaker(dataSource: DataSource, services: Services): (principal: Principal) => Context {
  const createLoaders = (): Context['loaders'] => ({
    ...createCatalogLoaders(dataSource),
    ...createSyncLoaders(services.sync),
    ...createBillingLoaders(dataSource, services.sync.account),
    ...createEntitlementLoaders(dataSource, services.sync.account ?? NO_ACCOUNT),
    ...createAccessLoaders(services.access),
  })
  // What all contexts share stands behind them: Apollo Server copies what is their own.
  const shared = Object.create(services, {
    loaders: { get(this: { madeLoaders?: Context['loaders'] }) { return this.madeLoaders ??= createLoaders() } },
  }) as object
  return (principal) => Object.assign(Object.create(shared) as object, { principal, spend: entryBudget() }) as Context
}

/** More than any page of the panel shows, less than what a process would feel. */
const MAX_ENTRIES = 50_000

function entryBudget(): (entries: number) => void {
  let spent = 0
  return (entries) => {
    spent += entries
    if (spent > MAX_ENTRIES) throw tooLarge(`The answer would list more than ${MAX_ENTRIES} entries: ask in parts.`)
  }
}
