import { Stripe } from 'stripe'
import type { Simulator } from '../src/simulator.ts'
import { closeAll, control, raw, refusal, sdk, simulator } from './harness.ts'

let sim: Simulator
let stripe: Stripe
let product: string
beforeEach(async () => {
  sim = await simulator()
  stripe = sdk(sim)
  product = (await stripe.products.create({ name: 'Supporter' })).id
})
afterEach(closeAll)

describe('creating', () => {
  test('one-time and recurring', async () => {
    const once = await stripe.prices.create({ product, currency: 'EUR', unit_amount: 500 })
    expect(once).toMatchObject({ object: 'price', product, currency: 'eur', unit_amount: 500, type: 'one_time', recurring: null, active: true, billing_scheme: 'per_unit', tax_behavior: 'unspecified' })
    expect(String(once.unit_amount_decimal)).toBe('500')
    expect(once.id).toMatch(/^price_[0-9A-Za-z]{24}$/)
    const monthly = await stripe.prices.create({ product, currency: 'eur', unit_amount: 0, recurring: { interval: 'month', interval_count: 3 } })
    expect(monthly).toMatchObject({ type: 'recurring', unit_amount: 0, recurring: { interval: 'month', interval_count: 3, usage_type: 'licensed', meter: null, trial_period_days: null } })
  })

  test('a decimal amount is whole where it can be', async () => {
    const fraction = await stripe.prices.create({ product, currency: 'eur', unit_amount_decimal: Stripe.Decimal.from('0.123456789012') })
    expect([fraction.unit_amount, String(fraction.unit_amount_decimal)]).toEqual([null, '0.123456789012'])
    const whole = await stripe.prices.create({ product, currency: 'eur', unit_amount_decimal: Stripe.Decimal.from('500.00') })
    expect([whole.unit_amount, String(whole.unit_amount_decimal)]).toEqual([500, '500'])
  })

  test('pay what you want', async () => {
    const price = await stripe.prices.create({ product, currency: 'eur', custom_unit_amount: { enabled: true, minimum: 100, preset: 500 } })
    expect(price).toMatchObject({ unit_amount: null, unit_amount_decimal: null, custom_unit_amount: { minimum: 100, preset: 500, maximum: null } })
  })

  test('tiers, which are left out unless expanded', async () => {
    const tiers = [{ up_to: 10, unit_amount: 500 }, { up_to: 'inf' as const, unit_amount: 400, flat_amount: 100 }]
    const price = await stripe.prices.create({ product, currency: 'eur', billing_scheme: 'tiered', tiers_mode: 'graduated', tiers, recurring: { interval: 'year' } })
    expect(price).not.toHaveProperty('tiers')
    expect(price).toMatchObject({ billing_scheme: 'tiered', tiers_mode: 'graduated', unit_amount: null })
    const listed = (await stripe.prices.list({ expand: ['data.tiers'] })).data[0]
    expect(listed?.tiers?.map(({ up_to, unit_amount, flat_amount }) => ({ up_to, unit_amount, flat_amount }))).toEqual([
      { up_to: 10, unit_amount: 500, flat_amount: null },
      { up_to: null, unit_amount: 400, flat_amount: 100 },
    ])
    const [event] = (await stripe.events.list({ type: 'price.created' })).data
    expect(event?.data.object).not.toHaveProperty('tiers')
  })

  test('with a product of its own', async () => {
    const price = await stripe.prices.create({ product_data: { name: 'Inline', metadata: { a: '1' } }, currency: 'eur', unit_amount: 1, expand: ['product'] })
    expect(price.product).toMatchObject({ name: 'Inline', metadata: { a: '1' } })
  })

  test('other currencies, the own one among them', async () => {
    const price = await stripe.prices.create({ product, currency: 'eur', unit_amount: 500, currency_options: { usd: { unit_amount: 600 } }, expand: ['currency_options'] })
    expect(Object.keys(price.currency_options ?? {}).toSorted()).toEqual(['eur', 'usd'])
    expect(price.currency_options?.['usd']).toMatchObject({ unit_amount: 600, tax_behavior: 'unspecified' })
    expect(await stripe.prices.retrieve(price.id)).not.toHaveProperty('currency_options')
    const more = await stripe.prices.update(price.id, { currency_options: { gbp: { unit_amount: 450 } }, expand: ['currency_options'] })
    expect(Object.keys(more.currency_options ?? {}).toSorted()).toEqual(['eur', 'gbp', 'usd'])
    expect((await refusal(stripe.prices.update(price.id, { currency_options: { usd: { unit_amount: 1 } } }))).message).toBe('You are attempting to update an immutable field for an existing currency in currency_options.')
  })

  const eur = { currency: 'eur', unit_amount: 500 }
  const tiered = { currency: 'eur', billing_scheme: 'tiered', tiers_mode: 'volume', recurring: { interval: 'month' } }
  test.each<[string, object, object]>([
    ['no product', { ...eur, product: undefined }, { message: 'You must specify either `product` or `product_data` when creating a price.' }],
    ['both a product and its data', { ...eur, product_data: { name: 'x' } }, { param: 'product', message: 'You may only specify one of these parameters: product, product_data.' }],
    ['a product that is not there', { ...eur, product: 'prod_none' }, { code: 'resource_missing', param: 'product', message: "No such product: 'prod_none'" }],
    ['no currency', { unit_amount: 1 }, { code: 'parameter_missing', param: 'currency', message: 'Missing required param: currency.' }],
    ['a currency that is none', { currency: 'zzz', unit_amount: 1 }, { param: 'currency', message: expect.stringMatching(/^Invalid currency: zzz\. Stripe currently supports these currencies: usd, aed, /) }],
    ['no amount', { currency: 'eur' }, { message: 'Prices require an `unit_amount` or `unit_amount_decimal` parameter to be set.' }],
    ['two amounts', { ...eur, unit_amount_decimal: Stripe.Decimal.from('1') }, { param: 'unit_amount' }],
    ['a negative amount', { currency: 'eur', unit_amount: -1 }, { code: 'parameter_invalid_integer', param: 'unit_amount', message: 'Invalid non-negative integer' }],
    ['a fraction', { currency: 'eur', unit_amount: 1.5 }, { code: 'parameter_invalid_integer', param: 'unit_amount', message: 'Invalid integer: 1.5' }],
    ['nine digits', { currency: 'eur', unit_amount: 100_000_000 }, { code: 'amount_too_large', param: 'unit_amount', message: 'Amount must be no more than €999,999.99' }],
    ['13 decimals', { currency: 'eur', unit_amount_decimal: Stripe.Decimal.from('0.1234567890123') }, { param: 'unit_amount_decimal' }],
    ['an interval that is none', { ...eur, recurring: { interval: 'decade' } }, { param: 'recurring[interval]', message: 'Invalid recurring[interval]: must be one of day, week, month, or year' }],
    ['no interval', { ...eur, recurring: { interval_count: 2 } }, { code: 'parameter_missing', param: 'recurring[interval]' }],
    ['37 months', { ...eur, recurring: { interval: 'month', interval_count: 37 } }, { param: 'recurring[interval_count]' }],
    ['4 years', { ...eur, recurring: { interval: 'year', interval_count: 4 } }, { param: 'recurring[interval_count]' }],
    ['no intervals', { ...eur, recurring: { interval: 'year', interval_count: 0 } }, { code: 'parameter_invalid_integer', param: 'recurring[interval_count]' }],
    ['metering without a meter', { ...eur, recurring: { interval: 'month', usage_type: 'metered' } }, { message: 'Starting with Stripe version `2025-03-31.basil`, metered prices must be backed by meters.' }],
    ['one-time tiers', { ...tiered, recurring: undefined, tiers: [{ up_to: 'inf', unit_amount: 1 }] }, { param: 'interval', message: 'Prices with `type=one_time` are not supported with tiered billing.' }],
    ['no tiers', tiered, { param: 'tiers' }],
    ['tiers without an end', { ...tiered, tiers: [{ up_to: 5, unit_amount: 1 }] }, { param: 'tiers[0][up_to]' }],
    ['tiers that go down', { ...tiered, tiers: [{ up_to: 5, unit_amount: 1 }, { up_to: 5, unit_amount: 1 }, { up_to: 'inf', unit_amount: 1 }] }, { param: 'tiers[1][up_to]' }],
    ['a tier without an amount', { ...tiered, tiers: [{ up_to: 'inf' }] }, { param: 'tiers[0]' }],
    ['tiers without their scheme', { ...eur, tiers: [{ up_to: 'inf', unit_amount: 1 }] }, { param: 'tiers' }],
    ['a custom amount whose preset is outside', { currency: 'eur', custom_unit_amount: { enabled: true, minimum: 100, maximum: 200, preset: 300 } }, { param: 'custom_unit_amount[preset]' }],
    ['a recurring custom amount', { currency: 'eur', custom_unit_amount: { enabled: true }, recurring: { interval: 'month' } }, { param: 'custom_unit_amount' }],
    ['the own currency as an option', { ...eur, currency_options: { eur: { unit_amount: 1 } } }, { param: 'currency_options[eur]' }],
    ['an option in a currency that is none', { ...eur, currency_options: { zzz: { unit_amount: 1 } } }, { param: 'currency_options[zzz]', message: expect.stringMatching(/^Invalid currency: zzz\./) }],
    ['a lookup key of 201 characters', { ...eur, lookup_key: 'k'.repeat(201) }, { param: 'lookup_key' }],
    ['a misspelt parameter deep inside', { ...eur, recurring: { interval: 'month', intervalcount: 1 } }, { code: 'parameter_unknown', param: 'recurring[intervalcount]', message: 'Received unknown parameter: recurring[intervalcount]' }],
  ])('refuses %s', async (_what, params, expected) => {
    expect(await refusal(stripe.prices.create({ product, ...params } as Stripe.PriceCreateParams))).toMatchObject({ status: 400, ...expected })
    expect((await stripe.prices.list()).data).toEqual([])
  })

  test('three years, in every interval', async () => {
    for (const [interval, interval_count] of [['day', 1095], ['week', 156], ['month', 36], ['year', 3]] as const) {
      expect((await stripe.prices.create({ product, ...eur, recurring: { interval, interval_count } })).recurring?.interval_count).toBe(interval_count)
    }
  })
})

