import type pg from 'pg'
import type { DataSource } from 'typeorm'
import { AuditService } from './audit/audit.service.ts'
import { SubscriptionChanges } from './billing/changes/subscription-changes.service.ts'
import { CheckoutSessionService } from './billing/checkout/checkout-session.service.ts'
import { CheckoutService } from './billing/checkout/checkout.service.ts'
import { SessionExpiry } from './billing/checkout/session-expiry.ts'
import { CustomerService } from './billing/customers/customer.service.ts'
import { InvoiceService } from './billing/invoice.service.ts'
import { PaymentService } from './billing/payment.service.ts'
import { SubscriptionService } from './billing/subscription.service.ts'
import { PriceService } from './catalog/price.service.ts'
import { ProductService } from './catalog/product.service.ts'
import type { AppRuntime } from './cli/app-runtime.ts'
import { AccessChangeHub } from './entitlements/access-change-hub.ts'
import { AccessChangeService } from './entitlements/access-change.service.ts'
import { AccessTokenService } from './entitlements/access-token.service.ts'
import { AccessService } from './entitlements/access.service.ts'
import { BulkGrantService } from './entitlements/bulk-grant.service.ts'
import { EntitlementSetService } from './entitlements/entitlement-set.service.ts'
import { FeatureService } from './entitlements/feature.service.ts'
import { GrantService } from './entitlements/grant.service.ts'
import { PreviewService } from './entitlements/preview.service.ts'
import { ProductSetsService } from './entitlements/product-sets.service.ts'
import { ProvisionService } from './entitlements/provision.service.ts'
import type { SigningKeys } from './entitlements/signing-keys.ts'
import { bootstrapApiKeyId } from './identity/bootstrap.ts'
import type { Identity } from './identity/identity.ts'
import { ApiKeyService } from './identity/keys/api-key.service.ts'
import { InvitationService } from './identity/operators/invitation.service.ts'
import { OperatorService } from './identity/operators/operator.service.ts'
import { PasskeyService } from './identity/operators/passkey.service.ts'
import { SessionService } from './identity/operators/session.service.ts'
import { MemberService } from './members/member.service.ts'
import { HealthService } from './monitoring/health.service.ts'
import { version } from './monitoring/version.ts'
import { NO_ACCOUNT } from './stripe/account.ts'
import type { StripeConnection } from './stripe/client.ts'
import { ConnectionService } from './stripe/connection.service.ts'
import { StripeEventService } from './stripe/events/stripe-event.service.ts'
import type { CatalogOutbox } from './stripe/outbox.ts'
import { AdoptionService } from './stripe/reconcile/adoption.service.ts'
import { DriftService } from './stripe/reconcile/drift.service.ts'
import { ReconcileService } from './stripe/reconcile/reconcile.service.ts'
import { StripeCalls } from './stripe/stripe-calls.ts'
import { SyncService } from './stripe/sync.service.ts'
import type { TroubleLog } from './stripe/webhook/trouble-log.ts'

/** What services need of the process that they serve in. */
interface Parts extends AppRuntime {
  dataSource: DataSource
  accessPool: pg.Pool
  identity: Identity
  outbox: CatalogOutbox
  stripe: StripeConnection | undefined
  troubles: TroubleLog | undefined
  signingKeys: SigningKeys
  /** Has events that wait projected now, when this process is a worker too. */
  wakeProjection: () => void
}

/** What resolvers call; one of each per process. */
export type Services = ReturnType<typeof createServices>

/** Makes the services of a process. */
export function createServices({ config, logger, dataSource, accessPool, identity, outbox, stripe, troubles, signingKeys, wakeProjection }: Parts) {
  const members = new MemberService(dataSource)
  const checkoutOrigins = config.checkoutOrigins ?? [new URL(config.publicUrl).origin]
  const provisions = stripe && new ProvisionService(dataSource, stripe, config.pastDueGraceDays)
  const calls = new StripeCalls(dataSource, stripe, provisions)
  const subscriptions = new SubscriptionService(dataSource, outbox.account)
  const access = new AccessService(accessPool, outbox.account)
  const accessChanges = new AccessChangeService(dataSource)
  const accessChangeHub = new AccessChangeHub(config.databaseUrl, accessChanges, logger)
  return {
    products: new ProductService(dataSource, outbox),
    prices: new PriceService(dataSource, outbox),
    sync: new SyncService(dataSource, outbox),
    connection: new ConnectionService(dataSource, stripe, config.publicUrl, checkoutOrigins),
    subscriptions,
    subscriptionChanges: new SubscriptionChanges(dataSource, calls, subscriptions),
    invoices: new InvoiceService(dataSource, outbox.account),
    checkoutSessions: new CheckoutSessionService(dataSource, outbox.account),
    payments: new PaymentService(dataSource, outbox.account),
    stripeEvents: new StripeEventService(dataSource, outbox.account, wakeProjection),
    members,
    checkout: new CheckoutService(dataSource, calls, members, checkoutOrigins),
    sessionExpiry: new SessionExpiry(dataSource, calls),
    customers: new CustomerService(dataSource, outbox.account, calls, members),
    features: new FeatureService(dataSource),
    entitlementSets: new EntitlementSetService(dataSource),
    productSets: new ProductSetsService(dataSource),
    grants: new GrantService(dataSource, members),
    audit: new AuditService(dataSource),
    operators: new OperatorService(dataSource),
    invitations: new InvitationService(dataSource, config.publicUrl, (password) => identity.hashPassword(password)),
    sessions: new SessionService(dataSource),
    passkeys: new PasskeyService(dataSource),
    apiKeys: new ApiKeyService(dataSource, config.bootstrap.apiKey === undefined ? undefined : bootstrapApiKeyId, () => identity.forgetKeys()),
    health: new HealthService(dataSource, stripe, troubles, version(), config.dataDir),
    reconciles: new ReconcileService(dataSource, outbox.account),
    drift: new DriftService(dataSource, outbox, config.catalogPolicy),
    adoptions: new AdoptionService(dataSource, outbox, calls, provisions),
    access,
    accessTokens: new AccessTokenService(dataSource, access, signingKeys, config.publicUrl),
    accessChanges,
    accessChangeHub,
    previews: new PreviewService(dataSource, outbox.account ?? NO_ACCOUNT),
    bulkGrants: new BulkGrantService(dataSource, members, access),
  }
}
