import fc from 'fast-check'
import type Stripe from 'stripe'
import { startConsole, type StartedConsole } from './harness/console.ts'
import { eventually } from './harness/eventually.ts'
import { startSimulator, type StartedSimulator } from './harness/simulator.ts'
import { rows } from './rows.ts'
import { createPrice, createProduct, syncOf } from './catalog-calls.ts'

let stripe: StartedSimulator
let server: StartedConsole
let databaseUrl: string
/** Two of our prices in Stripe, five euros and nine, every month. */
let prices: string[]

beforeAll(async () => {
  stripe = await startSimulator({ rateLimit: 0 })
  server = await startConsole({ stripe })
  databaseUrl = server.options.databaseUrl
  const productId = await createProduct(server, { name: 'Membership' })
  const ids = [
    await createPrice(server, productId, { currency: 'eur', unitAmount: 500, recurring: { interval: 'MONTH', intervalCount: 1 } }),
    await createPrice(server, productId, { currency: 'eur', unitAmount: 900, recurring: { interval: 'MONTH', intervalCount: 1 } }),
  ]
  prices = await Promise.all(ids.map(async (id) => await eventually(async () => {
    const { stripeId, status } = await syncOf(server, 'price', id)
    if (status !== 'SYNCED' || !stripeId) throw new Error('The price is not in Stripe yet.')
    return stripeId
  })))
})
afterAll(async () => {
  await server?.stop()
  await stripe?.stop()
})

const moment = (seconds: number | null) => (seconds === null ? null : new Date(seconds * 1000))

/** What the rows must say, from a fresh read. */
function expected(subscription: Stripe.Subscription): object {
  return {
    id: subscription.id, customer_id: subscription.customer, status: subscription.status, currency: subscription.currency,
    cancel_at_period_end: subscription.cancel_at_period_end, cancel_at: moment(subscription.cancel_at), canceled_at: moment(subscription.canceled_at),
    ended_at: moment(subscription.ended_at), trial_end: moment(subscription.trial_end), latest_invoice_id: subscription.latest_invoice,
    items: subscription.items.data.map((item) => ({ id: item.id, price: item.price.id, quantity: item.quantity, end: item.current_period_end })).sort((a, b) => a.id.localeCompare(b.id)),
  }
}

const projected = async (id: string) => (await rows<object>(
  databaseUrl,
  `select id, customer_id, status, currency, cancel_at_period_end, cancel_at, canceled_at, ended_at, trial_end, latest_invoice_id,
     (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'price', price_id, 'quantity', quantity, 'end', extract(epoch from current_period_end)::int) order by i.id collate "C"), '[]')
      from subscription_item i where subscription_id = s.id) as items
   from subscription s where id = $1`, [id]))[0]

/** What the rows of a customer's invoices must say, from a fresh read. */
async function expectedInvoices(customer: string): Promise<object[]> {
  const { data } = await stripe.client.invoices.list({ customer, limit: 100 })
  return data.map((invoice) => ({
    id: invoice.id, status: invoice.status, number: invoice.number, total: invoice.total, amount_due: invoice.amount_due, amount_paid: invoice.amount_paid,
    amount_remaining: invoice.amount_remaining, subscription_id: invoice.parent?.subscription_details?.subscription ?? null, attempt_count: invoice.attempt_count,
    paid_at: moment(invoice.status_transitions.paid_at), lines: invoice.lines.data.reduce((sum, line) => sum + line.amount, 0),
  })).sort((a, b) => (a.id < b.id ? -1 : 1))
}

const projectedInvoices = async (customer: string) => await rows<object>(
  databaseUrl,
  `select id, status, number, total::int, amount_due::int, amount_paid::int, amount_remaining::int, subscription_id, attempt_count, paid_at,
     (select coalesce(sum(amount), 0)::int from invoice_line where invoice_id = invoice.id) as lines
   from invoice where customer_id = $1 order by id collate "C"`, [customer])

type Step = { change: 'quantity'; quantity: number } | { change: 'price'; price: 0 | 1 } | { change: 'cancel' | 'cancelLater' | 'goOn' | 'month' }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ change: fc.constant('quantity' as const), quantity: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ change: fc.constant('price' as const), price: fc.constantFrom(0 as const, 1 as const) }),
  fc.record({ change: fc.constantFrom('cancelLater' as const, 'goOn' as const, 'month' as const, 'month' as const) }),
  { weight: 1, arbitrary: fc.record({ change: fc.constant('cancel' as const) }) },
)
const birth = fc.record({ card: fc.constantFrom('pm_card_visa', 'pm_card_chargeCustomerFail'), trial: fc.boolean(), steps: fc.array(step, { maxLength: 6 }) })

async function take({ id }: { id: string }, each: Step): Promise<void> {
  const { client } = stripe
  const subscription = await client.subscriptions.retrieve(id)
  if (each.change === 'month') return void (await stripe.control('POST', '/clock/advance', { seconds: 31 * 86_400 }))
  // What has ended is only looked at: Stripe would refuse.
  if (['canceled', 'incomplete_expired', 'incomplete'].includes(subscription.status)) return
  const item = subscription.items.data[0]?.id ?? ''
  if (each.change === 'quantity') await client.subscriptions.update(id, { items: [{ id: item, quantity: each.quantity }] })
  if (each.change === 'price') await client.subscriptions.update(id, { items: [{ id: item, price: prices[each.price] ?? '' }] })
  if (each.change === 'cancelLater') await client.subscriptions.update(id, { cancel_at_period_end: true })
  if (each.change === 'goOn') await client.subscriptions.update(id, { cancel_at_period_end: false })
  if (each.change === 'cancel') await client.subscriptions.cancel(id)
}

