/** One side of one Stripe account: test objects never meet live ones, nor one account's another's. */
export interface StripeAccount {
  /** `acct_…` */
  account: string
  livemode: boolean
}

/** Stands for the account while Stripe is not connected: nothing is ever stored under it, so everything reads as not mapped. */
export const NO_ACCOUNT: StripeAccount = { account: '', livemode: false }
