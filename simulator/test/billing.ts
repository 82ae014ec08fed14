import type { Stripe } from 'stripe'
import type { Simulator } from '../src/simulator.ts'
import { control } from './harness.ts'

/** Seconds of a day. */
export const DAY = 24 * 3600

/** A price of a new product. */
export async function price(stripe: Stripe, unitAmount: number, name = 'Gold', interval: 'day' | 'week' | 'month' | 'year' = 'month'): Promise<Stripe.Price> {
  return stripe.prices.create({ currency: 'eur', unit_amount: unitAmount, product_data: { name }, recurring: { interval } })
}

/** A customer whose card is this test card. */
export async function payer(stripe: Stripe, card = 'pm_card_visa', more: Stripe.CustomerCreateParams = {}): Promise<Stripe.Customer> {
  return stripe.customers.create({ email: 'ada@example.com', payment_method: card, invoice_settings: { default_payment_method: card }, ...more })
}

/** Gives a customer another card to pay with. */
export async function changeCard(stripe: Stripe, customer: string, card: string): Promise<void> {
  const method = await stripe.paymentMethods.attach(card, { customer })
  await stripe.customers.update(customer, { invoice_settings: { default_payment_method: method.id } })
}

/** Moves the simulator's clock. */
export async function advance(sim: Simulator, seconds: number): Promise<void> {
  await control(sim, 'POST', '/clock/advance', { seconds })
}

/** The types of all events so far, oldest first. @param after the id of an event to begin behind. */
export async function eventTypes(stripe: Stripe, after?: string): Promise<string[]> {
  const types: string[] = []
  for await (const event of stripe.events.list({ limit: 100, ...(after === undefined ? {} : { ending_before: after }) })) types.push(event.type)
  // Backwards from a cursor, the SDK gives the oldest first.
  return after === undefined ? types.toReversed() : types
}

/** The newest event of a type. */
export async function lastEvent(stripe: Stripe, type: string): Promise<Stripe.Event> {
  const [event] = (await stripe.events.list({ type, limit: 1 })).data
  if (event === undefined) throw new Error(`no event ${type}`)
  return event
}
