import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import fc from 'fast-check'
import { Stripe } from 'stripe'
import type { Simulator } from '../src/simulator.ts'
import { advance, changeCard, DAY, price } from './billing.ts'
import { closeAll, control, sdk, simulator } from './harness.ts'

afterEach(closeAll)

const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('subscribe' as const), price: fc.nat(2), quantity: fc.integer({ min: 0, max: 3 }), trial: fc.option(fc.integer({ min: 1, max: 20 })), behavior: fc.constantFrom('allow_incomplete' as const, 'default_incomplete' as const) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('advance' as const), hours: fc.integer({ min: 1, max: 45 * 24 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('card' as const), card: fc.constantFrom('pm_card_visa', 'pm_card_chargeCustomerFail', 'pm_card_authenticationRequired') }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('change' as const), which: fc.nat(5), price: fc.nat(2), quantity: fc.integer({ min: 0, max: 3 }), proration: fc.constantFrom('always_invoice' as const, 'create_prorations' as const, 'none' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cancel' as const), which: fc.nat(5), how: fc.constantFrom('now' as const, 'invoice' as const, 'end' as const, 'back' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('invoice' as const), which: fc.nat(9), how: fc.constantFrom('pay' as const, 'void' as const, 'uncollectible' as const, 'finalize' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('trial' as const), which: fc.nat(5), days: fc.option(fc.integer({ min: 1, max: 10 })) }) },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** A refusal is an answer too; only a failure of the simulator is not. */
async function allowed(call: Promise<unknown>): Promise<void> {
  try {
    await call
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError) || (error.statusCode ?? 500) >= 500) throw error
  }
}

async function take(sim: Simulator, stripe: Stripe, customer: string, prices: readonly Stripe.Price[], taken: Step): Promise<void> {
  const priceId = (index: number): string => prices[index]?.id ?? ''
  const subscription = async (which: number): Promise<Stripe.Subscription | undefined> => (await stripe.subscriptions.list({ customer, status: 'all' })).data.at(which)
  switch (taken.do) {
    case 'subscribe':
      return allowed(stripe.subscriptions.create({ customer, items: [{ price: priceId(taken.price), quantity: taken.quantity }], payment_behavior: taken.behavior, ...(taken.trial === null ? {} : { trial_period_days: taken.trial }) }))
    case 'advance':
      return advance(sim, taken.hours * 3600)
    case 'card':
      return changeCard(stripe, customer, taken.card)
    case 'change': {
      const found = await subscription(taken.which)
      if (found === undefined) return
      return allowed(stripe.subscriptions.update(found.id, { items: [{ id: found.items.data[0]?.id ?? '', price: priceId(taken.price), quantity: taken.quantity }], proration_behavior: taken.proration }))
    }
    case 'cancel': {
      const found = await subscription(taken.which)
      if (found === undefined) return
      if (taken.how === 'end' || taken.how === 'back') return allowed(stripe.subscriptions.update(found.id, { cancel_at_period_end: taken.how === 'end' }))
      return allowed(stripe.subscriptions.cancel(found.id, taken.how === 'invoice' ? { prorate: true, invoice_now: true } : {}))
    }
    case 'invoice': {
      const id = (await stripe.invoices.list({ customer })).data.at(taken.which)?.id
      if (id === undefined) return
      if (taken.how === 'pay') return allowed(stripe.invoices.pay(id))
      if (taken.how === 'void') return allowed(stripe.invoices.voidInvoice(id))
      return allowed(taken.how === 'finalize' ? stripe.invoices.finalizeInvoice(id) : stripe.invoices.markUncollectible(id))
    }
    case 'trial': {
      const found = await subscription(taken.which)
      const { now } = await control<{ now: number }>(sim, 'GET', '/clock')
      if (found !== undefined) return allowed(stripe.subscriptions.update(found.id, { trial_end: taken.days === null ? 'now' : now + taken.days * DAY }))
    }
  }
}

const FINAL: Readonly<Record<string, readonly string[]>> = { subscription: ['canceled', 'incomplete_expired'], invoice: ['paid', 'void'] }

function plain(value: unknown): string {
  return JSON.stringify(value)
}

/** What a retrieve gives of an object that events told of; undefined for kinds that are not compared. */
async function retrieved(stripe: Stripe, object: string, id: string): Promise<unknown> {
  if (object === 'subscription') return stripe.subscriptions.retrieve(id)
  if (object === 'invoice') return stripe.invoices.retrieve(id)
  if (object === 'customer') return stripe.customers.retrieve(id)
  return object === 'payment_intent' ? stripe.paymentIntents.retrieve(id) : undefined
}