describe('subscriptions', () => {
  it('end as Stripe has them through renewals, failures and changes, however their events come', async () => {
    await fc.assert(fc.asyncProperty(birth, fc.constantFrom({ mode: 'normal' }, { mode: 'duplicate', times: 2 }, { mode: 'shuffle', window: 8 }), async ({ card, trial, steps }, mode) => {
      await stripe.control('POST', '/delivery/mode', mode)
      const customer = await stripe.client.customers.create({ name: 'Member' })
      const method = await stripe.client.paymentMethods.attach(card, { customer: customer.id })
      const subscription = await stripe.client.subscriptions.create({
        customer: customer.id, items: [{ price: prices[0] ?? '' }], default_payment_method: method.id, payment_behavior: 'allow_incomplete', ...(trial && { trial_period_days: 14 }),
      })
      for (const each of steps) await take(subscription, each)
      await stripe.control('POST', '/delivery/mode', { mode: 'normal' })
      await eventually(async () => { expect(await stripe.control('GET', '/delivery')).toMatchObject({ undelivered: [], held: 0 }) }, 60_000)
      await eventually(async () => { expect(await rows(databaseUrl, "select id, type, error from stripe_event where status in ('received', 'dead')")).toEqual([]) }, 60_000)
      expect(await projected(subscription.id)).toEqual(expected(await stripe.client.subscriptions.retrieve(subscription.id)))
      expect(await projectedInvoices(customer.id)).toEqual(await expectedInvoices(customer.id))
    }), { numRuns: 12, endOnFailure: true })
  }, 240_000)

  it('are shown with the member, the price of the catalog and the link', async () => {
    const { createMember } = await server.graphql<{ createMember: { member: { id: string } } }>('mutation { createMember(input: { name: "Ada" }) { member { id } } }')
    const memberId = createMember.member.id
    const customer = await stripe.client.customers.create({ name: 'Ada', metadata: { member_console_id: memberId } })
    const method = await stripe.client.paymentMethods.attach('pm_card_visa', { customer: customer.id })
    const { id } = await stripe.client.subscriptions.create({ customer: customer.id, items: [{ price: prices[1] ?? '', quantity: 2 }], default_payment_method: method.id })
    await eventually(async () => {
      expect(await server.graphql('query ($id: ID!) { member(id: $id) { subscriptions { id status dashboardUrl member { name } items { quantity price { summary product { name } } } } } }', { id: memberId })).toEqual({
        member: { subscriptions: [{
          id, status: 'active', dashboardUrl: `https://dashboard.stripe.com/${stripe.accountId}/test/subscriptions/${id}`, member: { name: 'Ada' },
          items: [{ quantity: 2, price: { summary: '€9.00 every month', product: { name: 'Membership' } } }],
        }] },
      })
    })
    await eventually(async () => {
      expect(await server.graphql('query ($id: ID!) { invoices(filter: { memberId: $id, status: PAID }) { items { status subscriptionId amountPaid { formatted } amountRemaining { amount } member { name } lines { amount } } } }', { id: memberId })).toEqual({
        invoices: { items: [{ status: 'paid', subscriptionId: id, amountPaid: { formatted: '€18.00' }, amountRemaining: { amount: 0 }, member: { name: 'Ada' }, lines: [{ amount: 1800 }] }] },
      })
    })
    await eventually(async () => {
      const paid = { status: 'succeeded', amount: { formatted: '€18.00' }, amountRefunded: { amount: 0 }, failureMessage: null, member: { name: 'Ada' }, invoice: { subscriptionId: id }, paymentMethod: { last4: '4242' } }
      const fields = 'id status amount { formatted } amountRefunded { amount } failureMessage member { name } invoice { subscriptionId } paymentMethod { last4 } dashboardUrl'
      const found = await server.graphql<{ payments: { items: { id: string }[] } }>(
        `query ($id: ID!) { payments(filter: { memberId: $id, status: SUCCEEDED }) { items { ${fields} } } }`, { id: memberId })
      const [payment] = found.payments.items
      expect(found).toEqual({ payments: { items: [{ ...paid, id: payment?.id, dashboardUrl: `https://dashboard.stripe.com/${stripe.accountId}/test/payments/${payment?.id}` }] } })
      expect(await server.graphql('query ($id: ID!) { member(id: $id) { payments { id } invoices { status payments { id } } paymentMethods { id type brand last4 expMonth } } }', { id: memberId })).toEqual({
        member: { payments: [{ id: payment?.id }], invoices: [{ status: 'paid', payments: [{ id: payment?.id }] }], paymentMethods: [{ id: method.id, type: 'card', brand: 'visa', last4: '4242', expMonth: 12 }] },
      })
    })
    await stripe.client.paymentMethods.detach(method.id)
    await eventually(async () => {
      expect(await server.graphql('query ($id: ID!) { member(id: $id) { paymentMethods { id } } }', { id: memberId })).toEqual({ member: { paymentMethods: [] } })
    })
    expect(await server.graphql('query ($id: ID!) { subscriptions(filter: { memberId: $id, status: ACTIVE }) { items { id } } }', { id: memberId })).toEqual({ subscriptions: { items: [{ id }] } })
  })
})
