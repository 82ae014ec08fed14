import { DataSource } from 'typeorm'
import { SteadyClient } from './steady-client.ts'
import { AskedChange } from '../entities/asked-change.ts'
import { AuditEntry } from '../entities/audit-entry.ts'
import { CheckoutSession, CheckoutSessionItem } from '../entities/checkout-session.ts'
import { CheckoutRequest } from '../entities/checkout-request.ts'
import { Customer } from '../entities/customer.ts'
import { EntitlementRule, EntitlementSet, ProductEntitlementSet } from '../entities/entitlement-set.ts'
import { Feature } from '../entities/feature.ts'
import { Grant } from '../entities/grant.ts'
import { Invoice, InvoiceLine } from '../entities/invoice.ts'
import { Member } from '../entities/member.ts'
import { MemberCustomer } from '../entities/member-customer.ts'
import { Payment } from '../entities/payment.ts'
import { PaymentMethod } from '../entities/payment-method.ts'
import { Price } from '../entities/price.ts'
import { Product } from '../entities/product.ts'
import { Provision } from '../entities/provision.ts'
import { ReconcileRun } from '../entities/reconcile-run.ts'
import { ReconcileStep } from '../entities/reconcile-step.ts'
import { StripeCallSlot } from '../entities/stripe-call-slot.ts'
import { StripeDifference } from '../entities/stripe-difference.ts'
import { StripeEvent } from '../entities/stripe-event.ts'
import { StripeLease } from '../entities/stripe-lease.ts'
import { StripeLookup } from '../entities/stripe-lookup.ts'
import { StripeMapping } from '../entities/stripe-mapping.ts'
import { Subscription, SubscriptionItem } from '../entities/subscription.ts'
import { SubscriptionIntent } from '../entities/subscription-intent.ts'
import { UnrecognizedStripeObject } from '../entities/unrecognized-stripe-object.ts'
import { WebhookTrouble } from '../entities/webhook-trouble.ts'
import { Catalog1764000000000 } from './migrations/1764000000000-catalog.ts'
import { Members1764100000000 } from './migrations/1764100000000-members.ts'
import { Billing1764200000000 } from './migrations/1764200000000-billing.ts'
import { Invoices1764300000000 } from './migrations/1764300000000-invoices.ts'
import { CheckoutSessions1764400000000 } from './migrations/1764400000000-checkout-sessions.ts'
import { CheckoutRequests1764410000000 } from './migrations/1764410000000-checkout-requests.ts'
import { SubscriptionIntents1764420000000 } from './migrations/1764420000000-subscription-intents.ts'
import { Payments1764500000000 } from './migrations/1764500000000-payments.ts'
import { Lookups1764510000000 } from './migrations/1764510000000-lookups.ts'
import { Entitlements1764600000000 } from './migrations/1764600000000-entitlements.ts'
import { PastDue1764610000000 } from './migrations/1764610000000-past-due.ts'
import { AccessTokens1764620000000 } from './migrations/1764620000000-access-tokens.ts'
import { AccessChanges1764630000000 } from './migrations/1764630000000-access-changes.ts'
import { Identity1764700000000 } from './migrations/1764700000000-identity.ts'
import { ApiKeys1764710000000 } from './migrations/1764710000000-api-keys.ts'
import { Reconcile1764800000000 } from './migrations/1764800000000-reconcile.ts'
import { WebhookTrouble1764810000000 } from './migrations/1764810000000-webhook-trouble.ts'
import { Comparisons1765500000000 } from './migrations/1765500000000-comparisons.ts'
import { Lists1765510000000 } from './migrations/1765510000000-lists.ts'
import { Versions1764720000000 } from './migrations/1764720000000-versions.ts'
import { Operators1764730000000 } from './migrations/1764730000000-operators.ts'
import { IdempotencyKeys1764740000000 } from './migrations/1764740000000-idempotency-keys.ts'
import { IdempotencyAge1765400000000 } from './migrations/1765400000000-idempotency-age.ts'
import { Customers1765410000000 } from './migrations/1765410000000-customers.ts'
import { SecondFactor1765520000000 } from './migrations/1765520000000-second-factor.ts'
import { CallSlots1765900000000 } from './migrations/1765900000000-call-slots.ts'
import { FailedDeliveries1765910000000 } from './migrations/1765910000000-failed-deliveries.ts'
import { Passkeys1766000000000 } from './migrations/1766000000000-passkeys.ts'
import { Flow1766100000000 } from './migrations/1766100000000-flow.ts'
import { ProvisionDebts1766200000000 } from './migrations/1766200000000-provision-debts.ts'
import { GrantTerms1766300000000 } from './migrations/1766300000000-grant-terms.ts'
import { AskedChanges1766400000000 } from './migrations/1766400000000-asked-changes.ts'
import { PushRate1766410000000 } from './migrations/1766410000000-push-rate.ts'
import { ProjectedUpTo1766600000000 } from './migrations/1766600000000-projected-up-to.ts'
import { Unanswered1766800000000 } from './migrations/1766800000000-unanswered.ts'
import { DeliveredEvents1767000000000 } from './migrations/1767000000000-delivered-events.ts'
import { WithdrawnLinks1767100000000 } from './migrations/1767100000000-withdrawn-links.ts'

