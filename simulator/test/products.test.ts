import type { Stripe } from 'stripe'
import type { Simulator } from '../src/simulator.ts'
import { closeAll, control, raw, refusal, sdk, simulator } from './harness.ts'

let sim: Simulator
let stripe: Stripe
beforeEach(async () => {
  sim = await simulator()
  stripe = sdk(sim)
})
afterEach(closeAll)

describe('creating', () => {
  test('takes the id the caller chose, once', async () => {
    const product = await stripe.products.create({ id: 'prod_mine', name: 'Supporter' })
    expect(product).toMatchObject({ id: 'prod_mine', object: 'product', name: 'Supporter', active: true, livemode: false, default_price: null })
    expect(await refusal(stripe.products.create({ id: 'prod_mine', name: 'Again' }))).toMatchObject({ status: 400, code: 'resource_already_exists', message: 'Product already exists.' })
    expect((await stripe.products.retrieve('prod_mine')).name).toBe('Supporter')
  })

  test('keeps every field', async () => {
    const given = {
      name: 'Box',
      active: false,
      description: 'With <b>HTML</b> and ünïcode 🎉',
      images: ['https://example.com/1.png', 'https://example.com/2.png'],
      marketing_features: [{ name: 'Fast' }, { name: 'Kind' }],
      metadata: { colour: 'red', 'with space & =': '100 % [x]' },
      package_dimensions: { height: 1, length: 2.5, weight: 3, width: 4 },
      shippable: true,
      statement_descriptor: 'MEMBER BOX',
      tax_code: 'txcd_99999999',
      unit_label: 'seat',
      url: 'https://example.com/box',
    }
    const product = await stripe.products.create(given)
    expect(product).toMatchObject(given)
    expect(product.tax_details).toEqual({ performance_location: null, tax_code: 'txcd_99999999' })
    expect(product.id).toMatch(/^prod_[0-9A-Za-z]{14}$/)
    expect(await stripe.products.retrieve(product.id)).toEqual(product)
  })

  test('makes the default price that is asked for', async () => {
    const product = await stripe.products.create({ name: 'P', default_price_data: { currency: 'eur', unit_amount: 500, recurring: { interval: 'month' } }, expand: ['default_price'] })
    expect(product.default_price).toMatchObject({ object: 'price', unit_amount: 500, product: product.id })
    const types = (await stripe.events.list()).data.map(({ type }) => type)
    expect(types).toEqual(['plan.created', 'price.created', 'product.created'])
  })

  test.each([
    ['an empty name', { name: '' }, { code: 'parameter_invalid_empty', param: 'name', message: expect.stringContaining("You passed an empty string for 'name'") }],
    ['a name of 5,001 characters', { name: 'n'.repeat(5001) }, { param: 'name', message: 'Invalid string: nnnn...nnnn; must be at most 5000 characters' }],
    ['nine images', { name: 'n', images: Array(9).fill('https://example.com/x.png') }, { param: 'images' }],
    ['an image that is no address', { name: 'n', images: ['javascript:alert(1)'] }, { code: 'url_invalid', param: 'images[0]', message: 'Not a valid URL' }],
    ['sixteen features', { name: 'n', marketing_features: Array.from({ length: 16 }, () => ({ name: 'f' })) }, { param: 'marketing_features' }],
    ['a feature of 81 characters', { name: 'n', marketing_features: [{ name: 'f'.repeat(81) }] }, { param: 'marketing_features[0][name]' }],
    ['a descriptor of 23 characters', { name: 'n', statement_descriptor: 'D'.repeat(23) }, { param: 'statement_descriptor' }],
    ['a descriptor with <', { name: 'n', statement_descriptor: 'A<B' }, { param: 'statement_descriptor' }],
    ['a descriptor without a letter', { name: 'n', statement_descriptor: '12345' }, { param: 'statement_descriptor' }],
    ['a unit label of 13 characters', { name: 'n', unit_label: 'u'.repeat(13) }, { param: 'unit_label' }],
    ['a tax code that is none', { name: 'n', tax_code: 'vat' }, { code: 'resource_missing', param: 'tax_code', message: "No such tax code: 'vat'" }],
    ['a metadata key of 41 characters', { name: 'n', metadata: { ['k'.repeat(41)]: 'v' } }, { param: 'metadata' }],
    ['a metadata value of 501 characters', { name: 'n', metadata: { k: 'v'.repeat(501) } }, { param: 'metadata' }],
    ['51 metadata keys', { name: 'n', metadata: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`k${i}`, 'v'])) }, { message: expect.stringContaining("Metadata can have up to 50 keys, but you've set 51.") }],
  ])('refuses %s', async (_what, params, expected) => {
    expect(await refusal(stripe.products.create(params as Stripe.ProductCreateParams))).toMatchObject({ status: 400, ...expected })
    expect((await stripe.products.list()).data).toEqual([])
  })

  test('accepts the limits themselves', async () => {
    const product = await stripe.products.create({ name: 'n'.repeat(5000), metadata: { ['k'.repeat(40)]: 'v'.repeat(500) }, statement_descriptor: 'D'.repeat(22), unit_label: 'u'.repeat(12) })
    expect(product.name).toHaveLength(5000)
  })
})