/** Where events lie: terminal states that are left, time that goes back, last snapshots that are not what a retrieve gives. */
async function liesOfEvents(stripe: Stripe): Promise<string[]> {
  const events: Stripe.Event[] = []
  for await (const event of stripe.events.list({ limit: 100 })) events.push(event)
  const seen = new Map<string, { id: string; object: string; status?: string }>()
  const lies: string[] = []
  let time = 0
  for (const event of events.toReversed()) {
    if (event.created < time) lies.push(`${event.type} at ${event.created} comes after ${time}`)
    time = event.created
    const object = event.data.object as { id: string; object: string; status?: string }
    const status = seen.get(object.id)?.status ?? ''
    if (FINAL[object.object]?.includes(status) === true && object.status !== status) lies.push(`${object.id} went from ${status} to ${object.status}`)
    seen.set(object.id, object)
  }
  for (const [id, object] of seen) {
    const now = await retrieved(stripe, object.object, id)
    if (now !== undefined && plain(now) !== plain(object)) lies.push(`${id}: the last event says ${plain(object)}, a retrieve ${plain(now)}`)
  }
  return lies
}

/** Where the books do not agree. */
async function wrongMoney(stripe: Stripe, customer: string): Promise<string[]> {
  const wrong: string[] = []
  let balance = 0
  for await (const invoice of stripe.invoices.list({ customer, limit: 100 })) {
    const lines: Stripe.InvoiceLineItem[] = []
    for await (const line of stripe.invoices.listLineItems(invoice.id ?? '', { limit: 100 })) lines.push(line)
    const paid = (await stripe.invoicePayments.list({ invoice: invoice.id ?? '' })).data.filter(({ status }) => status === 'paid')
    const rules: Record<string, boolean> = {
      'its lines do not make its total': lines.reduce((sum, { amount }) => sum + amount, 0) !== invoice.total,
      'paid and remaining do not make what is due': invoice.amount_paid + invoice.amount_remaining !== invoice.amount_due,
      'less than nothing is due': invoice.amount_due < 0,
      'it is paid and something remains': invoice.status === 'paid' && invoice.amount_remaining !== 0,
      'its payments do not make what is paid': paid.reduce((sum, { amount_paid: amount }) => sum + (amount ?? 0), 0) !== invoice.amount_paid,
    }
    for (const [rule, broken] of Object.entries(rules)) if (broken) wrong.push(`${rule}: ${plain(invoice)}`)
    if (invoice.ending_balance !== null && invoice.status !== 'void') balance += invoice.ending_balance - invoice.starting_balance
  }
  const now = await stripe.customers.retrieve(customer)
  if ('balance' in now && now.balance !== balance) wrong.push(`the customer's balance is ${now.balance}, not ${balance}`)
  return wrong
}

/** Where a period that begins by itself does not begin where the last one ended, or items of a subscription differ in theirs. */
async function gaps(stripe: Stripe): Promise<string[]> {
  const ends = new Map<string, number>()
  const found: string[] = []
  const events: Stripe.Event[] = []
  for await (const event of stripe.events.list({ limit: 100, types: ['customer.subscription.created', 'customer.subscription.updated'] })) events.push(event)
  for (const event of events.toReversed()) {
    const { id, items } = event.data.object as Stripe.Subscription
    const [{ current_period_start: start, current_period_end: end } = { current_period_start: 0, current_period_end: 0 }] = items.data
    const last = ends.get(id)
    if (end <= start || items.data.some((item) => item.current_period_start !== start || item.current_period_end !== end)) found.push(`${id}: ${plain(items.data)}`)
    if (event.request?.id === null && last !== undefined && last !== end && start !== last) found.push(`${id}: a period ended at ${last}, the next began at ${start}`)
    ends.set(id, end)
  }
  return found
}

test('whatever happens in a life, the books agree and the events tell the truth', async () => {
  const sim = await simulator()
  const stripe = sdk(sim)
  const life = fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 18 }), async (steps) => {
    await control(sim, 'POST', '/reset')
    const prices = [await price(stripe, 1000), await price(stripe, 2599, 'Platinum'), await price(stripe, 0, 'Free', 'week')]
    const { id } = await stripe.customers.create({ payment_method: 'pm_card_visa', invoice_settings: { default_payment_method: 'pm_card_visa' } })
    for (const taken of steps) await take(sim, stripe, id, prices, taken)
    const problems = [...(await wrongMoney(stripe, id)), ...(await gaps(stripe)), ...(await liesOfEvents(stripe))]
    if (problems.length > 0) throw new Error(problems.join('\n'))
  })
  await expect(fc.assert(life, { numRuns: 60 })).resolves.toBeUndefined()
})

test('a state file brings every life back, and it goes on', async () => {
  const stateFile = `${mkdtempSync(`${tmpdir()}/lives-`)}/state`
  const first = await simulator({ stateFile })
  const stripe = sdk(first)
  const gold = await price(stripe, 1000)
  const { id } = await stripe.customers.create({ payment_method: 'pm_card_visa', invoice_settings: { default_payment_method: 'pm_card_visa' } })
  const made = await stripe.subscriptions.create({ customer: id, items: [{ price: gold.id }] })
  await advance(first, 10 * DAY)
  const before = plain(await stripe.subscriptions.retrieve(made.id))
  await first.close()
  const second = await simulator({ stateFile })
  const again = sdk(second)
  expect(plain(await again.subscriptions.retrieve(made.id))).toEqual(before)
  await advance(second, 25 * DAY)
  expect((await again.invoices.list({ subscription: made.id })).data.map(({ status }) => status)).toEqual(['paid', 'paid'])
})
