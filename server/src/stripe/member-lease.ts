import type { StripeAccount } from './account.ts'

/** The name of the lease under which a member's customer is made, changed and charged: one of these at a time. */
export function memberLease({ account, livemode }: StripeAccount, memberId: string): string {
  return `member ${account} ${livemode ? 'live' : 'test'} ${memberId}`
}

/** The name of the lease under which a customer becomes a member's: one becomes one's. It is taken after the member's. */
export function customerLease({ account, livemode }: StripeAccount, customerId: string): string {
  return `customer ${account} ${livemode ? 'live' : 'test'} ${customerId}`
}
