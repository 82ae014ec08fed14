import { same } from '../../events/previous-attributes.ts'
import { invalidRequest, noSuch } from '../../http/api-error.ts'
import { inRange, list, range } from '../../params/composite.ts'
import { flag, oneOf, text } from '../../params/param.ts'
import type { StoredProduct } from '../../store/stored-objects.ts'
import type { Call } from '../../world.ts'
import { listOperation } from '../listing.ts'
import { operation, pathId, type Operation } from '../operation.ts'
import { emitPriceCreated } from '../prices/price-events.ts'
import { buildPrice, checkPrice } from '../prices/price-object.ts'
import { buildProduct, changedProduct } from './product-object.ts'
import { PRODUCT_CREATE, PRODUCT_UPDATE } from './product-params.ts'

function existing(call: Call, id: string): StoredProduct {
  const product = call.tx.get('product', id)
  if (product === undefined) throw noSuch('product', id, 'id', 404)
  return product
}

const create = operation({
  method: 'POST',
  path: '/v1/products',
  returns: 'product',
  params: PRODUCT_CREATE,
  check({ default_price_data: price }) {
    if (price !== undefined) checkPrice(price, 'default_price_data')
  },
  run(call, { default_price_data: priceData, ...params }) {
    const bare = buildProduct(call, params)
    if (priceData === undefined) {
      call.emit('product.created', bare)
      return bare
    }
    const price = buildPrice(call, bare.id, priceData)
    const product = { ...bare, default_price: price.id }
    call.tx.put('product', product.id, product)
    call.emit('product.created', product)
    emitPriceCreated(call, price)
    return product
  },
})

const retrieve = operation({
  method: 'GET',
  path: '/v1/products/:id',
  returns: 'product',
  params: {},
  run: (call, _params, path) => existing(call, pathId(path)),
})

const update = operation({
  method: 'POST',
  path: '/v1/products/:id',
  returns: 'product',
  params: PRODUCT_UPDATE,
  run(call, params, path) {
    const before = existing(call, pathId(path))
    if (typeof params.default_price === 'string') checkDefaultPrice(call, before, params.default_price)
    const changed = changedProduct(before, params)
    if (same(before, changed)) return before
    const after = { ...changed, updated: call.now }
    call.tx.put('product', after.id, after)
    call.emitUpdate('product.updated', before, after)
    return after
  },
})

function checkDefaultPrice(call: Call, product: StoredProduct, id: string): void {
  const price = call.tx.get('price', id)
  if (price === undefined) throw noSuch('price', id, 'default_price', 400)
  if (price.product !== product.id) {
    throw invalidRequest(`The price \`${id}\` does not belong to the product \`${product.id}\` and cannot be its default price.`, { param: 'default_price' })
  }
  if (!price.active) throw invalidRequest(`The price \`${id}\` is not active and cannot be set as a default price.`, { param: 'default_price' })
}

const remove = operation({
  method: 'DELETE',
  path: '/v1/products/:id',
  returns: 'product',
  params: {},
  run(call, _params, path) {
    const product = existing(call, pathId(path))
    // Archived prices count too.
    if (call.tx.all('price').having('product', product.id).length > 0) {
      throw invalidRequest('This product cannot be deleted because it has one or more user-created prices.')
    }
    call.tx.remove('product', product.id)
    const gone: StoredProduct = { ...product, active: false }
    call.emit('product.deleted', gone)
    return { id: product.id, object: 'product', deleted: true }
  },
})

const listAll = listOperation({
  path: '/v1/products',
  kind: 'product',
  noun: 'product',
  returns: 'product',
  filters: { active: flag(), created: range(), ids: list(text(), 100), shippable: flag(), type: oneOf('good', 'service'), url: text() },
  check(params) {
    for (const cursor of ['starting_after', 'ending_before'] as const) {
      if (params.ids !== undefined && params[cursor] !== undefined) {
        throw invalidRequest(`You may only specify one of these parameters: ids, ${cursor}.`, { param: 'ids' })
      }
    }
  },
  matching(_call, params) {
    const ids = params.ids === undefined ? undefined : new Set(params.ids)
    return (product) =>
      (ids === undefined || ids.has(product.id)) &&
      (params.active === undefined || product.active === params.active) &&
      (params.shippable === undefined || (product.shippable ?? false) === params.shippable) &&
      (params.type === undefined || product.type === params.type) &&
      (params.url === undefined || product.url === params.url) &&
      (params.created === undefined || inRange(product.created, params.created))
  },
})

/** Products: https://docs.stripe.com/api/products */
export const PRODUCT_OPERATIONS: readonly Operation[] = [create, retrieve, update, remove, listAll]
