import type { Stripe } from 'stripe'
import type { Simulator } from '../src/simulator.ts'
import { closeAll, control, refusal, sdk, simulator } from './harness.ts'

let sim: Simulator
let stripe: Stripe
beforeEach(async () => {
  sim = await simulator()
  stripe = sdk(sim)
})
afterEach(closeAll)

test('a customer keeps what it is given', async () => {
  const given = {
    email: 'ada@example.com',
    name: 'Ada',
    description: 'd',
    phone: '+49 30 1234',
    balance: -500,
    preferred_locales: ['de', 'en'],
    metadata: { memberId: '7' },
    tax_exempt: 'reverse' as const,
    invoice_prefix: 'ADA1',
    invoice_settings: { footer: 'Thanks', custom_fields: [{ name: 'VAT', value: 'DE1' }] },
    shipping: { name: 'Ada', address: { line1: 'Street 1', city: 'Berlin', country: 'DE' } },
  }
  const customer = await stripe.customers.create({ ...given, address: { line1: 'Street 1', country: 'de' } })
  expect(customer).toMatchObject({ ...given, object: 'customer', livemode: false, delinquent: false, currency: null, test_clock: null })
  expect(customer.id).toMatch(/^cus_[0-9A-Za-z]{14}$/)
  expect(customer.address).toEqual({ line1: 'Street 1', line2: null, city: null, country: 'DE', postal_code: null, state: null })
  expect(await stripe.customers.retrieve(customer.id)).toEqual(customer)
})

test('an update changes what is given and tells of it', async () => {
  const { id } = await stripe.customers.create({ email: 'a@example.com', name: 'A', invoice_settings: { footer: 'F' } })
  const updated = await stripe.customers.update(id, { email: '', name: 'B', invoice_settings: { footer: 'G' }, individual_name: 'Bea' })
  expect(updated).toMatchObject({ email: null, name: 'B', invoice_settings: { footer: 'G' }, individual_name: 'Bea' })
  const [event] = (await stripe.events.list({ type: 'customer.updated' })).data
  expect(event?.data.previous_attributes).toEqual({ email: 'a@example.com', name: 'A', invoice_settings: { footer: 'F' }, individual_name: null })
  await stripe.customers.update(id, { name: 'B' })
  expect((await stripe.events.list({ type: 'customer.updated' })).data).toHaveLength(1)
})

test('a deleted customer is still retrieved, as deleted, and nothing more', async () => {
  const { id } = await stripe.customers.create({ email: 'a@example.com' })
  expect(await stripe.customers.del(id)).toEqual({ id, object: 'customer', deleted: true })
  expect(await stripe.customers.retrieve(id)).toEqual({ id, object: 'customer', deleted: true })
  expect((await stripe.customers.list()).data).toEqual([])
  expect(await refusal(stripe.customers.update(id, { name: 'x' }))).toMatchObject({ status: 404, code: 'resource_missing', message: `No such customer: '${id}'` })
  expect(await refusal(stripe.customers.del(id))).toMatchObject({ status: 404 })
  const [event] = (await stripe.events.list({ type: 'customer.deleted' })).data
  expect(event?.data.object).toMatchObject({ id, email: 'a@example.com' })
})

test('lists by address and time', async () => {
  const a = await stripe.customers.create({ email: 'a@example.com' })
  await control(sim, 'POST', '/clock/advance', { seconds: 5 })
  const b = await stripe.customers.create({ email: 'b@example.com' })
  const c = await stripe.customers.create({ email: 'a@example.com' })
  const ids = async (params: Stripe.CustomerListParams): Promise<string[]> => (await stripe.customers.list(params)).data.map(({ id }) => id)
  expect(await ids({})).toEqual([c.id, b.id, a.id])
  expect(await ids({ email: 'a@example.com' })).toEqual([c.id, a.id])
  expect(await ids({ email: 'A@example.com' })).toEqual([])
  expect(await ids({ created: { gte: b.created } })).toEqual([c.id, b.id])
})

test.each([
  ['an address that is none', { email: 'nobody' }, { code: 'email_invalid', param: 'email', message: 'Invalid email address: nobody' }],
  ['513 characters', { email: `${'a'.repeat(510)}@b.c` }, { param: 'email' }],
  ['a country that is none', { address: { country: 'Germany' } }, { code: 'country_unknown', param: 'address[country]' }],
  ['a payment method that is not there', { invoice_settings: { default_payment_method: 'pm_none' } }, { code: 'resource_missing', param: 'invoice_settings[default_payment_method]', message: "No such PaymentMethod: 'pm_none'" }],
  ['a test clock that is not there', { test_clock: 'clock_none' }, { code: 'resource_missing', param: 'test_clock' }],
  ['a short invoice prefix', { invoice_prefix: 'ab' }, { param: 'invoice_prefix' }],
  ['a balance that is a fraction', { balance: 1.5 }, { code: 'parameter_invalid_integer', param: 'balance' }],
])('refuses %s', async (_what, params, expected) => {
  expect(await refusal(stripe.customers.create(params))).toMatchObject({ status: 400, ...expected })
})
