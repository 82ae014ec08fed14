import { randomUUID } from 'node:crypto'
import { createPrice, createProduct, syncOf } from '../catalog-calls.ts'
import { checkout, environment, syncedPrice } from '../checkout-calls.ts'
import { createGrant, createSet } from '../entitlement-calls.ts'
import { eventually } from '../harness/eventually.ts'
import { createMember } from '../members-calls.ts'
import { startFleet, type Fleet } from './fleet.ts'
import { alerts } from './health-calls.ts'
import { accounts } from './ledger.ts'
import { pauseAt } from './pause.ts'

let fleet: Fleet
beforeAll(async () => { fleet = await startFleet({ environment }) })
afterAll(async () => { await fleet?.stop() })

/** The next such call of Stripe's API does not come to its end until the faults are cleared. */
async function hold(mode: 'hang' | 'timeout_after', method: 'GET' | 'POST', path: string): Promise<{ reached(): Promise<void>; release(): Promise<void> }> {
  const { control } = fleet.stripe
  await control('POST', '/faults', { mode, count: 1, match: { method, path } })
  return {
    reached: async () => { await eventually(async () => { expect(await control('GET', '/faults')).toMatchObject({ holding: 1 }) }) },
    release: async () => { await control('DELETE', '/faults') },
  }
}

/** Whoever stands there is killed, the world goes on, and somebody is started in its place. */
async function killAt(moment: { reached(): Promise<void>; release(): Promise<void> }, role: 'web' | 'worker', meanwhile?: () => Promise<void>): Promise<void> {
  await moment.reached()
  await fleet.kill(role)
  await meanwhile?.()
  await moment.release()
  await fleet.revive(role)
}

/** Spares a test the time until what the dead held is free. */
async function leasesEnd(): Promise<void> {
  await fleet.dataSource.query("update stripe_lease set leased_until = now() - interval '1 second'")
  await fleet.dataSource.query('update stripe_lookup set next_attempt_at = now()')
}

async function toldTheTruth(productId: string): Promise<void> {
  expect(await syncOf(fleet.web(), 'product', productId)).toMatchObject({ status: 'PENDING', syncedAt: null })
  await eventually(async () => { expect(await alerts(fleet.web())).toContain('NO_WORKER') })
}

describe('a worker that is killed', () => {
  it('before Stripe did anything', async () => {
    const moment = await hold('hang', 'POST', '/v1/products')
    const id = await createProduct(fleet.web(), { name: 'Before' })
    await killAt(moment, 'worker', async () => { await toldTheTruth(id) })
    expect(await accounts(fleet.dataSource, fleet.stripe)).toEqual([])
  })

  it.each([['product', '/v1/products'], ['price', '/v1/prices']])('after Stripe made a %s, before it answered', async (_kind, path) => {
    const moment = await hold('timeout_after', 'POST', path)
    await createPrice(fleet.web(), await createProduct(fleet.web(), { name: 'During' }))
    await killAt(moment, 'worker')
    expect(await accounts(fleet.dataSource, fleet.stripe)).toEqual([])
  })

  it('after Stripe answered, before it was written down that it has a price', async () => {
    const moment = await pauseAt(fleet.databaseUrl, 'stripe_mapping', 'update', "new.kind = 'price' and old.stripe_id is null and new.stripe_id is not null")
    await createPrice(fleet.web(), await createProduct(fleet.web(), { name: 'After' }))
    await killAt(moment, 'worker')
    expect(await accounts(fleet.dataSource, fleet.stripe)).toEqual([])
  })

  it('while it projects', async () => {
    const moment = await pauseAt(fleet.databaseUrl, 'customer', 'insert')
    await fleet.stripe.client.customers.create({ name: 'Ada' })
    await killAt(moment, 'worker')
    expect(await accounts(fleet.dataSource, fleet.stripe)).toEqual([])
  })

  it('between what it projected and the mark that says so, while other processes are left alone by its locks', async () => {
    const moment = await pauseAt(fleet.databaseUrl, 'stripe_event', 'update', "new.status = 'processed'")
    const { id } = await fleet.stripe.client.customers.create({ name: 'Grace' })
    await killAt(moment, 'worker', async () => {
      expect(await fleet.dataSource.query('select from customer where id = $1', [id])).toEqual([])
    })
    expect(await accounts(fleet.dataSource, fleet.stripe)).toEqual([])
  })

  it('while it asks Stripe what only Stripe can tell', async () => {
    const { client } = fleet.stripe
    const price = await syncedPrice(fleet.web(), await createProduct(fleet.web(), { name: 'Asked' }), { currency: 'eur', unitAmount: 700, recurring: { interval: 'MONTH' } })
    const { id: customer } = await client.customers.create({ name: 'Asked' })
    const { id: card } = await client.paymentMethods.attach('pm_card_visa', { customer })
    const moment = await hold('hang', 'GET', '/v1/')
    await client.subscriptions.create({ customer, items: [{ price: price.stripeId }], default_payment_method: card })
    await killAt(moment, 'worker', leasesEnd)
    expect(await accounts(fleet.dataSource, fleet.stripe)).toEqual([])
  })
})

