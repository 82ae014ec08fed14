import { createPrice, createProduct, syncOf } from './catalog-calls.ts'
import { createFeature, createSet, setProductSets } from './entitlement-calls.ts'
import { pauseAt } from './faults/pause.ts'
import { startConsole, type StartedConsole } from './harness/console.ts'
import { eventually } from './harness/eventually.ts'
import { startSimulator, type StartedSimulator } from './harness/simulator.ts'
import { createMember } from './members-calls.ts'
import { differencesOf, reconcile } from './reconcile-calls.ts'
import { rows } from './rows.ts'
import { deliverTo, event } from './webhook-calls.ts'

let stripe: StartedSimulator
let server: StartedConsole

beforeAll(async () => {
  stripe = await startSimulator({ rateLimit: 0 })
  server = await startConsole({ stripe })
})
afterAll(async () => {
  await server?.stop()
  await stripe?.stop()
})

interface Drift { id: string; stripeId: string; outlook: string; policy: string; policyOverride: string | null; fields: { field: string; ours: string; stripes: string }[] }

async function driftOf(id: string): Promise<Drift | undefined> {
  const { drift } = await server.graphql<{ drift: { items: Drift[] } }>('{ drift(limit: 100) { items { id stripeId outlook policy policyOverride fields { field ours stripes } } } }')
  return drift.items.find((each) => each.id === id)
}

async function synced(kind: 'product' | 'price', id: string): Promise<string> {
  return await eventually(async () => {
    const { status, stripeId } = await syncOf(server, kind, id)
    if (status !== 'SYNCED' || !stripeId) throw new Error(`The ${kind} is ${status}.`)
    return stripeId
  }, 60_000)
}

/** Resolves when Stripe has the name and no push is on its way. */
async function named(stripeId: string, id: string, name: string): Promise<void> {
  await eventually(async () => {
    await stripe.control('POST', '/delivery/settle', {})
    expect(await stripe.client.products.retrieve(stripeId)).toMatchObject({ name })
    expect(await syncOf(server, 'product', id)).toMatchObject({ status: 'SYNCED' })
  }, 60_000)
}

describe('drift', () => {
  it('is repaired five times within an hour, then shown until a person repairs it', async () => {
    const id = await createProduct(server, { name: 'Ours' })
    const stripeId = await synced('product', id)
    for (let round = 1; round <= 5; round += 1) {
      await stripe.client.products.update(stripeId, { name: `Theirs ${round}` })
      await named(stripeId, id, 'Ours')
    }
    await stripe.client.products.update(stripeId, { name: 'Theirs at last' })
    await eventually(async () => {
      expect(await driftOf(id)).toMatchObject({ stripeId, outlook: 'STOPPED', policy: 'REPAIR', fields: [{ field: 'name', ours: 'Ours', stripes: 'Theirs at last' }] })
    }, 60_000)
    expect(await stripe.client.products.retrieve(stripeId)).toMatchObject({ name: 'Theirs at last' })
    expect(await server.graphql('mutation ($id: ID!) { repairDrift(id: $id) { repairing } }', { id })).toEqual({ repairDrift: { repairing: 1 } })
    await named(stripeId, id, 'Ours')
    expect(await driftOf(id)).toBeUndefined()
    const actions = (await differencesOf(server, { stripeId })).map(({ action }) => action)
    expect(actions).toEqual(['REPAIRED', 'STOPPED', 'REPAIRED', 'REPAIRED', 'REPAIRED', 'REPAIRED', 'REPAIRED'])
    // Who did it: a person once, and each time before the event that told of the change.
    const { auditLog } = await server.graphql<{ auditLog: { items: { actor: { kind: string; id: string; name: string } }[] } }>(
      'query ($id: ID!) { auditLog(filter: { objectId: $id, actions: ["repairDrift"] }) { items { actor { kind id name } } } }', { id })
    const change = { kind: 'STRIPE_EVENT', id: expect.stringMatching(/^evt_/), name: 'product.updated' }
    expect(auditLog.items.map(({ actor }) => actor)).toEqual([expect.objectContaining({ kind: 'API_KEY' }), change, change, change, change, change])
  }, 180_000)

  it('is only shown for an object whose own policy is to report, and repaired when that ends', async () => {
    const id = await createProduct(server, { name: 'Tolerant' })
    const stripeId = await synced('product', id)
    const setPolicy = async (policy: string | null) => await server.graphql(
      'mutation ($id: ID!, $policy: DriftPolicy) { setDriftPolicy(id: $id, policy: $policy) { policy policyOverride } }', { id, policy })
    expect(await setPolicy('REPORT')).toEqual({ setDriftPolicy: { policy: 'REPORT', policyOverride: 'REPORT' } })
    await stripe.client.products.update(stripeId, { description: 'Theirs' })
    await eventually(async () => { expect(await driftOf(id)).toMatchObject({ outlook: 'SHOWN', policyOverride: 'REPORT', fields: [{ field: 'description', ours: null, stripes: 'Theirs' }] }) }, 60_000)
    expect(await setPolicy(null)).toEqual({ setDriftPolicy: { policy: 'REPAIR', policyOverride: null } })
    await eventually(async () => { expect(await stripe.client.products.retrieve(stripeId)).toMatchObject({ description: null }) }, 60_000)
    const { errors } = await server.graphqlRaw('mutation ($id: ID!) { repairDrift(id: $id) { repairing } }', { id: '01890000-0000-7000-8000-000000000000' })
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  }, 120_000)
})

