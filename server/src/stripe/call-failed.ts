import { GraphQLError } from 'graphql'
import { readFailure, type Failure } from './push/outcome.ts'

/** What a call finds that the SDK repeated on a cut connection, when the first one had been done or still is. */
const MAY_BE_DONE = new Set(['resource_missing', 'idempotency_key_in_use'])

/** A call to Stripe that failed, as STRIPE_ERROR: with Stripe's own text when it refused, and the advice to try again when that may help. */
export class StripeCallFailed extends GraphQLError {
  constructor(readonly failure: Failure) {
    super(failure.heals ? `Stripe could not do this just now: try again in a moment. ${failure.message}` : failure.message, { extensions: { code: 'STRIPE_ERROR' } })
  }

  /** Stripe's own word for what is wrong, as the SDK's errors have it. */
  get code(): string | undefined {
    return this.failure.code
  }

  /** Stripe has surely not done it, and says why. */
  get refused(): boolean {
    return this.failure.execution === 'never'
  }

  /** The same, whatever the SDK sent before. */
  get undone(): boolean {
    return this.refused && !MAY_BE_DONE.has(this.failure.code ?? '')
  }
}

/** What the SDK threw, as {@link StripeCallFailed}; anything else is thrown on as it is. */
export function asCallFailed(error: unknown): StripeCallFailed {
  return new StripeCallFailed(readFailure(error))
}
