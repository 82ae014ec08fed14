import type Stripe from 'stripe'

/**
 * How new something is that Stripe told, in Stripe's clock. What happened before `asOf` is in it, what happened after the
 * second of `upTo` is not, and of what happened between them nobody can tell.
 */
export interface Age {
  asOf: Date
  upTo: Date
}

/** An event's snapshot was taken within the second that the event names. */
export function ageOfSnapshot(createdAt: Date): Age {
  return { asOf: createdAt, upTo: createdAt }
}

/**
 * An answer shows what was true at some moment of the call: between its `Date`, which has whole seconds, less the time that
 * the call took and a second, and that `Date`.
 * @param started `performance.now()` before the call
 */
export function ageOfAnswer(answer: Stripe.Response<object>, started: number): Age {
  const date = Date.parse(answer.lastResponse.headers['date'] ?? '')
  if (Number.isNaN(date)) throw new Error('Stripe answered without a Date.')
  return { asOf: new Date(date - (performance.now() - started) - 1000), upTo: new Date(date) }
}