describe('a web process that is killed', () => {
  it('before a change is durable has changed nothing, and the same request makes it once', async () => {
    const moment = await pauseAt(fleet.databaseUrl, 'audit_log', 'insert', "new.action = 'createProduct'")
    const input = { name: 'Asked twice', idempotencyKey: randomUUID() }
    const first = createProduct(fleet.web(), input).catch(() => 'cut off')
    await killAt(moment, 'web')
    expect(await first).toBe('cut off')
    const id = await createProduct(fleet.web(), input)
    expect(await createProduct(fleet.web(), input)).toBe(id)
    expect(await accounts(fleet.dataSource, fleet.stripe)).toEqual([])
  })

  it('before a grant is durable leaves no trace of it', async () => {
    const member = await createMember(fleet.web(), { name: 'Granted' })
    const set = await createSet(fleet.web(), { key: 'guest', name: 'Guest', rules: [] })
    const moment = await pauseAt(fleet.databaseUrl, 'audit_log', 'insert', "new.action = 'createGrant'")
    const input = { member: { id: member.id }, entitlementSetId: set.id }
    const first = createGrant(fleet.web(), input).catch(() => 'cut off')
    await killAt(moment, 'web')
    expect(await first).toBe('cut off')
    expect(await fleet.dataSource.query('select from entitlement_grant')).toEqual([])
    await createGrant(fleet.web(), input)
    expect(await accounts(fleet.dataSource, fleet.stripe)).toEqual([])
  })

  it('before an event is durable gets it again', async () => {
    const moment = await pauseAt(fleet.databaseUrl, 'stripe_event', 'insert')
    await fleet.stripe.client.customers.create({ name: 'Delivered again' })
    await killAt(moment, 'web')
    expect(await accounts(fleet.dataSource, fleet.stripe)).toEqual([])
  })

  it('after Stripe did what was asked of a subscription, before it answered, shows what it is, and takes it for nobody else\'s doing', async () => {
    const { client, control } = fleet.stripe
    const member = await createMember(fleet.web(), { name: 'Leaves' })
    const price = await syncedPrice(fleet.web(), await createProduct(fleet.web(), { name: 'Left' }), { currency: 'eur', unitAmount: 900, recurring: { interval: 'MONTH' } })
    const session = await checkout(fleet.web(), { memberId: member.id, items: [{ priceId: price.id }] })
    await control('POST', `/checkout/${session.id}/complete`, {})
    const { subscription } = await client.checkout.sessions.retrieve(session.id)
    const id = typeof subscription === 'string' ? subscription : ''
    const read = async () => await fleet.web().graphql('query ($id: ID!) { subscription(id: $id) { status cancelAtPeriodEnd changedOutside { field } } }', { id })
    await eventually(async () => { expect(await read()).toMatchObject({ subscription: { status: 'active', cancelAtPeriodEnd: false } }) })
    const cancel = async () => await fleet.web().graphql('mutation ($id: ID!) { cancelSubscription(input: { id: $id, when: AT_PERIOD_END, reason: "Asked to" }) { subscription { cancelAtPeriodEnd } } }', { id })
    const moment = await hold('timeout_after', 'POST', `/v1/subscriptions/${id}`)
    const first = cancel().catch(() => 'cut off')
    await killAt(moment, 'web', leasesEnd)
    expect(await first).toBe('cut off')
    expect(await accounts(fleet.dataSource, fleet.stripe)).toEqual([])
    expect(await read()).toEqual({ subscription: { status: 'active', cancelAtPeriodEnd: true, changedOutside: [] } })
    await cancel()
    expect(await fleet.dataSource.query('select action, reason from audit_log where object_id = $1', [id])).toEqual([{ action: 'cancelSubscription', reason: 'Asked to' }])
    expect(await accounts(fleet.dataSource, fleet.stripe)).toEqual([])
  })

  it.each([['customer', '/v1/customers'], ['session', '/v1/checkout/sessions']])('after Stripe made a %s for a checkout, before it answered, makes no second', async (object, path) => {
    const { client } = fleet.stripe
    const email = `${object}@example.org`
    const member = await createMember(fleet.web(), { name: 'At the till', email })
    const price = await syncedPrice(fleet.web(), await createProduct(fleet.web(), { name: 'Sold' }), { currency: 'eur', unitAmount: 900, recurring: { interval: 'MONTH' } })
    const input = { memberId: member.id, items: [{ priceId: price.id }], idempotencyKey: randomUUID() }
    const moment = await hold('timeout_after', 'POST', path)
    const first = checkout(fleet.web(), input).catch(() => 'cut off')
    await killAt(moment, 'web', leasesEnd)
    expect(await first).toBe('cut off')
    const { id } = await checkout(fleet.web(), input)
    const customers = await client.customers.list({ email })
    expect(customers.data).toHaveLength(1)
    const sessions = await client.checkout.sessions.list({ customer: customers.data[0]?.id ?? '' })
    expect(sessions.data.map((session) => session.id)).toEqual([id])
    expect(await accounts(fleet.dataSource, fleet.stripe)).toEqual([])
  })
})
