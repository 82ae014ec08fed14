import type { StripeAccount } from './account.ts'

/** The pages of the Stripe Dashboard that we link to. */
export type DashboardPage = 'products' | 'prices' | 'customers' | 'subscriptions' | 'invoices' | 'payments' | 'events'

/**
 * The address of an object in the Stripe Dashboard, e.g.
 * `https://dashboard.stripe.com/acct_1/test/products/prod_1`; live mode has no `test/`.
 */
export function dashboardUrl({ account, livemode }: StripeAccount, page: DashboardPage, id: string): string {
  return `${dashboardHome({ account, livemode })}/${page}/${encodeURIComponent(id)}`
}

/** The account's own page in the Stripe Dashboard. */
export function dashboardHome({ account, livemode }: StripeAccount): string {
  return `https://dashboard.stripe.com/${encodeURIComponent(account)}${livemode ? '' : '/test'}`
}
