import { askAccess } from './access-calls.ts'
import { startAccessWorld, type AccessWorld } from './access-world.ts'
import { createGrant } from './entitlement-calls.ts'
import { eventually } from './harness/eventually.ts'

let world: AccessWorld
beforeAll(async () => { world = await startAccessWorld() }, 120_000)
afterAll(async () => await world?.stop())

describe('a subscription', () => {
  it('gives what its product gives, times its quantity, until it is cancelled', async () => {
    const { memberId, subscription } = await world.subscriber()
    expect(await world.becomes(memberId, 'storage.gb', { granted: true, limit: 10 })).toMatchObject({
      validUntil: null, rule: 'SUM', sources: [{ kind: 'SUBSCRIPTION', sourceId: subscription, value: '10', quantity: 2, product: { name: 'Gold membership' }, subscription: { status: 'active' }, reason: null }],
    })
    await createGrant(world.server, { member: { id: memberId }, entitlementSetId: world.extra.id })
    expect(await askAccess(world.server, { id: memberId }, 'storage.gb')).toMatchObject({ limit: 110 })
    expect(await askAccess(world.server, { id: memberId }, 'support.level')).toMatchObject({ text: 'gold' })

    const item = (await world.stripe.client.subscriptions.update(subscription, { cancel_at_period_end: true })).items.data[0]
    const end = new Date((item?.current_period_end ?? 0) * 1000).toISOString()
    await world.becomes(memberId, 'forum.post', { granted: true, validUntil: end })
    expect(await askAccess(world.server, { id: memberId }, 'forum.post', end)).toMatchObject({ granted: false })
    await world.stripe.client.subscriptions.update(subscription, { cancel_at_period_end: false, items: [{ id: item?.id ?? '', quantity: 4 }] })
    await world.becomes(memberId, 'storage.gb', { limit: 120, validUntil: null })
    await world.stripe.client.subscriptions.cancel(subscription)
    await world.becomes(memberId, 'forum.post', { granted: false })
    expect(await askAccess(world.server, { id: memberId }, 'support.level')).toMatchObject({ text: 'extra' })
  }, 120_000)

  it('whose payment failed gives access for seven days from the first failure', async () => {
    const { memberId, subscription } = await world.subscriber({ trial_period_days: 14 }, 'pm_card_chargeCustomerFail')
    await world.becomes(memberId, 'forum.post', { granted: true, validUntil: null })
    await world.stripe.control('POST', '/clock/advance', { seconds: 15 * 86_400 })
    await eventually(async () => { expect((await world.stripe.client.subscriptions.retrieve(subscription)).status).toBe('past_due') })
    await world.settled()
    const { data: failures } = await world.stripe.client.events.list({ type: 'invoice.payment_failed', limit: 100 })
    const first = Math.min(...failures.filter(({ data }) => 'parent' in data.object && JSON.stringify(data.object).includes(subscription)).map(({ created }) => created))
    const end = new Date((first + 7 * 86_400) * 1000).toISOString()
    await world.becomes(memberId, 'forum.post', { granted: true, validUntil: end })
    expect(await askAccess(world.server, { id: memberId }, 'forum.post', end)).toMatchObject({ granted: false })
  }, 120_000)

  it('follows its customer to the member that it is mapped to, late or anew', async () => {
    const payer = await world.customerOf(undefined)
    await world.stripe.client.subscriptions.create({ ...payer, items: [{ price: world.monthly }] })
    await world.settled()
    const [first, second] = [await world.nobody(), await world.nobody()]
    await world.stripe.client.customers.update(payer.customer, { metadata: { member_console_id: first } })
    await world.becomes(first, 'forum.post', { granted: true })
    await world.stripe.client.customers.update(payer.customer, { metadata: { member_console_id: second } })
    await world.becomes(second, 'forum.post', { granted: true })
    expect(await askAccess(world.server, { id: first }, 'forum.post')).toMatchObject({ granted: false })
  }, 120_000)
})

describe('a purchase', () => {
  it('made together with a subscription lasts, even when the customer is deleted', async () => {
    const memberId = await world.nobody()
    const { customer } = await world.customerOf(memberId)
    const session = await world.stripe.client.checkout.sessions.create({ mode: 'subscription', customer, success_url: 'https://example.org', line_items: [{ price: world.monthly, quantity: 1 }, { price: world.book, quantity: 1 }] })
    expect(await askAccess(world.server, { id: memberId }, 'book.read')).toMatchObject({ granted: false })
    await world.stripe.control('POST', `/checkout/${session.id}/complete`, {})
    await world.becomes(memberId, 'book.read', { granted: true, validUntil: null, sources: [{ kind: 'PURCHASE', sourceId: session.id, product: { name: 'Book' } }] })
    await world.becomes(memberId, 'forum.post', { granted: true, sources: [{ kind: 'SUBSCRIPTION' }] })
    await world.stripe.client.customers.del(customer)
    await world.becomes(memberId, 'forum.post', { granted: false })
    expect(await askAccess(world.server, { id: memberId }, 'book.read')).toMatchObject({ granted: true })
  }, 120_000)
})
