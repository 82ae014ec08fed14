import { startConsole, type StartedConsole } from './harness/console.ts'
import { rows } from './rows.ts'
import { eventually } from './harness/eventually.ts'
import { startSimulator, type StartedSimulator } from './harness/simulator.ts'
import { createPrice, createProduct, syncOf } from './catalog-calls.ts'
import { deliverTo, event, inboxOf, leaveOneAttempt } from './webhook-calls.ts'

let stripe: StartedSimulator
let server: StartedConsole
let databaseUrl: string

beforeAll(async () => {
  stripe = await startSimulator()
  server = await startConsole({ stripe })
  databaseUrl = server.options.databaseUrl
})
afterAll(async () => {
  await server?.stop()
  await stripe?.stop()
})

const deliver = async (payload: string | Buffer, signature?: string) => await deliverTo(server, payload, signature)
const inbox = async (id: string) => await inboxOf(server, id)

describe('what events say of the catalog', () => {
  const synced = async (id: string) => await eventually(async () => {
    const sync = await syncOf(server, 'product', id)
    expect(sync.status).toBe('SYNCED')
    return sync
  })
  const allProcessed = async () => await eventually(async () => {
    await stripe.control('POST', '/delivery/settle', {})
    expect(await rows(databaseUrl, "select id from stripe_event where status = 'received'")).toEqual([])
  })

  it('confirms our own push without another', async () => {
    const id = await createProduct(server, { name: 'Echo', metadata: { a: '1' }, marketingFeatures: ['One'] })
    await createPrice(server, id, { currency: 'eur', unitAmount: 500, taxBehavior: 'INCLUSIVE', nickname: 'n', lookupKey: 'echo' })
    const { stripeId } = await synced(id)
    await allProcessed()
    const { requests } = await stripe.control<{ requests: unknown[] }>('GET', `/requests?path=/v1/products/${stripeId}`)
    expect(requests).toEqual([])
    expect((await syncOf(server, 'product', id)).drift).toEqual([])
  })

  it('puts back what somebody changed in the Stripe Dashboard', async () => {
    const id = await createProduct(server, { name: 'Ours' })
    const { stripeId } = await synced(id)
    await stripe.client.products.update(stripeId ?? '', { name: 'Theirs', metadata: { their_key: 'stays' } })
    await eventually(async () => {
      expect(await stripe.client.products.retrieve(stripeId ?? '')).toMatchObject({ name: 'Ours', metadata: { their_key: 'stays', member_console_id: id } })
    })
    expect(await server.graphql('query ($id: ID!) { product(id: $id) { name } }', { id })).toEqual({ product: { name: 'Ours' } })
    await synced(id)
  })

  it('notices an edit in the Dashboard that fell between our push and our learning of its success', async () => {
    const id = await createProduct(server, { name: 'Before' })
    const { stripeId } = await synced(id)
    await stripe.control('POST', '/faults', { mode: 'timeout_after', count: 1, match: { method: 'POST', path: `/v1/products/${stripeId}` } })
    await server.graphql('mutation ($id: ID!) { updateProduct(input: { id: $id, name: "Ours" }) { product { id } } }', { id })
    await eventually(async () => { expect(await stripe.control('GET', '/faults')).toMatchObject({ holding: 1 }) })
    await stripe.client.products.update(stripeId ?? '', { name: 'Theirs' })
    await stripe.control('POST', '/delivery/settle', {})
    await stripe.control('DELETE', '/faults')
    await synced(id)
    await eventually(async () => { expect(await stripe.client.products.retrieve(stripeId ?? '')).toMatchObject({ name: 'Ours' }) })
  })

  it('never takes our own objects for somebody else\'s', async () => {
    const ids = await Promise.all(Array.from({ length: 40 }, async (_value, number) => await createProduct(server, { name: `Own ${number}` })))
    for (const id of ids) await synced(id)
    await allProcessed()
    const listed = await rows<{ stripe_id: string }>(databaseUrl, 'select stripe_id from unrecognized_stripe_object where deleted_at is null')
    expect(listed.filter(({ stripe_id: stripeId }) => ids.some((id) => stripeId === `prod_${id.replaceAll('-', '')}`))).toEqual([])
  })

  it('lists a copy of ours that somebody made in the Dashboard, metadata and all', async () => {
    const id = await createProduct(server, { name: 'Original' })
    await synced(id)
    const copy = await stripe.client.products.create({ name: 'Copy', metadata: { member_console_id: id } })
    await eventually(async () => {
      expect(await server.graphql('{ unrecognizedStripeObjects { items { stripeId } } }')).toEqual({ unrecognizedStripeObjects: { items: expect.arrayContaining([{ stripeId: copy.id }]) } })
    })
  })

  it('does not list what was deleted, though its creation is heard of later', async () => {
    await stripe.control('POST', '/delivery/mode', { mode: 'withhold' })
    const { id } = await stripe.client.products.create({ name: 'Short-lived' })
    await stripe.client.products.del(id)
    const [deleted, created] = (await stripe.client.events.list({ limit: 2 })).data
    for (const each of [deleted, created]) await deliver(JSON.stringify(each))
    await stripe.control('POST', '/delivery/drop')
    await stripe.control('POST', '/delivery/mode', { mode: 'normal' })
    await eventually(async () => { expect(await rows(databaseUrl, "select 1 from stripe_event where object_id = $1 and status = 'processed'", [id])).toHaveLength(2) })
    expect(await server.graphql('{ unrecognizedStripeObjects(limit: 100) { items { stripeId } } }')).toEqual({
      unrecognizedStripeObjects: { items: expect.not.arrayContaining([{ stripeId: id }]) },
    })
  })

  it('shows what Stripe does not let us put back, and does not push it for ever', async () => {
    const id = await createProduct(server, { name: 'Taxed' })
    const priceId = await createPrice(server, id)
    const { stripeId } = await eventually(async () => {
      const sync = await syncOf(server, 'price', priceId)
      expect(sync.status).toBe('SYNCED')
      return sync
    })
    await stripe.client.prices.update(stripeId ?? '', { tax_behavior: 'exclusive' })
    await eventually(async () => {
      expect(await syncOf(server, 'price', priceId)).toMatchObject({ status: 'SYNCED', drift: [{ field: 'tax_behavior', ours: 'unspecified', stripes: 'exclusive' }] })
    })
  })

  it('reads an event of another version of the API by asking', async () => {
    const id = await createProduct(server, { name: 'Versions' })
    const { stripeId } = await synced(id)
    const old = event({ type: 'product.updated', api_version: '2022-11-15', data: { object: { id: stripeId, object: 'product', name: 'Old shape' } } })
    expect(await deliver(old.payload)).toBe(200)
    await eventually(async () => { expect(await inbox(old.id)).toMatchObject([{ status: 'processed', error: null }]) })
  })

  it('waits out an outage of Stripe, however long, instead of giving the event up', async () => {
    const theirs = await stripe.client.products.create({ name: 'Seen later' })
    await stripe.control('POST', '/faults', { mode: 'error', status: 401, count: null, match: { method: 'GET', path: '/v1/products' } })
    const old = event({ type: 'product.updated', api_version: '2022-11-15', data: { object: { id: theirs.id, object: 'product' } } })
    await deliver(old.payload)
    await rows(databaseUrl, 'update stripe_event set attempts = 50, next_attempt_at = now() where id = $1', [old.id])
    await eventually(async () => { expect(await inbox(old.id)).toMatchObject([{ status: 'received', error: expect.stringMatching(/.+/) }]) })
    await stripe.control('DELETE', '/faults')
    await rows(databaseUrl, 'update stripe_event set next_attempt_at = now() where id = $1', [old.id])
    await eventually(async () => { expect(await inbox(old.id)).toMatchObject([{ status: 'processed' }]) })
  })

  it('is not fooled by old events that come late, twice and in any order', async () => {
    await stripe.control('POST', '/delivery/mode', { mode: 'withhold' })
    const id = await createProduct(server, { name: 'v0' })
    await synced(id)
    for (const name of ['v1', 'v2', 'v3']) {
      await server.graphql('mutation ($id: ID!, $name: String!) { updateProduct(input: { id: $id, name: $name }) { product { id } } }', { id, name })
      await synced(id)
    }
    const { stripeId } = await synced(id)
    await stripe.control('POST', '/delivery/release', { shuffle: true })
    await stripe.control('POST', '/delivery/mode', { mode: 'normal' })
    await allProcessed()
    expect(await stripe.client.products.retrieve(stripeId ?? '')).toMatchObject({ name: 'v3' })
    expect(await syncOf(server, 'product', id)).toMatchObject({ status: 'SYNCED', drift: [] })
  })

  it('lists what the console did not make, until it is deleted', async () => {
    const theirs = await stripe.client.products.create({ name: 'Made in the Dashboard' })
    const list = async () => (await server.graphql<{ unrecognizedStripeObjects: { items: { stripeId: string; name: string; dashboardUrl: string }[] } }>(
      '{ unrecognizedStripeObjects { items { stripeId name kind dashboardUrl } } }')).unrecognizedStripeObjects.items.filter(({ stripeId }) => stripeId === theirs.id)
    await eventually(async () => {
      expect(await list()).toEqual([{
        stripeId: theirs.id, name: 'Made in the Dashboard', kind: 'PRODUCT', dashboardUrl: `https://dashboard.stripe.com/${stripe.accountId}/test/products/${theirs.id}`,
      }])
    })
    const { products } = await server.graphql<{ products: { totalCount: number } }>('{ products(filter: { search: "Made in the Dashboard" }) { totalCount } }')
    expect(products.totalCount).toBe(0)
    await stripe.client.products.del(theirs.id)
    await eventually(async () => { expect(await list()).toEqual([]) })
  })

  it('gives a poisonous event up after bounded attempts, and lets the others through', async () => {
    const { id, payload } = event({ type: 'customer.updated', data: { object: { id: 'cus_poison', object: 'customer', metadata: null } } })
    expect(await deliver(payload)).toBe(200)
    await leaveOneAttempt(server, id)
    await eventually(async () => { expect(await inbox(id)).toMatchObject([{ status: 'dead', error: expect.stringMatching(/.+/) }]) })
    const other = await createProduct(server, { name: 'Unhindered' })
    await synced(other)
  })
})

describe('with --catalog-policy=report', () => {
  it('shows what differs instead of pushing over it', async () => {
    const reporting = await startConsole({ stripe, environment: { CATALOG_POLICY: 'report' } })
    try {
      const id = await createProduct(reporting, { name: 'Reported' })
      const sync = async () => await syncOf(reporting, 'product', id)
      const { stripeId } = await eventually(async () => { const now = await sync(); expect(now.status).toBe('SYNCED'); return now })
      await stripe.client.products.update(stripeId ?? '', { name: 'Elsewhere' })
      await eventually(async () => { expect((await sync()).drift).toEqual([{ field: 'name', ours: 'Reported', stripes: 'Elsewhere' }]) })
      await stripe.client.products.update(stripeId ?? '', { name: 'Reported' })
      await eventually(async () => { expect((await sync()).drift).toEqual([]) })
    } finally {
      await reporting.stop()
    }
  })
})
