import { startConsole, type StartedConsole } from './harness/console.ts'
import { eventually } from './harness/eventually.ts'
import { startSimulator, type StartedSimulator } from './harness/simulator.ts'
import { createPrice, createProduct, syncOf } from './catalog-calls.ts'

let stripe: StartedSimulator
let server: StartedConsole
/** Two of our prices in Stripe, five euros and nine, every month. */
let prices: string[]

beforeAll(async () => {
  stripe = await startSimulator({ rateLimit: 0 })
  server = await startConsole({ stripe })
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

describe('subscriptions', () => {
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
      expect(await server.graphql('query ($id: ID!) { invoices(filter: { memberId: $id, status: PAID }) { items { status subscriptionId amountPaid { formatted } amountRemaining { amount } member { name } lines { amount { amount formatted } } } } }', { id: memberId })).toEqual({
        invoices: { items: [{ status: 'paid', subscriptionId: id, amountPaid: { formatted: '€18.00' }, amountRemaining: { amount: 0 }, member: { name: 'Ada' }, lines: [{ amount: { amount: 1800, formatted: '€18.00' } }] }] },
      })
    })
    await eventually(async () => {
      const paid = { status: 'succeeded', amount: { formatted: '€18.00' }, amountRefunded: { amount: 0 }, failureMessage: null, member: { name: 'Ada' }, invoice: { subscriptionId: id }, paymentMethod: { last4: '4242' } }
      const fields = 'id status amount { formatted } amountRefunded { amount } failureMessage member { name } invoice { subscriptionId } paymentMethod { last4 } dashboardUrl'
      const found = await server.graphql<{ payments: { items: { id: string }[] } }>(
        `query ($id: ID!) { payments(filter: { memberId: $id, status: SUCCEEDED }) { items { ${fields} } } }`, { id: memberId })
      const [payment] = found.payments.items
      expect(found).toEqual({ payments: { items: [{ ...paid, id: payment?.id, dashboardUrl: `https://dashboard.stripe.com/${stripe.accountId}/test/payments/${payment?.id}` }] } })
      expect(await server.graphql(`query ($id: ID!) { payment(id: $id) { ${fields} } }`, { id: payment?.id })).toEqual({ payment: found.payments.items[0] })
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
