import type Stripe from 'stripe'
import type { ManagedFields, PendingCreate, StripeMapping } from '../../entities/stripe-mapping.ts'
import { distrust, StripeError } from '../client.ts'

/** Another object that has to be in Stripe first. */
export interface Prerequisite { kind: 'product' | 'price'; localId: string; message: string }

/** What came of one attempt to push an object. */
export type PushOutcome =
  /**
   * Stripe has the object as of `revision`; an older one than ours calls for another push at once. `stripes`: what it
   * answered that it has, which may differ where Stripe does not let us change something any more.
   */
  | { result: 'confirmed'; stripeId: string; revision: number; pushed: ManagedFields; stripes: ManagedFields; sentMetadataKeys: string[] }
  /** Nothing is known to be wrong with the object: try again later. `pendingCreate` replaces the remembered call. */
  | { result: 'retry'; error: string; pendingCreate?: PendingCreate | null }
  /** Stripe refuses the object as it is: a person must act. */
  | { result: 'refused'; error: string }
  /** The object was deleted in Stripe. */
  | { result: 'deleted' }
  | { result: 'waits'; for: Prerequisite }

/**
 * May what waits for this object go on? A price of a product needs its id; a predecessor must not let go of the lookup
 * key before its successor has taken it over, so it waits for a whole push.
 */
export function isReady({ kind, stripeId, syncedRevision, deletedAt }: StripeMapping): boolean {
  return deletedAt === null && stripeId !== null && (kind === 'product' || syncedRevision > 0)
}

/** Did Stripe run the call? `never`: surely not, or it undid it. `unknown`: no answer. `broken`: an answer that says nothing. */
export type Execution = 'never' | 'unknown' | 'broken'

/** What a failed call means. https://docs.stripe.com/error-low-level */
export interface Failure {
  execution: Execution
  heals: boolean
  rateLimited: boolean
  code: string | undefined
  param: string | undefined
  /** The answer is the one that Stripe keeps for the idempotency key. */
  replayed: boolean
  message: string
}

/** Reads an error that the SDK threw; anything that is not Stripe's own is thrown on. */
export function readFailure(error: unknown): Failure {
  if (!(error instanceof StripeError)) throw error
  const status = error.statusCode ?? 0
  const rateLimited = status === 429
  return {
    execution: status === 0 ? 'unknown' : status >= 500 ? 'broken' : 'never',
    // 401 and 403 heal when the key does, 409 when the other call is through.
    heals: status === 0 || status >= 500 || rateLimited || [401, 403, 409].includes(status),
    rateLimited,
    code: error.code,
    param: error.param,
    replayed: error.headers?.['idempotent-replayed'] === 'true',
    message: describe(error, status),
  }
}

function describe(error: Stripe.errors.StripeError, status: number): string {
  if (status === 0) return distrust(error) ?? 'Stripe did not answer, or the connection was cut; what it did is looked up before the next attempt.'
  const text = error.message.replace(/\b([sr]k_(?:test|live)_)\w+/g, '$1…')
  return `Stripe answered ${status}: ${text}${error.requestId ? ` (request ${error.requestId})` : ''}`
}

/** The outcome of a failed call about which nothing special is known. */
export function failed({ heals, message }: Failure): PushOutcome {
  return heals ? { result: 'retry', error: message } : { result: 'refused', error: message }
}
