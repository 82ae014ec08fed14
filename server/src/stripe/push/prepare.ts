import { In, type DataSource, type EntityManager, type EntityTarget, type FindOptionsWhere } from 'typeorm'
import { Price } from '../../entities/price.ts'
import { Product } from '../../entities/product.ts'
import { StripeMapping, type CatalogKind, type PendingCreate } from '../../entities/stripe-mapping.ts'
import { managedPrice } from '../managed-price.ts'
import { managedProduct } from '../managed-product.ts'
import { isReady, type Prerequisite } from './outcome.ts'
import { firstCreate } from './push-price.ts'
import { remember } from './remember.ts'

/** A push with all that it takes: of the database nothing more is asked until its outcome is known. */
export type Prepared =
  | { step: 'product'; mapping: StripeMapping; product: Product }
  | { step: 'price'; mapping: StripeMapping; price: Price; firstCreate: PendingCreate | undefined }
  | { step: 'waits'; mapping: StripeMapping; for: Prerequisite }

/**
 * Reads what claimed mappings are to push, and makes durable what must be known of a call before it is sent.
 * @returns without those whose lease was lost, or that are being changed right now: they must not be sent
 */
export async function prepare(dataSource: DataSource, mappings: readonly StripeMapping[]): Promise<Prepared[]> {
  const prepared = await read(dataSource.manager, mappings)
  const unsent = await remember(dataSource, prepared.flatMap((each) => {
    if (each.step === 'product') return { mapping: each.mapping, fields: managedProduct(each.product, each.mapping.generation) }
    // What creates a price is remembered as a whole.
    if (each.step === 'price' && each.mapping.stripeId) return { mapping: each.mapping, fields: managedPrice(each.price, each.mapping.generation) }
    return each.step === 'price' && each.firstCreate ? { mapping: each.mapping, pendingCreate: each.firstCreate } : []
  }))
  return prepared.filter(({ mapping }) => !unsent.has(mapping))
}

async function read(manager: EntityManager, mappings: readonly StripeMapping[]): Promise<Prepared[]> {
  const idsOf = (kind: CatalogKind) => mappings.filter((mapping) => mapping.kind === kind).map(({ localId }) => localId)
  const products = await byId(manager, Product, idsOf('product'))
  const prices = await byId(manager, Price, idsOf('price'))
  const ready = await readyIds(manager, mappings, [...prices.values()].flatMap(({ productId, replacedById }) => (replacedById ? [productId, replacedById] : [productId])))
  return mappings.flatMap((mapping): Prepared[] => {
    const product = products.get(mapping.localId)
    if (product) return [{ step: 'product', mapping, product }]
    const price = prices.get(mapping.localId)
    return price ? [ofPrice(mapping, price, ready)] : []
  })
}

function ofPrice(mapping: StripeMapping, price: Price, ready: ReadonlyMap<string, string>): Prepared {
  const { productId, replacedById } = price
  const stripeProductId = ready.get(productId)
  if (!stripeProductId) return { step: 'waits', mapping, for: { kind: 'product', localId: productId, message: 'Waits until its product is in Stripe.' } }
  if (replacedById && !ready.has(replacedById)) return { step: 'waits', mapping, for: { kind: 'price', localId: replacedById, message: 'Waits until its successor is in Stripe.' } }
  const isFirst = !mapping.stripeId && !mapping.pendingCreate
  return { step: 'price', mapping, price, firstCreate: isFirst ? firstCreate(mapping, price, stripeProductId) : undefined }
}

async function byId<Entity extends Product | Price>(manager: EntityManager, entity: EntityTarget<Entity>, ids: readonly string[]): Promise<Map<string, Entity>> {
  const found = ids.length === 0 ? [] : await manager.find(entity, { where: { id: In(ids) } as FindOptionsWhere<Entity> })
  return new Map(found.map((each) => [each.id, each]))
}

/** Which of the objects that others wait for are in Stripe, and under which id. */
async function readyIds(manager: EntityManager, [any]: readonly StripeMapping[], localIds: readonly string[]): Promise<Map<string, string>> {
  if (!any || localIds.length === 0) return new Map()
  const { account, livemode } = any
  const found = await manager.findBy(StripeMapping, { kind: In<CatalogKind>(['product', 'price']), localId: In([...new Set(localIds)]), account, livemode })
  return new Map(found.filter(isReady).map(({ localId, stripeId }) => [localId, stripeId ?? '']))
}
