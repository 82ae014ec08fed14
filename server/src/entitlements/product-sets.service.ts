import { In, type DataSource, type EntityManager } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import { recordAudit } from '../audit/audit.ts'
import { EntitlementSet, ProductEntitlementSet } from '../entities/entitlement-set.ts'
import { Product } from '../entities/product.ts'
import { badUserInput, conflict, notFound, type FieldMessages } from '../errors.ts'
import { parseInput } from '../input.ts'
import { productSets } from './entitlement.checks.ts'
import type { SetProductEntitlementSetsInput } from './entitlement-set.types.ts'
import { changeMoment } from './moment.ts'

/** Which entitlement sets a product gives. */
export class ProductSetsService {
  constructor(private readonly dataSource: DataSource) {}

  /** Counts from now on, also for those who hold the product already. @throws BAD_USER_INPUT, NOT_FOUND, CONFLICT when the sets seen are not the sets there are */
  async set(input: SetProductEntitlementSetsInput): Promise<Product> {
    const { productId, entitlementSetIds, seenEntitlementSetIds } = parseInput(productSets, input)
    const wanted = [...new Set(entitlementSetIds)]
    return await this.dataSource.transaction(async (manager) => {
      const product = await manager.findOne(Product, { where: { id: productId }, lock: { mode: 'pessimistic_write' } })
      if (!product) throw notFound('product', productId)
      const existing = await currentSetIds(manager, productId)
      if (seenEntitlementSetIds && !sameMembers(existing, seenEntitlementSetIds)) {
        throw conflict('Somebody else changed the entitlement sets of this product meanwhile: load them again, and repeat your change if it is still wanted.')
      }
      const added = wanted.filter((id) => !existing.includes(id))
      await assertGivable(manager, wanted, added)
      const removed = existing.filter((id) => !wanted.includes(id))
      if (removed.length + added.length === 0) return product
      await replaceSets(manager, productId, removed, added)
      await recordAudit(manager, {
        action: 'setProductEntitlementSets', objectType: 'Product', objectId: productId, before: { entitlementSetIds: existing }, after: { entitlementSetIds: wanted },
      })
      return product
    })
  }
}

async function currentSetIds(manager: EntityManager, productId: string): Promise<string[]> {
  const rows = await manager.query<{ set_id: string }[]>('select set_id from product_entitlement_set where product_id = $1 and upper_inf(period)', [productId])
  return rows.map((row) => row.set_id)
}

/** A set that is archived may stay, but not be added. Those that are added are locked, so that none is archived meanwhile. */
async function assertGivable(manager: EntityManager, wanted: readonly string[], added: readonly string[]): Promise<void> {
  const sets = await manager.find(EntitlementSet, { where: { id: In([...added]) }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_read' } })
  const byId = new Map(sets.map((set) => [set.id, set]))
  const fields: FieldMessages = {}
  for (const id of added) {
    const set = byId.get(id)
    if (!set) fields[`entitlementSetIds.${wanted.indexOf(id)}`] = 'There is no such entitlement set: make it first.'
    else if (set.archivedAt) fields[`entitlementSetIds.${wanted.indexOf(id)}`] = 'This entitlement set is archived: restore it first, or choose another.'
  }
  if (Object.keys(fields).length > 0) throw badUserInput(fields)
}

async function replaceSets(manager: EntityManager, productId: string, removed: readonly string[], added: readonly string[]): Promise<void> {
  const moment = await changeMoment(manager)
  const current = 'product_id = $1 and set_id = any($2) and upper_inf(period)'
  // Two changes within one millisecond: what held for no time has not been.
  await manager.query(`delete from product_entitlement_set where ${current} and lower(period) >= $3`, [productId, removed, moment])
  await manager.query(`update product_entitlement_set set period = tstzrange(lower(period), $3) where ${current}`, [productId, removed, moment])
  await manager.insert(ProductEntitlementSet, added.map((setId) => ({ id: uuidv7(), productId, setId, period: `[${moment.toISOString()},)` })))
}

function sameMembers(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && right.every((id) => left.includes(id.toLowerCase()))
}
