import { randomUUID } from 'node:crypto'
import { createPrice, createProduct, syncOf } from '../catalog-calls.ts'
import { checkout, environment, syncedPrice } from '../checkout-calls.ts'
import { createGrant, createSet } from '../entitlement-calls.ts'
import { eventually } from '../harness/eventually.ts'
import { createMember } from '../members-calls.ts'
import { startFleet, type Fleet } from './fleet.ts'
import { alerts } from './health-calls.ts'
import { hold, killAt, leasesEnd } from './kill-at.ts'
import { accounts } from './ledger.ts'
import { pauseAt } from './pause.ts'

let fleet: Fleet
beforeAll(async () => { fleet = await startFleet({ environment }) })
afterAll(async () => { await fleet?.stop() })

async function toldTheTruth(productId: string): Promise<void> {
  expect(await syncOf(fleet.web(), 'product', productId)).toMatchObject({ status: 'PENDING', syncedAt: null })
  await eventually(async () => { expect(await alerts(fleet.web())).toContain('NO_WORKER') })
}

describe('a worker that is killed', () => {
  it('before Stripe did anything', async () => {
    const moment = await hold(fleet.stripe, 'hang', 'POST', '/v1/products')
    const id = await createProduct(fleet.web(), { name: 'Before' })
    await killAt(fleet, moment, 'worker', async () => { await toldTheTruth(id) })
    expect(await accounts(fleet.dataSource, fleet.stripe)).toEqual([])
  })

  it.each([['product', '/v1/products'], ['price', '/v1/prices']])('after Stripe made a %s, before it answered', async (_kind, path) => {
    const moment = await hold(fleet.stripe, 'timeout_after', 'POST', path)
    await createPrice(fleet.web(), await createProduct(fleet.web(), { name: 'During' }))
    await killAt(fleet, moment, 'worker')
    expect(await accounts(fleet.dataSource, fleet.stripe)).toEqual([])
  })

  it('after Stripe answered, before it was written down that it has a price', async () => {
    const moment = await pauseAt(fleet.databaseUrl, 'stripe_mapping', 'update', "new.kind = 'price' and old.stripe_id is null and new.stripe_id is not null")
    await createPrice(fleet.web(), await createProduct(fleet.web(), { name: 'After' }))
    await killAt(fleet, moment, 'worker')
    expect(await accounts(fleet.dataSource, fleet.stripe)).toEqual([])
  })

  it('while it projects', async () => {
    const moment = await pauseAt(fleet.databaseUrl, 'customer', 'insert')
    await fleet.stripe.client.customers.create({ name: 'Ada' })
    await killAt(fleet, moment, 'worker')
    expect(await accounts(fleet.dataSource, fleet.stripe)).toEqual([])
  })

  it('between what it projected and the mark that says so, while other processes are left alone by its locks', async () => {
    const moment = await pauseAt(fleet.databaseUrl, 'stripe_event', 'update', "new.status = 'processed'")
    const { id } = await fleet.stripe.client.customers.create({ name: 'Grace' })
    await killAt(fleet, moment, 'worker', async () => {
      expect(await fleet.dataSource.query('select from customer where id = $1', [id])).toEqual([])
    })
    expect(await accounts(fleet.dataSource, fleet.stripe)).toEqual([])
  })

  it('while it asks Stripe what only Stripe can tell', async () => {
    const { client } = fleet.stripe
    const price = await syncedPrice(fleet.web(), await createProduct(fleet.web(), { name: 'Asked' }), { currency: 'eur', unitAmount: 700, recurring: { interval: 'MONTH' } })
    const { id: customer } = await client.customers.create({ name: 'Asked' })
    const { id: card } = await client.paymentMethods.attach('pm_card_visa', { customer })
    const moment = await hold(fleet.stripe, 'hang', 'GET', '/v1/')
    await client.subscriptions.create({ customer, items: [{ price: price.stripeId }], default_payment_method: card })
    await killAt(fleet, moment, 'worker', async () => { await leasesEnd(fleet) })
    expect(await accounts(fleet.dataSource, fleet.stripe)).toEqual([])
  })
})

describe('a web process that is killed', () => {
  it('before a change is durable has changed nothing, and the same request makes it once', async () => {
    const moment = await pauseAt(fleet.databaseUrl, 'audit_log', 'insert', "new.action = 'createProduct'")
    const input = { name: 'Asked twice', idempotencyKey: randomUUID() }
    const first = createProduct(fleet.web(), input).catch(() => 'cut off')
    await killAt(fleet, moment, 'web')
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
    await killAt(fleet, moment, 'web')
    expect(await first).toBe('cut off')
    expect(await fleet.dataSource.query('select from entitlement_grant')).toEqual([])
    await createGrant(fleet.web(), input)
    expect(await accounts(fleet.dataSource, fleet.stripe)).toEqual([])
  })

  it('before an event is durable gets it again', async () => {
    const moment = await pauseAt(fleet.databaseUrl, 'stripe_event', 'insert')
    await fleet.stripe.client.customers.create({ name: 'Delivered again' })
    await killAt(fleet, moment, 'web')
    expect(await accounts(fleet.dataSource, fleet.stripe)).toEqual([])
  })

  it.each([['customer', '/v1/customers'], ['session', '/v1/checkout/sessions']])('after Stripe made a %s for a checkout, before it answered, makes no second', async (object, path) => {
    const { client } = fleet.stripe
    const email = `${object}@example.org`
    const member = await createMember(fleet.web(), { name: 'At the till', email })
    const price = await syncedPrice(fleet.web(), await createProduct(fleet.web(), { name: 'Sold' }), { currency: 'eur', unitAmount: 900, recurring: { interval: 'MONTH' } })
    const input = { memberId: member.id, items: [{ priceId: price.id }], idempotencyKey: randomUUID() }
    const moment = await hold(fleet.stripe, 'timeout_after', 'POST', path)
    const first = checkout(fleet.web(), input).catch(() => 'cut off')
    await killAt(fleet, moment, 'web', async () => { await leasesEnd(fleet) })
    expect(await first).toBe('cut off')
    const { id } = await checkout(fleet.web(), input)
    const customers = await client.customers.list({ email })
    expect(customers.data).toHaveLength(1)
    const sessions = await client.checkout.sessions.list({ customer: customers.data[0]?.id ?? '' })
    expect(sessions.data.map((session) => session.id)).toEqual([id])
    expect(await accounts(fleet.dataSource, fleet.stripe)).toEqual([])
  })
})
