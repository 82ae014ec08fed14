import type Stripe from 'stripe'
import { createPrice, createProduct, syncOf } from './catalog-calls.ts'
import { startConsole, type StartedConsole } from './harness/console.ts'
import { eventually } from './harness/eventually.ts'
import { startSimulator, type StartedSimulator } from './harness/simulator.ts'
import { createMember } from './members-calls.ts'
import { rows } from './rows.ts'

let stripe: StartedSimulator
let server: StartedConsole
/** Our own price and, in Stripe, its copy. */
let price: { id: string; stripeId: string }
let customer: string

beforeAll(async () => {
  stripe = await startSimulator({ rateLimit: 0 })
  server = await startConsole({ stripe })
  const id = await createPrice(server, await createProduct(server, { name: 'Membership' }), { currency: 'eur', unitAmount: 900, recurring: { interval: 'MONTH', intervalCount: 1 } })
  price = await eventually(async () => {
    const { stripeId } = await syncOf(server, 'price', id)
    if (!stripeId) throw new Error('The price is not in Stripe yet.')
    return { id, stripeId }
  })
  const member = await createMember(server, { name: 'Ada' })
  customer = (await stripe.client.customers.create({ name: 'Ada', metadata: { member_console_id: member.id } })).id
})
afterAll(async () => {
  await server?.stop()
  await stripe?.stop()
})

const QUERY = `query ($id: ID!) { checkoutSession(id: $id) {
  id mode status paymentStatus url subscriptionId dashboardUrl eventId amountTotal { formatted } member { name } items { quantity stripePriceId price { id } }
} }`

async function openSession(quantity: number): Promise<Stripe.Checkout.Session> {
  return await stripe.client.checkout.sessions.create({
    mode: 'subscription', customer, success_url: 'https://example.org/done', line_items: [{ price: price.stripeId, quantity }],
  })
}

describe('a Checkout session', () => {
  it('is projected with its items when it is paid, though its event comes without them', async () => {
    const { id } = await openSession(2)
    expect(await server.graphql(QUERY, { id })).toEqual({ checkoutSession: null })
    await stripe.control('POST', `/checkout/${id}/complete`, {})
    const subscription = (await stripe.client.checkout.sessions.retrieve(id)).subscription as string
    await eventually(async () => {
      expect(await server.graphql(QUERY, { id })).toEqual({ checkoutSession: {
        id, mode: 'subscription', status: 'complete', paymentStatus: 'paid', url: null, subscriptionId: subscription, eventId: null,
        dashboardUrl: `https://dashboard.stripe.com/${stripe.accountId}/test/subscriptions/${subscription}`,
        amountTotal: { formatted: '€18.00' }, member: { name: 'Ada' }, items: [{ quantity: 2, stripePriceId: price.stripeId, price: { id: price.id } }],
      } })
    })
  })

  it('stays expired, whatever comes later', async () => {
    const { id } = await openSession(1)
    await stripe.client.checkout.sessions.expire(id)
    await eventually(async () => {
      expect(await server.graphql(QUERY, { id })).toMatchObject({ checkoutSession: { status: 'expired', url: null, subscriptionId: null, dashboardUrl: null, items: [{ quantity: 1 }] } })
    })
    const { databaseUrl } = server.options
    await rows(databaseUrl, `update stripe_event set payload = replace(payload, '"expired"', '"open"'), status = 'received', next_attempt_at = now(), created_at = now() + interval '1 hour' where object_id = $1`, [id])
    await eventually(async () => { expect(await rows(databaseUrl, 'select status from stripe_event where object_id = $1', [id])).toEqual([{ status: 'processed' }]) })
    expect(await server.graphql(QUERY, { id })).toMatchObject({ checkoutSession: { status: 'expired', items: [{ quantity: 1 }] } })
  })

  it('tells of a payment that no invoice has', async () => {
    const once = await stripe.client.prices.create({ currency: 'eur', unit_amount: 700, product_data: { name: 'Once' } })
    const { id } = await stripe.client.checkout.sessions.create({
      mode: 'payment', customer, success_url: 'https://example.org/done', line_items: [{ quantity: 1, price: once.id }],
    })
    await stripe.control('POST', `/checkout/${id}/complete`, {})
    const intent = (await stripe.client.checkout.sessions.retrieve(id)).payment_intent
    await eventually(async () => {
      expect(await server.graphql('query ($search: String!) { payments(filter: { search: $search }) { items { status invoiceId amountReceived { formatted } member { name } paidAt } } }', { search: intent })).toEqual({
        payments: { items: [{ status: 'succeeded', invoiceId: null, amountReceived: { formatted: '€7.00' }, member: { name: 'Ada' }, paidAt: expect.any(String) }] },
      })
    })
  })
})