describe('two comparisons at once', () => {
  it('leave what the newer answer said, whichever comes last', async () => {
    const id = await createProduct(server, { name: 'Watched' })
    const stripeId = await synced('product', id)
    await named(stripeId, id, 'Watched')
    await server.graphql('mutation ($id: ID!) { setDriftPolicy(id: $id, policy: REPORT) { policy } }', { id })
    // The look-up that the event wants is answered at once, and the answer is long on its way.
    await stripe.control('POST', '/faults', { mode: 'timeout_after', count: 1, match: { method: 'GET', path: `/v1/products/${stripeId}` } })
    await stripe.client.products.update(stripeId, { name: 'Theirs' })
    await eventually(async () => { expect(await stripe.control('GET', '/faults')).toMatchObject({ holding: 1 }) }, 60_000)
    await stripe.control('POST', '/delivery/mode', { mode: 'withhold' })
    await stripe.client.products.update(stripeId, { name: 'Theirs again' })
    expect(await reconcile(server)).toMatchObject({ status: 'DONE' })
    expect(await driftOf(id)).toMatchObject({ fields: [{ field: 'name', stripes: 'Theirs again' }] })
    await stripe.control('POST', '/faults/release')
    await eventually(async () => { expect(await rows(server.options.databaseUrl, "select object_id from stripe_lookup where kind = 'product'")).toEqual([]) }, 60_000)
    expect(await driftOf(id)).toMatchObject({ fields: [{ field: 'name', stripes: 'Theirs again' }] })
    await stripe.control('POST', '/delivery/drop')
    await stripe.control('POST', '/delivery/mode', { mode: 'normal' })
  }, 120_000)
})

/** An adoption that waits for those who look what products give. */
const WAITS = `select from pg_locks where locktype = 'advisory' and mode = 'ExclusiveLock' and not granted
  and (classid::bigint << 32 | objid::bigint) = hashtextextended('looking what products give', 0) and database = (select oid from pg_database where datname = current_database())`

const adopt = async (stripeProductId: string, productId: string) => await server.graphql(
  'mutation ($input: AdoptStripeProductInput!) { adoptStripeProduct(input: $input) { product { id } } }', { input: { stripeProductId, productId } })

/** Resolves when it is listed as nobody's. */
async function unrecognized(stripeId: string): Promise<void> {
  await eventually(async () => { expect(await rows(server.options.databaseUrl, 'select from unrecognized_stripe_object where stripe_id = $1', [stripeId])).toHaveLength(1) }, 60_000)
}