/** Every table that TypeORM maps. */
export const entities = [
  Product,
  Price,
  StripeMapping,
  StripeCallSlot,
  StripeEvent,
  StripeLookup,
  UnrecognizedStripeObject,
  Customer,
  Subscription,
  SubscriptionItem,
  Invoice,
  InvoiceLine,
  Payment,
  PaymentMethod,
  CheckoutSession,
  CheckoutSessionItem,
  CheckoutRequest,
  MemberCustomer,
  StripeLease,
  SubscriptionIntent,
  Member,
  Feature,
  EntitlementSet,
  EntitlementRule,
  ProductEntitlementSet,
  Grant,
  Provision,
  AskedChange,
  AuditEntry,
  ReconcileRun,
  ReconcileStep,
  StripeDifference,
  WebhookTrouble,
]

/** How a pool differs from the usual one. */
export interface PoolOptions {
  /** What PostgreSQL shows of its connections, after `member-console-`. */
  name?: string
  /** How long a statement may take, and wait for a lock; 0: as long as it takes. Milliseconds. */
  statementTimeout?: number
  lockTimeout?: number
}

/**
 * The connection pool, not yet initialised.
 * @param poolSize connections at the most
 */
export function createDataSource(databaseUrl: string, poolSize = 20, { name, statementTimeout = 30_000, lockTimeout = 0 }: PoolOptions = {}): DataSource {
  return new DataSource({
    type: 'postgres',
    url: databaseUrl,
    applicationName: name === undefined ? 'member-console' : `member-console-${name}`,
    entities,
    migrations: [
      Catalog1764000000000,
      Members1764100000000,
      Billing1764200000000,
      Invoices1764300000000,
      CheckoutSessions1764400000000,
      CheckoutRequests1764410000000,
      SubscriptionIntents1764420000000,
      Payments1764500000000,
      Lookups1764510000000,
      Entitlements1764600000000,
      PastDue1764610000000,
      AccessTokens1764620000000,
      AccessChanges1764630000000,
      Identity1764700000000,
      ApiKeys1764710000000,
      Reconcile1764800000000,
      WebhookTrouble1764810000000,
      Comparisons1765500000000,
      Lists1765510000000,
      Versions1764720000000,
      Operators1764730000000,
      IdempotencyKeys1764740000000,
      IdempotencyAge1765400000000,
      Customers1765410000000,
      SecondFactor1765520000000,
      CallSlots1765900000000,
      FailedDeliveries1765910000000,
      Passkeys1766000000000,
      Flow1766100000000,
      ProvisionDebts1766200000000,
      GrantTerms1766300000000,
      AskedChanges1766400000000,
      PushRate1766410000000,
      ProjectedUpTo1766600000000,
      Unanswered1766800000000,
      DeliveredEvents1767000000000,
      WithdrawnLinks1767100000000,
    ],
    migrationsTableName: 'migration',
    poolSize,
    connectTimeoutMS: 10_000,
    extra: { Client: SteadyClient, statement_timeout: statementTimeout, lock_timeout: lockTimeout, idle_in_transaction_session_timeout: 30_000 },
  })
}
