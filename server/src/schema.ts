import type { GraphQLSchema } from 'graphql'
import { buildSchemaSync, type ResolverData } from 'type-graphql'
import { AuditResolver } from './audit/audit.resolver.ts'
import { CheckoutSessionItemResolver } from './billing/checkout/checkout-session-item.resolver.ts'
import { CheckoutSessionResolver } from './billing/checkout/checkout-session.resolver.ts'
import { SubscriptionChangesResolver } from './billing/changes/subscription-changes.resolver.ts'
import { CheckoutResolver } from './billing/checkout/checkout.resolver.ts'
import { CustomerResolver } from './billing/customers/customer.resolver.ts'
import { InvoiceResolver } from './billing/invoice.resolver.ts'
import { MemberBillingResolver } from './billing/member-billing.resolver.ts'
import { PaymentMethodResolver } from './billing/payment-method.resolver.ts'
import { PaymentResolver } from './billing/payment.resolver.ts'
import { SubscriptionItemResolver } from './billing/subscription-item.resolver.ts'
import { SubscriptionResolver } from './billing/subscription.resolver.ts'
import { PriceResolver } from './catalog/price.resolver.ts'
import { ProductResolver } from './catalog/product.resolver.ts'
import type { Context } from './context.ts'
import { forbidden, unauthenticated } from './errors.ts'
import { AccessChangeResolver } from './entitlements/access-change.resolver.ts'
import { withSubscriptions } from './entitlements/access-change.subscription.ts'
import { AccessTokenResolver } from './entitlements/access-token.resolver.ts'
import { BulkGrantResolver } from './entitlements/bulk-grant.resolver.ts'
import { AccessSourceResolver } from './entitlements/access-source.resolver.ts'
import { AccessResolver } from './entitlements/access.resolver.ts'
import { EntitlementRuleResolver } from './entitlements/entitlement-rule.resolver.ts'
import { EntitlementSetResolver } from './entitlements/entitlement-set.resolver.ts'
import { FeatureResolver } from './entitlements/feature.resolver.ts'
import { GrantResolver } from './entitlements/grant.resolver.ts'
import { MemberAccessResolver } from './entitlements/member-access.resolver.ts'
import { PreviewResolver } from './entitlements/preview.resolver.ts'
import { ProductSetsResolver } from './entitlements/product-sets.resolver.ts'
import { DateTime } from './graphql-scalars.ts'
import { isAllowed } from './identity/authorize.ts'
import { fieldNeeds } from './identity/permissions.ts'
import { ApiKeyResolver } from './identity/keys/api-key.resolver.ts'
import { InvitationResolver } from './identity/operators/invitation.resolver.ts'
import { OperatorResolver } from './identity/operators/operator.resolver.ts'
import { PasskeyResolver } from './identity/operators/passkey.resolver.ts'
import { SessionResolver } from './identity/operators/session.resolver.ts'
import { ViewerResolver } from './identity/viewer.resolver.ts'
import { MemberListResolver } from './members/member-list.resolver.ts'
import { MemberResolver } from './members/member.resolver.ts'
import { StripeEventResolver } from './stripe/events/stripe-event.resolver.ts'
import { HealthResolver } from './monitoring/health.resolver.ts'
import { DriftResolver } from './stripe/reconcile/drift.resolver.ts'
import { ReconcileResolver } from './stripe/reconcile/reconcile.resolver.ts'
import { SyncResolver } from './stripe/sync.resolver.ts'

/**
 * The whole GraphQL schema. Everything in it needs a principal. What else it needs is checked for the whole operation
 * before it is run, see `identity/authorize.ts`; here once more for each operation, whoever runs it.
 */
export function createSchema(): GraphQLSchema {
  return withSubscriptions(buildSchemaSync({
    resolvers: [
      ProductResolver,
      PriceResolver,
      SyncResolver,
      ReconcileResolver,
      HealthResolver,
      DriftResolver,
      StripeEventResolver,
      ViewerResolver,
      ApiKeyResolver,
      OperatorResolver,
      InvitationResolver,
      SessionResolver,
      PasskeyResolver,
      AuditResolver,
      MemberResolver,
      MemberListResolver,
      SubscriptionResolver,
      SubscriptionItemResolver,
      MemberBillingResolver,
      InvoiceResolver,
      PaymentResolver,
      PaymentMethodResolver,
      CheckoutSessionResolver,
      CheckoutSessionItemResolver,
      CheckoutResolver,
      CustomerResolver,
      SubscriptionChangesResolver,
      FeatureResolver,
      EntitlementSetResolver,
      EntitlementRuleResolver,
      ProductSetsResolver,
      GrantResolver,
      AccessResolver,
      AccessSourceResolver,
      AccessTokenResolver,
      AccessChangeResolver,
      BulkGrantResolver,
      PreviewResolver,
      MemberAccessResolver,
    ],
    scalarsMap: [{ type: Date, scalar: DateTime }],
    // Inputs are checked by the services, with messages that name the remedy.
    validate: false,
    authChecker: ({ context, info: { parentType, fieldName, schema } }: ResolverData<Partial<Context>>) => {
      if (!context.principal) throw unauthenticated()
      const need = fieldNeeds[`${parentType.name}.${fieldName}`]
      const isOperation = parentType === schema.getQueryType() || parentType === schema.getMutationType()
      if (need ? !isAllowed(context.principal, need) : isOperation) throw forbidden(`You may not use ${fieldName}.`)
      return true
    },
  }))
}
