import type Stripe from 'stripe'

/**
 * As of when an answer of Stripe is surely true, in Stripe's clock: its `Date`, which has whole seconds, less the time
 * that the call took and a second.
 * @param started `performance.now()` before the call
 */
export function answeredAt(answer: Stripe.Response<object>, started: number): Date {
  const date = Date.parse(answer.lastResponse.headers['date'] ?? '')
  if (Number.isNaN(date)) throw new Error('Stripe answered without a Date.')
  return new Date(date - (performance.now() - started) - 1000)
}
