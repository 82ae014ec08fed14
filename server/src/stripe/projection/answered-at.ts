import type Stripe from 'stripe'

/**
 * As of when an answer of Stripe is surely true, in Stripe's clock: its `Date`, which has whole seconds, less the time
 * that the call took and a second.
 * @param started `performance.now()` before the call
 */
export function answeredAt(answer: Stripe.Response<object>, started: number): Date {
  return new Date(startedAt(answer, started) - 1000)
}

/**
 * The same in whole seconds, as events have them: an older event of the very second in which the call changed the object
 * does not pass for newer; it is settled by asking Stripe.
 */
export function sameSecondAt(answer: Stripe.Response<object>, started: number): Date {
  return new Date(Math.floor(startedAt(answer, started) / 1000) * 1000)
}

function startedAt({ lastResponse }: Stripe.Response<object>, started: number): number {
  const date = Date.parse(lastResponse.headers['date'] ?? '')
  if (Number.isNaN(date)) throw new Error('Stripe answered without a Date.')
  return date - (performance.now() - started)
}