describe('lookup keys', () => {
  const base = { currency: 'eur', unit_amount: 500 }

  test('are unique, over archived prices too, until transferred', async () => {
    const holder = await stripe.prices.create({ product, ...base, lookup_key: 'k' })
    await stripe.prices.update(holder.id, { active: false })
    expect(await refusal(stripe.prices.create({ product, ...base, lookup_key: 'k' }))).toMatchObject({ status: 400, param: 'lookup_key', message: `A price (\`${holder.id}\`) already uses that lookup key.` })
    const taker = await stripe.prices.create({ product, ...base, lookup_key: 'k', transfer_lookup_key: true })
    expect(taker.lookup_key).toBe('k')
    expect(await stripe.prices.retrieve(holder.id)).toMatchObject({ lookup_key: null, active: false })
    expect((await stripe.prices.list({ lookup_keys: ['k'] })).data.map(({ id }) => id)).toEqual([taker.id])
    const events = (await stripe.events.list({ types: ['price.updated', 'price.created'], limit: 2 })).data
    expect(events.map(({ type, data }) => [type, (data.object as Stripe.Price).id, data.previous_attributes])).toEqual([
      ['price.created', taker.id, undefined],
      ['price.updated', holder.id, { lookup_key: 'k' }],
    ])
  })

  test('move on update, and a price may keep its own', async () => {
    const one = await stripe.prices.create({ product, ...base, lookup_key: 'k' })
    const two = await stripe.prices.create({ product, ...base })
    expect((await refusal(stripe.prices.update(two.id, { lookup_key: 'k' }))).param).toBe('lookup_key')
    expect((await stripe.prices.update(two.id, { lookup_key: 'k', transfer_lookup_key: true })).lookup_key).toBe('k')
    expect((await stripe.prices.retrieve(one.id)).lookup_key).toBeNull()
    expect((await stripe.prices.update(two.id, { lookup_key: 'k' })).lookup_key).toBe('k')
    expect((await stripe.prices.update(two.id, { lookup_key: '' })).lookup_key).toBeNull()
  })
})