describe('adoptStripeProduct', () => {
  it('maps a product of the Dashboard and its compatible prices, and brings it to what the catalog says', async () => {
    const theirs = await stripe.client.products.create({ name: 'Made in the Dashboard' })
    const same = await stripe.client.prices.create({ product: theirs.id, currency: 'eur', unit_amount: 500, recurring: { interval: 'month' } })
    const other = await stripe.client.prices.create({ product: theirs.id, currency: 'eur', unit_amount: 501, recurring: { interval: 'month' } })
    const { id: memberId } = await createMember(server, { name: 'Ada' })
    const customer = await stripe.client.customers.create({ payment_method: 'pm_card_visa', invoice_settings: { default_payment_method: 'pm_card_visa' }, metadata: { member_console_id: memberId } })
    await stripe.client.subscriptions.create({ customer: customer.id, items: [{ price: same.id }] })
    const { id: featureId } = await createFeature(server, { key: 'forum.post', kind: 'BOOLEAN', name: 'Post' })
    const { id: setId } = await createSet(server, { key: 'membership', name: 'Membership', rules: [{ featureId }] })
    const granted = async () => (await server.graphql<{ access: { granted: boolean } }>('query ($id: ID!) { access(member: { id: $id }, feature: "forum.post") { granted } }', { id: memberId })).access.granted
    const id = await createProduct(server, { name: 'Membership' })
    await setProductSets(server, id, [setId])
    const monthly = { interval: 'MONTH', intervalCount: 1 }
    const priceIds = [await createPrice(server, id, { currency: 'eur', unitAmount: 500, recurring: monthly }), await createPrice(server, id, { currency: 'usd', unitAmount: 500, recurring: monthly })]
    const before = await synced('product', id)
    for (const priceId of priceIds) await synced('price', priceId)
    await eventually(async () => {
      expect(await server.graphql('{ unrecognizedStripeObjects(limit: 100) { items { stripeId } } }')).toEqual({ unrecognizedStripeObjects: { items: expect.arrayContaining([{ stripeId: theirs.id }]) } })
    }, 60_000)

    await eventually(async () => expect(await server.graphql('query ($id: ID!) { member(id: $id) { subscriptions { status } } }', { id: memberId })).toEqual({ member: { subscriptions: [{ status: 'active' }] } }))
    expect(await granted()).toBe(false)
    const mutation = 'mutation ($input: AdoptStripeProductInput!) { adoptStripeProduct(input: $input) { adoptedPrices newPrices product { id } } }'
    const input = { stripeProductId: theirs.id, productId: id }
    expect(await server.graphql(mutation, { input })).toEqual({ adoptStripeProduct: { adoptedPrices: 1, newPrices: 1, product: { id } } })
    // Who subscribed to it before has what the catalog's product gives.
    expect(await granted()).toBe(true)
    await named(theirs.id, id, 'Membership')
    expect(await syncOf(server, 'product', id)).toMatchObject({ stripeId: theirs.id })
    expect(await synced('price', priceIds[0] ?? '')).toBe(same.id)
    const added = await synced('price', priceIds[1] ?? '')
    const { data } = await stripe.client.prices.list({ product: theirs.id, limit: 100 })
    expect(data.map((price) => price.id).sort()).toEqual([same.id, other.id, added].sort())
    expect(await stripe.client.products.retrieve(before)).toMatchObject({ active: false })
    const refused = async (stripeProductId: string) => (await server.graphqlRaw(mutation, { input: { stripeProductId, productId: id } })).errors?.[0]
    expect(await refused(theirs.id)).toMatchObject({ message: expect.stringContaining(id), extensions: { code: 'CONFLICT' } })
    expect(await refused('prod_nobody')).toMatchObject({ extensions: { code: 'NOT_FOUND' } })
  }, 120_000)

  it('gives what it gives to who subscribes at the very moment', async () => {
    const theirs = await stripe.client.products.create({ name: 'Sold already' })
    const price = await stripe.client.prices.create({ product: theirs.id, currency: 'eur', unit_amount: 500, recurring: { interval: 'month' } })
    const { id: memberId } = await createMember(server, { name: 'Eve' })
    const customer = await stripe.client.customers.create({ payment_method: 'pm_card_visa', invoice_settings: { default_payment_method: 'pm_card_visa' }, metadata: { member_console_id: memberId } })
    const { id: featureId } = await createFeature(server, { key: 'forum.edit', kind: 'BOOLEAN', name: 'Edit' })
    const { id: setId } = await createSet(server, { key: 'editors', name: 'Editors', rules: [{ featureId }] })
    const productId = await createProduct(server, { name: 'Editors' })
    await setProductSets(server, productId, [setId])
    await synced('product', productId)
    const { databaseUrl } = server.options
    await unrecognized(theirs.id)
    await eventually(async () => { expect(await rows(databaseUrl, 'select from customer where id = $1', [customer.id])).toHaveLength(1) })

    // It is projected, with what it gives, and not committed yet.
    const projected = await pauseAt(databaseUrl, 'stripe_event', 'update', "new.status = 'processed' and new.type = 'customer.subscription.created'")
    await stripe.client.subscriptions.create({ customer: customer.id, items: [{ price: price.id }] })
    await projected.reached()
    const adopted = adopt(theirs.id, productId)
    const waits = eventually(async () => { expect(await rows(databaseUrl, WAITS)).toHaveLength(1) }, 60_000)
    await Promise.race([adopted, waits])
    await projected.release()
    await adopted
    await eventually(async () => {
      expect(await server.graphql('query ($id: ID!) { access(member: { id: $id }, feature: "forum.edit") { granted } }', { id: memberId })).toEqual({ access: { granted: true } })
    })
    await waits.catch(() => undefined)
  }, 120_000)

  it('gives a product to one, however many want it at once', async () => {
    const theirs = await stripe.client.products.create({ name: 'Wanted' })
    const wanting = await Promise.all(['First', 'Second', 'Third'].map(async (name) => await createProduct(server, { name })))
    for (const id of wanting) await synced('product', id)
    await unrecognized(theirs.id)
    const answers = await Promise.all(wanting.map(async (productId) => await server.graphqlRaw(
      'mutation ($input: AdoptStripeProductInput!) { adoptStripeProduct(input: $input) { product { id } } }', { input: { stripeProductId: theirs.id, productId } })))
    const refusals = answers.flatMap(({ errors }) => errors?.map(({ extensions }) => extensions.code) ?? [])
    expect(refusals).toEqual(['CONFLICT', 'CONFLICT'])
    for (const id of wanting) await synced('product', id)
    const stripeIds = await Promise.all(wanting.map(async (id) => (await syncOf(server, 'product', id)).stripeId))
    expect(new Set(stripeIds).size).toBe(3)
    expect(stripeIds).toContain(theirs.id)
  }, 120_000)

  it('waits for a push that is on its way, which would make active again what is archived', async () => {
    const theirs = await stripe.client.products.create({ name: 'Found' })
    const productId = await createProduct(server, { name: 'Kept' })
    const replaced = await synced('product', productId)
    await unrecognized(theirs.id)
    await stripe.control('POST', '/faults', { mode: 'hang', count: 1, match: { method: 'POST', path: `/v1/products/${replaced}` } })
    await server.graphql('mutation ($input: UpdateProductInput!) { updateProduct(input: $input) { product { id } } }', { input: { id: productId, name: 'Kept and renamed' } })
    await eventually(async () => { expect(await stripe.control('GET', '/faults')).toMatchObject({ holding: 1 }) }, 60_000)
    await stripe.control('DELETE', '/requests')
    const adopted = adopt(theirs.id, productId)
    await eventually(async () => { expect(await stripe.control('GET', '/requests?method=GET&path=/v1/prices')).toMatchObject({ count: 1 }) }, 60_000)
    // Time enough for one that does not wait.
    for (let look = 0; look < 20; look += 1) expect(await syncOf(server, 'product', productId)).toMatchObject({ status: 'PENDING' })
    await stripe.control('POST', '/faults/release')
    expect(await adopted).toEqual({ adoptStripeProduct: { product: { id: productId } } })
    await named(theirs.id, productId, 'Kept and renamed')
    expect(await stripe.client.products.retrieve(replaced)).toMatchObject({ active: false })
  }, 120_000)

  it('is not in the way of a look-up of the same objects, nor that of it', async () => {
    const productId = await createProduct(server, { name: 'Copied' })
    await synced('product', productId)
    const theirs = await stripe.client.products.create({ name: 'Copy', metadata: { member_console_id: productId } })
    await unrecognized(theirs.id)
    const { databaseUrl } = server.options
    const adopting = await pauseAt(databaseUrl, 'provision_debt', 'insert')
    const adopted = adopt(theirs.id, productId)
    await adopting.reached()
    const { payload } = event({ type: 'product.updated', api_version: '2024-06-20', created: Math.floor(Date.now() / 1000) + 60, data: { object: theirs } })
    expect(await deliverTo(server, payload)).toBe(200)
    await eventually(async () => {
      expect(await rows(databaseUrl, "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and wait_event <> 'advisory'")).toHaveLength(1)
    }, 60_000)
    await adopting.release()
    expect(await adopted).toEqual({ adoptStripeProduct: { product: { id: productId } } })
    await eventually(async () => { expect(await rows(databaseUrl, "select from stripe_lookup where kind = 'product'")).toEqual([]) }, 60_000)
    expect(server.logs()).not.toContain('deadlock detected')
    await synced('product', productId)
  }, 120_000)
})
