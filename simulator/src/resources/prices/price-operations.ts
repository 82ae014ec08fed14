import { same } from '../../events/previous-attributes.ts'
import { invalidRequest, noSuch } from '../../http/api-error.ts'
import { hash, inRange, list, range } from '../../params/composite.ts'
import { changedMetadata } from '../../params/metadata.ts'
import { flag, oneOf, text } from '../../params/param.ts'
import type { StoredPrice } from '../../store/stored-objects.ts'
import type { Call } from '../../world.ts'
import { currency, supported } from '../currencies.ts'
import { listOperation } from '../listing.ts'
import { operation, pathId, type Operation } from '../operation.ts'
import { buildProduct } from '../products/product-object.ts'
import { checkAmounts } from './price-amounts.ts'
import { emitPriceCreated, emitPriceUpdated } from './price-events.ts'
import { buildPrice, checkPrice, currencyOptions } from './price-object.ts'
import { PRICE_CREATE, PRICE_UPDATE } from './price-params.ts'

function existing(call: Call, id: string): StoredPrice {
  const price = call.tx.get('price', id)
  if (price === undefined) throw noSuch('price', id, 'price', 404)
  return price
}

/**
 * Makes a lookup key free for the price that wants it. Keys are unique over all prices, archived ones too.
 * @throws ApiError 400 when another price holds the key and it is not to be transferred.
 */
function takeLookupKey(call: Call, key: string | null | undefined, transfer: boolean | undefined, takerId?: string): void {
  if (key === undefined || key === null) return
  const holder = call.tx.all('price').having('lookup_key', key).find((price) => price.id !== takerId)
  if (holder === undefined) return
  if (transfer !== true) throw invalidRequest(`A price (\`${holder.id}\`) already uses that lookup key.`, { param: 'lookup_key' })
  const without = { ...holder, lookup_key: null }
  call.tx.put('price', holder.id, without)
  emitPriceUpdated(call, holder, without)
}

const create = operation({
  method: 'POST',
  path: '/v1/prices',
  returns: 'price',
  params: PRICE_CREATE,
  check(params) {
    if (params.product === undefined && params.product_data === undefined) {
      throw invalidRequest('You must specify either `product` or `product_data` when creating a price.')
    }
    if (params.product !== undefined && params.product_data !== undefined) {
      throw invalidRequest('You may only specify one of these parameters: product, product_data.', { param: 'product' })
    }
    checkPrice(params)
  },
  run(call, { product: productId = '', product_data: productData, ...params }) {
    const product = productData === undefined ? call.tx.get('product', productId) : buildProduct(call, productData)
    if (product === undefined) throw noSuch('product', productId, 'product', 400)
    if (productData !== undefined) call.emit('product.created', product)
    takeLookupKey(call, params.lookup_key, params.transfer_lookup_key)
    const price = buildPrice(call, product.id, params)
    emitPriceCreated(call, price)
    return price
  },
})

const retrieve = operation({
  method: 'GET',
  path: '/v1/prices/:id',
  returns: 'price',
  params: {},
  run: (call, _params, path) => existing(call, pathId(path)),
})

const update = operation({
  method: 'POST',
  path: '/v1/prices/:id',
  returns: 'price',
  params: PRICE_UPDATE,
  run(call, params, path) {
    const before = existing(call, pathId(path))
    if (params.active === false && call.tx.get('product', before.product)?.default_price === before.id) {
      throw invalidRequest('This price cannot be archived because it is the default price of its product.')
    }
    const taxBehavior = params.tax_behavior ?? before.tax_behavior
    if (before.tax_behavior !== 'unspecified' && taxBehavior !== before.tax_behavior) {
      throw invalidRequest('You cannot update `tax_behavior` field once it has been specified.', { param: 'tax_behavior' })
    }
    takeLookupKey(call, params.lookup_key, params.transfer_lookup_key, before.id)
    const after: StoredPrice = {
      ...before,
      active: params.active ?? before.active,
      currency_options: changedCurrencyOptions(before, params.currency_options),
      lookup_key: params.lookup_key === undefined ? before.lookup_key : params.lookup_key,
      metadata: changedMetadata(before.metadata, params.metadata),
      nickname: params.nickname === undefined ? before.nickname : params.nickname,
      tax_behavior: taxBehavior,
    }
    if (same(before, after)) return before
    call.tx.put('price', after.id, after)
    emitPriceUpdated(call, before, after)
    return after
  },
})

/** Currencies can be added; what one costs cannot be changed; all but the price's own can be cleared together. */
function changedCurrencyOptions(price: StoredPrice, change: Parameters<typeof currencyOptions>[0] | null | undefined): StoredPrice['currency_options'] {
  if (change === undefined) return price.currency_options
  const own = price.currency_options?.[price.currency]
  if (change === null) return own === undefined ? {} : { [price.currency]: own }
  for (const [code, option] of Object.entries(change)) {
    const param = `currency_options[${code}]`
    if (supported(code, param) === price.currency) {
      throw invalidRequest('You are specifying an update to a currency option that matches the top-level currency for this price. Please remove this currency option and update the top-level params instead.', { param })
    }
    checkAmounts(option, code.toLowerCase(), param)
  }
  const added = currencyOptions(change)
  for (const [code, option] of Object.entries(added)) {
    const current = price.currency_options?.[code]
    if (current !== undefined && !same(current, option)) {
      throw invalidRequest('You are attempting to update an immutable field for an existing currency in currency_options.', { param: `currency_options[${code}]` })
    }
  }
  return { ...price.currency_options, ...added }
}

const listAll = listOperation({
  path: '/v1/prices',
  kind: 'price',
  noun: 'price',
  returns: 'price',
  filters: {
    active: flag(),
    created: range(),
    currency: currency(),
    lookup_keys: list(text(), 10),
    product: text(),
    recurring: hash({ interval: oneOf('day', 'week', 'month', 'year'), meter: text(), usage_type: oneOf('licensed', 'metered') }),
    type: oneOf('one_time', 'recurring'),
  },
  matching(call, params) {
    if (params.product !== undefined && call.tx.get('product', params.product) === undefined) throw noSuch('product', params.product, 'product', 400)
    const keys = params.lookup_keys === undefined ? undefined : new Set<string | null>(params.lookup_keys)
    const { recurring } = params
    return (price) =>
      (params.active === undefined || price.active === params.active) &&
      (params.product === undefined || price.product === params.product) &&
      (keys === undefined || (price.lookup_key !== null && keys.has(price.lookup_key))) &&
      (params.currency === undefined || price.currency === params.currency) &&
      (params.type === undefined || price.type === params.type) &&
      (recurring === undefined ||
        (price.recurring !== null &&
          (recurring.interval === undefined || price.recurring.interval === recurring.interval) &&
          (recurring.meter === undefined || price.recurring.meter === recurring.meter) &&
          (recurring.usage_type === undefined || price.recurring.usage_type === recurring.usage_type))) &&
      (params.created === undefined || inRange(price.created, params.created))
  },
})

/** Prices: https://docs.stripe.com/api/prices */
export const PRICE_OPERATIONS: readonly Operation[] = [create, retrieve, update, listAll]
