import { Authorized, FieldResolver, Resolver, Root } from 'type-graphql'
import type { PaymentMethod } from '../entities/payment-method.ts'
import { dashboardUrl } from '../stripe/dashboard-links.ts'
import { PaymentMethodType } from './payment-method.types.ts'

/** What members pay with, in GraphQL. */
@Resolver(() => PaymentMethodType)
export class PaymentMethodResolver {
  @Authorized()
  @FieldResolver(() => String, { nullable: true, description: "Its customer's page in the Stripe Dashboard, which shows it; null when it is nobody's." })
  dashboardUrl(@Root() { customerId, account, livemode }: PaymentMethod): string | null {
    return customerId && dashboardUrl({ account, livemode }, 'customers', customerId)
  }
}
