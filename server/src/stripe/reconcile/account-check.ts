import type { StripeConnection } from '../client.ts'
import type { StripeRateLimiter } from '../push/rate-limiter.ts'

/** What Stripe answers cannot be trusted to be about our objects: nothing may be concluded from it until a person looked. */
export class ReconcileStop extends Error {}

/**
 * Asks Stripe whose key this is. With another account's key everything of ours would look deleted.
 * @throws ReconcileStop when it is another account's; what the SDK throws
 */
export async function assertSameAccount({ client, account }: StripeConnection, limiter: StripeRateLimiter): Promise<void> {
  const { id } = await limiter.call(async () => await client.accounts.retrieveCurrent())
  if (id !== account) {
    throw new ReconcileStop(`The Stripe key belongs to ${id}, but the console is set up for ${account}: nothing was compared. Correct STRIPE_API_KEY or STRIPE_ACCOUNT_ID.`)
  }
}

/** So many missing objects are looked up without a question; more than that must also be a small part of all. */
const UNSUSPICIOUS = 5
const SUSPICIOUS_SHARE = 0.05

/** @throws ReconcileStop when so many objects are gone that it is more likely that something is wrong */
export function assertPlausible(kind: string, missing: number, present: number): void {
  if (missing <= UNSUSPICIOUS || missing <= present * SUSPICIOUS_SHARE) return
  throw new ReconcileStop(
    `Stripe does not list ${missing} of ${present} objects of kind ${kind}, so nothing was buried. If they were deleted in Stripe on purpose, start again and accept it.`)
}
