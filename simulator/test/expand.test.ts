import type { Stripe } from 'stripe'
import type { Simulator } from '../src/simulator.ts'
import { closeAll, refusal, sdk, simulator } from './harness.ts'

let sim: Simulator
let stripe: Stripe
let product: Stripe.Product
beforeEach(async () => {
  sim = await simulator()
  stripe = sdk(sim)
  product = await stripe.products.create({ name: 'P', tax_code: 'txcd_10000000', default_price_data: { currency: 'eur', unit_amount: 5 } })
})
afterEach(closeAll)

const price = (): string => (typeof product.default_price === 'string' ? product.default_price : '')

test('references become objects, as deep as four', async () => {
  const once = await stripe.prices.retrieve(price(), { expand: ['product'] })
  expect(once.product).toEqual(product)
  const deep = await stripe.prices.list({ expand: ['data.product.default_price.product'] })
  expect(deep.data[0]).toMatchObject({ product: { default_price: { product: { id: product.id, default_price: price() } } } })
  const deepest = await stripe.prices.retrieve(price(), { expand: ['product.default_price.product.tax_code', 'product.tax_code'] })
  expect(deepest).toMatchObject({ product: { tax_code: { object: 'tax_code', id: 'txcd_10000000' }, default_price: { product: { tax_code: { object: 'tax_code' } } } } })
})

test('also in the answer to a change', async () => {
  const updated = await stripe.prices.update(price(), { nickname: 'n', expand: ['product'] })
  expect(updated.product).toMatchObject({ id: product.id })
})

test('what is stored stays unexpanded', async () => {
  await stripe.prices.retrieve(price(), { expand: ['product.default_price'] })
  expect((await stripe.prices.retrieve(price())).product).toBe(product.id)
})

test.each([
  ['nickname', 'This property cannot be expanded (nickname).'],
  ['nonsense', 'This property cannot be expanded (nonsense).'],
  ['__proto__', 'This property cannot be expanded (__proto__).'],
  ['product.nonsense', 'This property cannot be expanded (product.nonsense).'],
  ['tiers.up_to', 'This property cannot be expanded (tiers.up_to).'],
  ['product.default_price.product.default_price.product', 'You cannot expand more than 4 levels of a property. Property: product.default_price.product.default_price.product'],
])('%s is refused', async (path, message) => {
  expect(await refusal(stripe.prices.retrieve(price(), { expand: [path] }))).toMatchObject({ status: 400, message })
})

test('on a list, without `data.`, with a hint', async () => {
  expect((await refusal(stripe.prices.list({ expand: ['product'] }))).message).toBe("This property cannot be expanded (product). You may want to try expanding 'data.product' instead.")
})

test('a bad path is refused before anything is done', async () => {
  await refusal(stripe.products.create({ id: 'prod_never', name: 'x', expand: ['nonsense'] }))
  expect(await refusal(stripe.products.retrieve('prod_never'))).toMatchObject({ status: 404 })
  expect(await refusal(stripe.products.retrieve('prod_never', { expand: ['nonsense'] }))).toMatchObject({ status: 400 })
})
