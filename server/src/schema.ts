import type { GraphQLSchema } from 'graphql'
import { buildSchemaSync } from 'type-graphql'
import { CheckoutSessionItemResolver } from './billing/checkout/checkout-session-item.resolver.ts'
import { CheckoutSessionResolver } from './billing/checkout/checkout-session.resolver.ts'
import { InvoiceResolver } from './billing/invoice.resolver.ts'
import { MemberSubscriptionsResolver } from './billing/member-subscriptions.resolver.ts'
import { SubscriptionItemResolver } from './billing/subscription-item.resolver.ts'
import { SubscriptionResolver } from './billing/subscription.resolver.ts'
import { PriceResolver } from './catalog/price.resolver.ts'
import { ProductResolver } from './catalog/product.resolver.ts'
import type { Context } from './context.ts'
import { unauthenticated } from './errors.ts'
import { DateTime } from './graphql-scalars.ts'
import { ViewerResolver } from './identity/viewer.resolver.ts'
import { MemberListResolver } from './members/member-list.resolver.ts'
import { MemberResolver } from './members/member.resolver.ts'
import { StripeEventResolver } from './stripe/events/stripe-event.resolver.ts'
import { SyncResolver } from './stripe/sync.resolver.ts'

/** The whole GraphQL schema. Everything in it needs a principal. */
export function createSchema(): GraphQLSchema {
  return buildSchemaSync({
    resolvers: [ProductResolver, PriceResolver, SyncResolver, StripeEventResolver, ViewerResolver, MemberResolver, MemberListResolver, SubscriptionResolver, SubscriptionItemResolver, MemberSubscriptionsResolver, InvoiceResolver, CheckoutSessionResolver, CheckoutSessionItemResolver],
    scalarsMap: [{ type: Date, scalar: DateTime }],
    // Inputs are checked by the services, with messages that name the remedy.
    validate: false,
    authChecker: ({ context }: { context: Partial<Context> }) => {
      if (!context.principal) throw unauthenticated()
      return true
    },
  })
}
