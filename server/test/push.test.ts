import { randomUUID } from 'node:crypto'
import { startConsole, type StartedConsole } from './harness/console.ts'
import { createTestDatabase } from './harness/database.ts'
import { eventually } from './harness/eventually.ts'
import { startSimulator, type StartedSimulator } from './harness/simulator.ts'
import { createPrice, createProduct, syncOf, type Sync } from './catalog-calls.ts'

let stripe: StartedSimulator
let server: StartedConsole

beforeAll(async () => {
  stripe = await startSimulator()
  server = await startConsole({ stripe })
})
afterAll(async () => {
  await server?.stop()
  await stripe?.stop()
})
beforeEach(async () => {
  await stripe.control('DELETE', '/faults')
  await stripe.control('DELETE', '/requests')
})

async function synced(kind: 'product' | 'price', id: string): Promise<Sync> {
  return await eventually(async () => {
    const sync = await syncOf(server, kind, id)
    expect(sync).toMatchObject({ status: 'SYNCED', lastError: null, attempts: 0, nextAttemptAt: null, pendingSince: null })
    return sync
  }, 60_000)
}

/** How often Stripe was called so, successfully or not. */
async function calls(method: string, path: string): Promise<number> {
  const { requests } = await stripe.control<{ requests: { path: string }[] }>('GET', `/requests?method=${method}&path=${encodeURIComponent(path)}`)
  return requests.filter((request) => request.path === path).length
}

const everyPriceOf = async (stripeId: string) => (await stripe.client.prices.list({ product: stripeId, limit: 100 })).data

describe('the catalog in Stripe', () => {
  it('has a product with all its fields, under an id that we chose, and the link to it', async () => {
    const id = await createProduct(server, {
      name: 'Supporter', description: 'Keeps us going', images: ['https://example.org/a.png'], unitLabel: 'seat', statementDescriptor: 'MEMBER CLUB',
      taxCode: 'txcd_10000000', url: 'https://example.org/supporter', marketingFeatures: ['Forum', 'Newsletter'], metadata: { team: 'north' },
    })
    const { stripeId, dashboardUrl } = await synced('product', id)
    expect(stripeId).toBe(`prod_${id.replaceAll('-', '')}`)
    expect(dashboardUrl).toBe(`https://dashboard.stripe.com/${stripe.accountId}/test/products/${stripeId}`)
    expect(await stripe.client.products.retrieve(stripeId ?? '')).toMatchObject({
      name: 'Supporter', description: 'Keeps us going', images: ['https://example.org/a.png'], unit_label: 'seat', statement_descriptor: 'MEMBER CLUB',
      tax_code: 'txcd_10000000', url: 'https://example.org/supporter', marketing_features: [{ name: 'Forum' }, { name: 'Newsletter' }],
      metadata: { team: 'north', member_console_id: id }, active: true,
    })
  })

  it('follows an edit, and loses what was cleared', async () => {
    const id = await createProduct(server, { name: 'Before', description: 'Old', url: 'https://example.org', metadata: { a: '1', b: '2' }, marketingFeatures: ['x'] })
    const { stripeId } = await synced('product', id)
    await server.graphql(
      'mutation ($input: UpdateProductInput!) { updateProduct(input: $input) { product { sync { status } } } }',
      { input: { id, name: 'After', description: null, url: null, metadata: { b: '3' }, marketingFeatures: [] } },
    )
    await synced('product', id)
    const product = await stripe.client.products.retrieve(stripeId ?? '')
    expect(product).toMatchObject({ name: 'After', description: null, url: null, marketing_features: [] })
    expect(product.metadata).toEqual({ b: '3', member_console_id: id })
  })

  it('archives and restores products and prices, and never deletes', async () => {
    const id = await createProduct(server, { name: 'Seasonal' })
    const priceId = await createPrice(server, id)
    const [product, price] = [await synced('product', id), await synced('price', priceId)]
    for (const [verb, active] of [['archive', false], ['restore', true]] as const) {
      await server.graphql(`mutation { ${verb}Product(id: "${id}") { product { active } } ${verb}Price(id: "${priceId}") { price { active } } }`)
      await synced('product', id)
      await synced('price', priceId)
      expect((await stripe.client.products.retrieve(product.stripeId ?? '')).active).toBe(active)
      expect((await stripe.client.prices.retrieve(price.stripeId ?? '')).active).toBe(active)
    }
  })

  it('has every kind of price as it is', async () => {
    const id = await createProduct(server, { name: 'All kinds' })
    const monthly = { interval: 'MONTH', intervalCount: 3 }
    const cases: [object, object][] = [
      [{ currency: 'eur', unitAmount: 500, recurring: monthly, taxBehavior: 'INCLUSIVE', nickname: 'Quarterly' },
        { unit_amount: 500, currency: 'eur', tax_behavior: 'inclusive', nickname: 'Quarterly', recurring: { interval: 'month', interval_count: 3 } }],
      [{ currency: 'JPY', unitAmount: 500 }, { unit_amount: 500, currency: 'jpy', type: 'one_time' }],
      [{ currency: 'usd', customUnitAmount: { minimum: 200, preset: 500, maximum: 10_000 } }, { unit_amount: null, custom_unit_amount: { minimum: 200, preset: 500, maximum: 10_000 } }],
      [{ currency: 'eur', tiersMode: 'GRADUATED', recurring: monthly, tiers: [{ upTo: 5, unitAmount: 700 }, { unitAmount: 650, flatAmount: 100 }] },
        { billing_scheme: 'tiered', tiers_mode: 'graduated' }],
      [{ currency: 'kwd', unitAmount: 5120 }, { unit_amount: 5120, currency: 'kwd' }],
    ]
    for (const [input, expected] of cases) {
      const { stripeId } = await synced('price', await createPrice(server, id, input))
      expect(await stripe.client.prices.retrieve(stripeId ?? '')).toMatchObject(expected)
    }
  })

  it('gets a successor for a price whose amount changes: lookup key handed over, predecessor archived', async () => {
    const id = await createProduct(server, { name: 'Replaced' })
    const lookupKey = `key-${randomUUID()}`
    const oldId = await createPrice(server, id, { currency: 'eur', unitAmount: 500, lookupKey, recurring: { interval: 'MONTH', intervalCount: 1 } })
    const old = await synced('price', oldId)
    const { replacePrice } = await server.graphql<{ replacePrice: { price: { id: string; lookupKey: string }; replaced: { id: string; active: boolean; lookupKey: null } } }>(
      'mutation ($id: ID!) { replacePrice(input: { priceId: $id, unitAmount: 700 }) { price { id lookupKey replaces { id } } replaced { id active lookupKey replacedBy { id } } } }', { id: oldId },
    )
    expect(replacePrice.price.lookupKey).toBe(lookupKey)
    expect(replacePrice.replaced).toMatchObject({ id: oldId, active: false, lookupKey: null, replacedBy: { id: replacePrice.price.id } })
    const successor = await synced('price', replacePrice.price.id)
    await synced('price', oldId)
    expect(await stripe.client.prices.retrieve(successor.stripeId ?? '')).toMatchObject({ unit_amount: 700, lookup_key: lookupKey, active: true, recurring: { interval: 'month' } })
    expect(await stripe.client.prices.retrieve(old.stripeId ?? '')).toMatchObject({ unit_amount: 500, lookup_key: null, active: false })
  })
})

