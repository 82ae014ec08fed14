/** What a subscription's status means for access. */
export type StatusAccess = 'yes' | 'withinGrace' | 'no'

/**
 * The one place that says which status of a subscription gives access. A subscription that is to be cancelled keeps its
 * status, and so its access, until then. https://docs.stripe.com/api/subscriptions/object#subscription_object-status
 */
export const STATUS_ACCESS: Readonly<Record<string, StatusAccess>> = {
  trialing: 'yes',
  active: 'yes',
  // Its payment failed: until the grace period is over, counted from the first failure since the last payment.
  past_due: 'withinGrace',
  // The first payment has not succeeded.
  incomplete: 'no',
  incomplete_expired: 'no',
  // All attempts at its payment failed.
  unpaid: 'no',
  // A trial ended without a way to pay.
  paused: 'no',
  canceled: 'no',
}

/** The same for any text: a status that Stripe adds gives nothing until somebody decided. */
export function statusAccess(status: string): StatusAccess {
  return STATUS_ACCESS[status] ?? 'no'
}

/** The statuses that mean this. */
export function statusesOf(access: StatusAccess): string[] {
  return Object.keys(STATUS_ACCESS).filter((status) => STATUS_ACCESS[status] === access)
}
