import fc from 'fast-check'
import Stripe from 'stripe'
import { ControlFailed, type StartedSimulator } from '../harness/simulator.ts'

/** One thing that happens to a member, at Stripe. */
export type Step =
  | { do: 'subscribe' | 'checkout'; price: 0 | 1; quantity: number; trial: boolean }
  | { do: 'buyOnce' | 'month' | 'day' | 'cancel' | 'cancelLater' | 'goOn' | 'pay' | 'void' | 'giveUp' | 'detach' | 'invoice' }
  | { do: 'quantity'; quantity: number }
  | { do: 'price'; price: 0 | 1 }
  | { do: 'card'; card: string }
  | { do: 'rename'; name: string; balance: number }
  | { do: 'leave' }

/** What happens to one member, in this order. */
export interface Life { card: string; steps: Step[] }

const card = fc.constantFrom('pm_card_visa', 'pm_card_mastercard', 'pm_card_chargeCustomerFail')
const price = fc.constantFrom<0 | 1>(0, 1)
const quantity = fc.integer({ min: 1, max: 9 })
const name = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.trim() === text && !/\p{Cc}/u.test(text))

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('subscribe' as const, 'checkout' as const), price, quantity, trial: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('month' as const, 'month' as const, 'day' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('cancel' as const, 'cancelLater' as const, 'goOn' as const, 'buyOnce' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('pay' as const, 'void' as const, 'giveUp' as const, 'detach' as const, 'invoice' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('quantity' as const), quantity }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('price' as const), price }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('card' as const), card }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('rename' as const), name, balance: fc.integer({ min: -5000, max: 5000 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leave' as const) }) },
)

/** Random lives: each begins with a customer, a card and a subscription. */
export const life: fc.Arbitrary<Life> = fc.record({ card, steps: fc.array(step, { minLength: 1, maxLength: 8 }) })

/** Lives a life at the simulator. @param prices a cheap and a dear one, every month, and one that is paid once */
export async function live(stripe: StartedSimulator, prices: readonly [string, string, string], { card: first, steps }: Life): Promise<{ customer: string }> {
  const { client } = stripe
  const customer = (await client.customers.create({ name: 'Newborn', email: 'somebody@example.org' })).id
  await useCard(client, customer, first)
  for (const each of [{ do: 'subscribe', price: 0, quantity: 1, trial: false } as const, ...steps]) await unlessRefused(takeStep(stripe, prices, customer, each))
  return { customer }
}

/** Stripe may refuse a step, for what it asks for is over, a checkout for instance when another life lets a month pass: then it does not happen. */
async function unlessRefused(stepTaken: Promise<unknown>): Promise<void> {
  try {
    await stepTaken
  } catch (error) {
    // A parameter that is not known is a step that never happens, in no life.
    if (error instanceof Stripe.errors.StripeError && error.code === 'parameter_unknown') throw error
    const status = error instanceof Stripe.errors.StripeError ? error.statusCode : error instanceof ControlFailed ? error.status : undefined
    if (status === undefined || status >= 500) throw error
  }
}

async function takeStep({ client, control }: StartedSimulator, prices: readonly [string, string, string], customer: string, each: Step): Promise<unknown> {
  const payInCheckout = async (params: Stripe.Checkout.SessionCreateParams) => {
    const { id } = await client.checkout.sessions.create({ ...params, success_url: 'https://example.org/done' })
    return await control('POST', `/checkout/${id}/complete`, {})
  }
  if (each.do === 'month') return await control('POST', '/clock/advance', { seconds: 31 * 86_400 })
  if (each.do === 'day') return await control('POST', '/clock/advance', { seconds: 86_400 })
  if (each.do === 'leave') return await client.customers.del(customer)
  if (each.do === 'rename') return await client.customers.update(customer, { name: each.name, balance: each.balance })
  if (each.do === 'card') return await useCard(client, customer, each.card)
  if (each.do === 'subscribe') {
    return await client.subscriptions.create({
      customer, items: [{ price: prices[each.price], quantity: each.quantity }], payment_behavior: 'allow_incomplete', ...(each.trial && { trial_period_days: 14 }),
    })
  }
  if (each.do === 'checkout') return await payInCheckout({ customer, mode: 'subscription', line_items: [{ price: prices[each.price], quantity: each.quantity }] })
  if (each.do === 'buyOnce') return await payInCheckout({ customer, mode: 'payment', line_items: [{ price: prices[2], quantity: 1 }] })
  return await changeLatest(client, customer, prices, each)
}

/** A step that is about the latest subscription or invoice. */
async function changeLatest(client: Stripe, customer: string, prices: readonly [string, string, string], each: Step): Promise<unknown> {
  if (each.do === 'invoice') {
    const { id } = await client.invoices.create({ customer, auto_advance: false })
    await client.invoiceItems.create({ customer, invoice: id, amount: 300, currency: 'eur' })
    return await client.invoices.finalizeInvoice(id)
  }
  const { data: [invoice] } = await client.invoices.list({ customer, status: 'open', limit: 1 })
  if (invoice && each.do === 'pay') return await client.invoices.pay(invoice.id)
  if (invoice && each.do === 'void') return await client.invoices.voidInvoice(invoice.id)
  if (invoice && each.do === 'giveUp') return await client.invoices.markUncollectible(invoice.id)
  if (each.do === 'detach') {
    const { data: [method] } = await client.paymentMethods.list({ customer, limit: 1 })
    return method && await client.paymentMethods.detach(method.id)
  }
  const { data: [subscription] } = await client.subscriptions.list({ customer, limit: 1 })
  const item = subscription?.items.data[0]
  if (!subscription || !item) return undefined
  if (each.do === 'cancel') return await client.subscriptions.cancel(subscription.id)
  if (each.do === 'cancelLater' || each.do === 'goOn') return await client.subscriptions.update(subscription.id, { cancel_at_period_end: each.do === 'cancelLater' })
  if (each.do === 'quantity') return await client.subscriptions.update(subscription.id, { items: [{ id: item.id, quantity: each.quantity }] })
  if (each.do === 'price') return await client.subscriptions.update(subscription.id, { items: [{ id: item.id, price: prices[each.price] }] })
  return undefined
}

async function useCard(client: Stripe, customer: string, token: string): Promise<void> {
  const { id } = await client.paymentMethods.attach(token, { customer })
  await client.customers.update(customer, { invoice_settings: { default_payment_method: id } })
}