describe('replacing prices', () => {
  it('hands the lookup key over every time, however busy the workers are', async () => {
    const id = await createProduct(server, { name: 'Handed over' })
    const keys = Array.from({ length: 8 }, () => `key-${randomUUID()}`)
    const olds = await Promise.all(keys.map(async (lookupKey) => await createPrice(server, id, { currency: 'eur', unitAmount: 500, lookupKey })))
    for (const old of olds) await synced('price', old)
    await stripe.control('POST', '/faults', { mode: 'error', status: 500, count: 3, match: { method: 'POST', path: '/v1/prices/' } })
    const successors = await Promise.all(olds.map(async (old) => {
      const { replacePrice } = await server.graphql<{ replacePrice: { price: { id: string } } }>('mutation ($id: ID!) { replacePrice(input: { priceId: $id, unitAmount: 700 }) { price { id } } }', { id: old })
      return replacePrice.price.id
    }))
    for (const each of [...successors, ...olds]) await synced('price', each)
    for (const [index, lookupKey] of keys.entries()) {
      const { data } = await stripe.client.prices.list({ lookup_keys: [lookupKey] })
      expect(data.map((price) => price.id)).toEqual([(await syncOf(server, 'price', successors[index] ?? '')).stripeId])
    }
  })
})

describe('Stripe in trouble', () => {
  it('learns that what it made was deleted in Stripe before it knew of it', async () => {
    await stripe.control('POST', '/faults', { mode: 'timeout_after', count: 1, match: { method: 'POST', path: '/v1/products' } })
    const id = await createProduct(server, { name: 'Gone at once' })
    await eventually(async () => { expect(await stripe.control('GET', '/faults')).toMatchObject({ holding: 1 }) })
    await stripe.client.products.del(`prod_${id.replaceAll('-', '')}`)
    await stripe.control('POST', '/delivery/settle', {})
    await stripe.control('DELETE', '/faults')
    await eventually(async () => { expect(await syncOf(server, 'product', id)).toMatchObject({ status: 'NOT_MAPPED', deletedAt: expect.any(String) }) })
  })

  it('pushes the rest of a price whose tax behaviour Stripe does not let go', async () => {
    const productId = await createProduct(server, { name: 'Taxed there' })
    const id = await createPrice(server, productId)
    const { stripeId } = await synced('price', id)
    await stripe.client.prices.update(stripeId ?? '', { tax_behavior: 'exclusive' })
    await server.graphql('mutation ($id: ID!) { updatePrice(input: { id: $id, taxBehavior: INCLUSIVE, nickname: "still pushed" }) { price { id } } }', { id })
    await eventually(async () => {
      expect(await syncOf(server, 'price', id)).toMatchObject({ status: 'SYNCED', drift: [{ field: 'tax_behavior', ours: 'inclusive', stripes: 'exclusive' }] })
      expect(await stripe.client.prices.retrieve(stripeId ?? '')).toMatchObject({ nickname: 'still pushed' })
    })
  })


  it('does not make a second product or price when the connection drops after Stripe committed', async () => {
    await stripe.control('POST', '/faults', { mode: 'drop_after', count: 2, match: { method: 'POST', path: '/v1/products' } })
    const id = await createProduct(server, { name: 'Dropped' })
    const { stripeId } = await synced('product', id)
    await stripe.control('POST', '/faults', { mode: 'drop_after', count: 2, match: { method: 'POST', path: '/v1/prices' } })
    const price = await synced('price', await createPrice(server, id))
    expect((await everyPriceOf(stripeId ?? '')).map((each) => each.id)).toEqual([price.stripeId])
  })

  it('does not make a second price when Stripe committed, answered 500, and keeps that answer for the key', async () => {
    const id = await createProduct(server, { name: 'Broken answer' })
    const { stripeId } = await synced('product', id)
    await stripe.control('POST', '/faults', { mode: 'error_after', count: 1, match: { method: 'POST', path: '/v1/prices' } })
    const price = await synced('price', await createPrice(server, id))
    expect((await everyPriceOf(stripeId ?? '')).map((each) => each.id)).toEqual([price.stripeId])
  })

  it('carries an edit that came while the outcome of the create was unknown', async () => {
    const id = await createProduct(server, { name: 'Edited meanwhile' })
    const { stripeId } = await synced('product', id)
    await stripe.control('POST', '/faults', { mode: 'drop_after', count: 2, match: { method: 'POST', path: '/v1/prices' } })
    const priceId = await createPrice(server, id, { currency: 'eur', unitAmount: 500, nickname: 'first', metadata: { gone: 'soon' } })
    await server.graphql('mutation ($id: ID!, $metadata: Metadata) { updatePrice(input: { id: $id, nickname: "second", metadata: $metadata }) { price { id } } }', { id: priceId, metadata: { kept: 'yes' } })
    await synced('price', priceId)
    const prices = await everyPriceOf(stripeId ?? '')
    expect(prices).toHaveLength(1)
    expect(prices[0]).toMatchObject({ nickname: 'second', metadata: { kept: 'yes', member_console_id: priceId } })
    expect(prices[0]?.metadata).not.toHaveProperty('gone')
  })

  it('unsets metadata that a call of unknown outcome wrote', async () => {
    await stripe.control('POST', '/faults', { mode: 'drop_after', count: 2, match: { method: 'POST', path: '/v1/products' } })
    const id = await createProduct(server, { name: 'Secret', metadata: { secret_tier: 'gold' } })
    await server.graphql('mutation ($id: ID!) { updateProduct(input: { id: $id, metadata: null }) { product { id } } }', { id })
    const { stripeId } = await synced('product', id)
    expect((await stripe.client.products.retrieve(stripeId ?? '')).metadata).toEqual({ member_console_id: id })
  })

  it('leaves a lookup key with a price that others made, and says so', async () => {
    const id = await createProduct(server, { name: 'Contested' })
    const { stripeId } = await synced('product', id)
    const theirs = await stripe.client.prices.create({ product: stripeId ?? '', currency: 'eur', unit_amount: 900, lookup_key: 'contested' })
    const priceId = await createPrice(server, id, { currency: 'eur', unitAmount: 500, lookupKey: 'contested' })
    await eventually(async () => {
      expect(await syncOf(server, 'price', priceId)).toMatchObject({ status: 'PENDING', stopped: true, lastError: expect.stringContaining('lookup key') })
    })
    expect((await stripe.client.prices.retrieve(theirs.id)).lookup_key).toBe('contested')
  })

  it('keeps the lookup key with its newest owner when an old create comes through late', async () => {
    const id = await createProduct(server, { name: 'Late' })
    await synced('product', id)
    await stripe.control('POST', '/faults', { mode: 'hang', count: 1, match: { method: 'POST', path: '/v1/prices' } })
    const first = await createPrice(server, id, { currency: 'eur', unitAmount: 500, lookupKey: 'late' })
    await eventually(async () => { expect(await stripe.control('GET', '/faults')).toMatchObject({ holding: 1 }) })
    await server.graphql('mutation ($id: ID!) { updatePrice(input: { id: $id, lookupKey: null }) { price { id } } }', { id: first })
    const second = await synced('price', await createPrice(server, id, { currency: 'eur', unitAmount: 700, lookupKey: 'late' }))
    await stripe.control('DELETE', '/faults')
    await synced('price', first)
    expect((await stripe.client.prices.retrieve(second.stripeId ?? '')).lookup_key).toBe('late')
  })

  it('weathers a storm of 429 and 500, telling the operator meanwhile', async () => {
    await stripe.control('POST', '/faults', { mode: 'error', status: 500, count: 1, match: { path: '/v1/products' } })
    const id = await createProduct(server, { name: 'Stormy' })
    await eventually(async () => {
      expect(await syncOf(server, 'product', id)).toMatchObject({ status: 'PENDING', failing: true, stopped: false, lastError: expect.stringContaining('500') })
    })
    await stripe.control('POST', '/faults', { mode: 'error', status: 429, count: 1, match: { path: '/v1/products' } })
    await synced('product', id)
  })

  it('stops at a refusal that cannot heal, shows its text, and goes on when the object is corrected', async () => {
    await stripe.control('POST', '/faults', { mode: 'error', status: 400, count: 1, match: { path: '/v1/products' } })
    const id = await createProduct(server, { name: 'Refused' })
    await eventually(async () => {
      expect(await syncOf(server, 'product', id)).toMatchObject({ status: 'PENDING', failing: true, stopped: true, nextAttemptAt: null, lastError: expect.stringContaining('400') })
    })
    const { products } = await server.graphql<{ products: { items: { id: string }[] } }>('{ products(filter: { failing: true }) { items { id } } }')
    expect(products.items.map((product) => product.id)).toContain(id)
    await server.graphql('mutation ($id: ID!) { updateProduct(input: { id: $id, name: "Corrected" }) { product { id } } }', { id })
    await synced('product', id)
  })

  it('makes a product anew, on request only, when it was deleted in Stripe', async () => {
    const id = await createProduct(server, { name: 'Deleted there' })
    const { stripeId } = await synced('product', id)
    await stripe.client.products.del(stripeId ?? '')
    await eventually(async () => { expect(await syncOf(server, 'product', id)).toMatchObject({ status: 'NOT_MAPPED', stripeId: null, dashboardUrl: null, deletedAt: expect.any(String) }) })
    await server.graphql('mutation ($id: ID!) { retrySync(kind: PRODUCT, id: $id) { sync { status } } }', { id })
    const again = await synced('product', id)
    expect(again.stripeId).not.toBe(stripeId)
    expect(await stripe.client.products.retrieve(again.stripeId ?? '')).toMatchObject({ name: 'Deleted there' })
  })

  it('finds a price that Stripe made just before the console was killed, and makes no second', async () => {
    const id = await createProduct(server, { name: 'Killed' })
    const { stripeId } = await synced('product', id)
    await stripe.control('POST', '/faults', { mode: 'timeout_after', count: 1, match: { method: 'POST', path: '/v1/prices' } })
    const priceId = await createPrice(server, id)
    await eventually(async () => { expect(await everyPriceOf(stripeId ?? '')).toHaveLength(1) })
    await server.kill()
    await stripe.control('DELETE', '/faults')
    server = await startConsole(server.options)
    const price = await synced('price', priceId)
    expect((await everyPriceOf(stripeId ?? '')).map((each) => each.id)).toEqual([price.stripeId])
    expect(await calls('POST', '/v1/prices')).toBe(1)
  }, 120_000)
})

describe('a key that comes later', () => {
  it('gets everything pushed that it has not seen, and nothing twice', async () => {
    const url = await createTestDatabase()
    const before = await startConsole({ databaseUrl: url })
    const id = await createProduct(before, { name: 'Early' })
    const priceId = await createPrice(before, id)
    expect(await syncOf(before, 'product', id)).toMatchObject({ status: 'NOT_MAPPED', stripeId: null, dashboardUrl: null })
    const { syncSummary } = await before.graphql('{ syncSummary { synced pending notMapped failing oldestPendingAt } }')
    expect(syncSummary).toEqual({ synced: 0, pending: 0, notMapped: 2, failing: 0, oldestPendingAt: null })
    await before.stop()
    const after = await startConsole({ databaseUrl: url, stripe })
    try {
      await eventually(async () => {
        expect((await syncOf(after, 'product', id)).status).toBe('SYNCED')
        expect((await syncOf(after, 'price', priceId)).status).toBe('SYNCED')
      })
      expect(await everyPriceOf(`prod_${id.replaceAll('-', '')}`)).toHaveLength(1)
    } finally {
      await after.stop()
    }
  }, 120_000)
})
