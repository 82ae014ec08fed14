/** One side of one Stripe account: test objects never meet live ones, nor one account's another's. */
export interface StripeAccount {
  /** `acct_…` */
  account: string
  livemode: boolean
}