describe('updating', () => {
  test('changes what is given, unsets what is empty, leaves the rest', async () => {
    const { id } = await stripe.products.create({ name: 'A', description: 'd', url: 'https://example.com', images: ['https://example.com/1.png'], metadata: { keep: '1', drop: '2' } })
    const updated = await stripe.products.update(id, { name: 'B', description: '', images: '', metadata: { drop: '', add: '3' } })
    expect(updated).toMatchObject({ name: 'B', description: null, images: [], url: 'https://example.com', metadata: { keep: '1', add: '3' } })
    expect(updated.metadata).not.toHaveProperty('drop')
    expect((await stripe.products.update(id, { metadata: '' })).metadata).toEqual({})
  })

  test('tells of exactly the changed fields', async () => {
    const { id } = await stripe.products.create({ name: 'A', metadata: { a: '1', b: '2' }, images: ['https://example.com/1.png'] })
    await control(sim, 'POST', '/clock/advance', { seconds: 60 })
    const before = await stripe.products.retrieve(id)
    await stripe.products.update(id, { name: 'B', metadata: { b: '3', c: '4' }, images: ['https://example.com/1.png', 'https://example.com/2.png'] })
    const [event] = (await stripe.events.list({ type: 'product.updated' })).data
    expect(event?.data.previous_attributes).toEqual({ name: 'A', metadata: { b: '2', c: null }, images: ['https://example.com/1.png'], updated: before.updated })
    expect(event?.data.object).toEqual(await stripe.products.retrieve(id))
  })

  test('says nothing when nothing changes', async () => {
    const before = await stripe.products.create({ name: 'A', description: 'd', metadata: { a: '1' } })
    await control(sim, 'POST', '/clock/advance', { seconds: 60 })
    expect(await stripe.products.update(before.id, { name: 'A', description: 'd', metadata: { a: '1' } })).toEqual(before)
    expect((await stripe.events.list()).data.map(({ type }) => type)).toEqual(['product.created'])
  })

  test('takes only an active price of its own as default', async () => {
    const mine = await stripe.products.create({ name: 'mine' })
    const other = await stripe.products.create({ name: 'other' })
    const price = await stripe.prices.create({ product: other.id, currency: 'eur', unit_amount: 1 })
    expect(await refusal(stripe.products.update(mine.id, { default_price: 'price_none' }))).toMatchObject({ status: 400, code: 'resource_missing', param: 'default_price' })
    expect(await refusal(stripe.products.update(mine.id, { default_price: price.id }))).toMatchObject({ status: 400, param: 'default_price' })
    expect((await stripe.products.update(other.id, { default_price: price.id })).default_price).toBe(price.id)
    expect((await stripe.products.update(other.id, { default_price: '' })).default_price).toBeNull()
  })
})

describe('deleting', () => {
  test('removes a product without prices', async () => {
    const { id } = await stripe.products.create({ name: 'A' })
    expect(await stripe.products.del(id)).toEqual({ id, object: 'product', deleted: true })
    expect(await refusal(stripe.products.retrieve(id))).toMatchObject({ status: 404, code: 'resource_missing', param: 'id', message: `No such product: '${id}'` })
    const [event] = (await stripe.events.list({ type: 'product.deleted' })).data
    expect(event?.data.object).toMatchObject({ id, active: false })
  })

  test('refuses one that has prices, archived ones too', async () => {
    const { id } = await stripe.products.create({ name: 'A' })
    const price = await stripe.prices.create({ product: id, currency: 'eur', unit_amount: 1 })
    await stripe.prices.update(price.id, { active: false })
    expect((await refusal(stripe.products.del(id))).message).toBe('This product cannot be deleted because it has one or more user-created prices.')
    expect((await stripe.products.retrieve(id)).id).toBe(id)
  })
})

describe('listing', () => {
  test('filters by activity, ids, shippable, url and time', async () => {
    const a = await stripe.products.create({ name: 'a', shippable: true })
    await control(sim, 'POST', '/clock/advance', { seconds: 100 })
    const b = await stripe.products.create({ name: 'b', url: 'https://example.com/b', active: false })
    const ids = async (params: Stripe.ProductListParams): Promise<string[]> => (await stripe.products.list(params)).data.map(({ id }) => id)
    expect(await ids({})).toEqual([b.id, a.id])
    expect(await ids({ active: true })).toEqual([a.id])
    expect(await ids({ active: false })).toEqual([b.id])
    expect(await ids({ shippable: true })).toEqual([a.id])
    expect(await ids({ url: 'https://example.com/b' })).toEqual([b.id])
    expect(await ids({ ids: [a.id, 'prod_none'] })).toEqual([a.id])
    expect(await ids({ created: { gt: a.created } })).toEqual([b.id])
    expect(await ids({ created: { lte: a.created } })).toEqual([a.id])
    expect(await ids({ created: a.created })).toEqual([a.id])
    expect(await refusal(stripe.products.list({ ids: [a.id], starting_after: b.id }))).toMatchObject({ status: 400, param: 'ids' })
  })

  test('has no search, and does not take it for an id', async () => {
    const answer = await raw(sim, 'GET', '/v1/products/search?query=x')
    expect(answer.status).toBe(404)
    expect(answer.json.error?.['message']).toMatch(/^Unrecognized request URL \(GET: \/v1\/products\/search\)\./)
  })
})