describe('updating', () => {
  test('only what Stripe lets change', async () => {
    const { id } = await stripe.prices.create({ product, currency: 'eur', unit_amount: 500 })
    for (const name of ['unit_amount', 'currency', 'recurring', 'product', 'billing_scheme'] as const) {
      expect(await refusal(stripe.prices.update(id, { [name]: '1' }))).toMatchObject({ status: 400, code: 'parameter_unknown', param: name, message: `Received unknown parameter: ${name}` })
    }
    expect(await stripe.prices.update(id, { nickname: 'N', metadata: { a: '1' }, active: false })).toMatchObject({ nickname: 'N', metadata: { a: '1' }, active: false, unit_amount: 500 })
    const [event] = (await stripe.events.list({ type: 'price.updated' })).data
    expect(event?.data.previous_attributes).toEqual({ nickname: null, metadata: { a: null }, active: true })
  })

  test('tax behaviour once', async () => {
    const { id } = await stripe.prices.create({ product, currency: 'eur', unit_amount: 500 })
    expect((await stripe.prices.update(id, { tax_behavior: 'inclusive' })).tax_behavior).toBe('inclusive')
    expect((await stripe.prices.update(id, { tax_behavior: 'inclusive' })).tax_behavior).toBe('inclusive')
    expect(await refusal(stripe.prices.update(id, { tax_behavior: 'exclusive' }))).toMatchObject({ status: 400, param: 'tax_behavior', message: 'You cannot update `tax_behavior` field once it has been specified.' })
  })

  test('never archives a default price', async () => {
    const { id } = await stripe.prices.create({ product, currency: 'eur', unit_amount: 500 })
    await stripe.products.update(product, { default_price: id })
    expect(await refusal(stripe.prices.update(id, { active: false }))).toMatchObject({ status: 400, message: 'This price cannot be archived because it is the default price of its product.' })
    await stripe.products.update(product, { default_price: '' })
    expect((await stripe.prices.update(id, { active: false })).active).toBe(false)
  })

  test('tells of the plan of a recurring price too, and of nothing when nothing changes', async () => {
    const { id } = await stripe.prices.create({ product, currency: 'eur', unit_amount: 500, recurring: { interval: 'month' } })
    await stripe.prices.update(id, { nickname: 'N' })
    await stripe.prices.update(id, { nickname: 'N' })
    const events = (await stripe.events.list({ types: ['price.*', 'plan.*'] })).data
    expect(events.map(({ type }) => type)).toEqual(['plan.updated', 'price.updated', 'plan.created', 'price.created'])
    expect(events[0]?.data.object).toMatchObject({ id, object: 'plan', amount: 500, interval: 'month', nickname: 'N' })
  })
})

test('lists by product, activity, currency, type, interval, key and time', async () => {
  const other = (await stripe.products.create({ name: 'other' })).id
  const a = await stripe.prices.create({ product, currency: 'eur', unit_amount: 1, lookup_key: 'a' })
  await control(sim, 'POST', '/clock/advance', { seconds: 10 })
  const b = await stripe.prices.create({ product: other, currency: 'usd', unit_amount: 2, recurring: { interval: 'year' }, active: false })
  const ids = async (params: Stripe.PriceListParams): Promise<string[]> => (await stripe.prices.list(params)).data.map(({ id }) => id)
  expect(await ids({})).toEqual([b.id, a.id])
  expect(await ids({ product })).toEqual([a.id])
  expect(await ids({ active: true })).toEqual([a.id])
  expect(await ids({ active: false })).toEqual([b.id])
  expect(await ids({ currency: 'usd' })).toEqual([b.id])
  expect(await ids({ type: 'one_time' })).toEqual([a.id])
  expect(await ids({ recurring: { interval: 'year' } })).toEqual([b.id])
  expect(await ids({ recurring: { interval: 'month' } })).toEqual([])
  expect(await ids({ lookup_keys: ['a', 'none'] })).toEqual([a.id])
  expect(await ids({ created: { gt: a.created } })).toEqual([b.id])
  expect(await refusal(stripe.prices.list({ product: 'prod_none' }))).toMatchObject({ status: 400, param: 'product' })
  expect(await refusal(stripe.prices.retrieve('price_none'))).toMatchObject({ status: 404, param: 'price', message: "No such price: 'price_none'" })
  expect((await raw(sim, 'DELETE', `/v1/prices/${a.id}`)).status).toBe(404)
})
