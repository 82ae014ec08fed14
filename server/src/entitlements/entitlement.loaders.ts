import DataLoader from 'dataloader'
import { In, type DataSource } from 'typeorm'
import { EntitlementRule, EntitlementSet } from '../entities/entitlement-set.ts'
import { Feature } from '../entities/feature.ts'
import { Grant } from '../entities/grant.ts'
import { Member } from '../entities/member.ts'
import { Product } from '../entities/product.ts'
import { Subscription } from '../entities/subscription.ts'
import type { StripeAccount } from '../stripe/account.ts'
import { holdersOfSets, type SetHolders } from './set-holders.ts'

/** Batched reads of what members may have: one statement for a whole list. */
export interface EntitlementLoaders {
  feature: DataLoader<string, Feature>
  entitlementSet: DataLoader<string, EntitlementSet>
  grant: DataLoader<string, Grant>
  member: DataLoader<string, Member>
  /** A projected subscription by Stripe's id. */
  subscription: DataLoader<string, Subscription>
  /** The rules of a set as they hold now, by the feature's key. */
  rulesOfSet: DataLoader<string, EntitlementRule[]>
  /** The sets that a product gives now, highest rank first. */
  setsOfProduct: DataLoader<string, EntitlementSet[]>
  /** The products that give a set now, by name. */
  productsOfSet: DataLoader<string, Product[]>
  /** How many members hold a set now. */
  holdersOfSet: DataLoader<string, SetHolders>
}

/** Fresh loaders for one request. */
export function createEntitlementLoaders({ manager }: DataSource, account: StripeAccount): EntitlementLoaders {
  return {
    feature: byId(async (ids) => await manager.findBy(Feature, { id: In(ids) })),
    entitlementSet: byId(async (ids) => await manager.findBy(EntitlementSet, { id: In(ids) })),
    grant: byId(async (ids) => await manager.findBy(Grant, { id: In(ids) })),
    member: byId(async (ids) => await manager.findBy(Member, { id: In(ids) })),
    subscription: byId(async (ids) => await manager.findBy(Subscription, { id: In(ids) })),
    rulesOfSet: new DataLoader(async (ids) => {
      const rules = await manager.createQueryBuilder(EntitlementRule, 'rule').innerJoin(Feature, 'feature', 'feature.id = rule.feature_id')
        .where('rule.set_id = any(:ids) and upper_inf(rule.period)', { ids }).orderBy('feature.key').getMany()
      const bySet = Map.groupBy(rules, (rule) => rule.setId)
      return ids.map((id) => bySet.get(id) ?? [])
    }),
    setsOfProduct: new DataLoader(async (ids) => {
      const pairs = await givenNow(manager, 'product_id', ids)
      const sets = new Map((await manager.findBy(EntitlementSet, { id: In(pairs.map((pair) => pair.set_id)) })).map((set) => [set.id, set]))
      return ids.map((id) => pairs.flatMap((pair) => (pair.product_id === id ? sets.get(pair.set_id) ?? [] : [])).sort((a, b) => b.rank - a.rank || compare(a.name, b.name)))
    }),
    productsOfSet: new DataLoader(async (ids) => {
      const pairs = await givenNow(manager, 'set_id', ids)
      const products = new Map((await manager.findBy(Product, { id: In(pairs.map((pair) => pair.product_id)) })).map((product) => [product.id, product]))
      return ids.map((id) => pairs.flatMap((pair) => (pair.set_id === id ? products.get(pair.product_id) ?? [] : [])).sort((a, b) => compare(a.name, b.name)))
    }),
    holdersOfSet: new DataLoader(async (ids) => await holdersOfSets(manager, ids, account)),
  }
}

function byId<Row extends { id: string }>(find: (ids: string[]) => Promise<Row[]>): DataLoader<string, Row> {
  return new DataLoader(async (ids) => {
    const rows = new Map((await find([...ids])).map((row) => [row.id, row]))
    return ids.map((id) => rows.get(id) ?? new Error(`${id} is referenced but missing.`))
  })
}

async function givenNow(manager: DataSource['manager'], column: 'product_id' | 'set_id', ids: readonly string[]): Promise<{ product_id: string; set_id: string }[]> {
  return await manager.query(`select product_id, set_id from product_entitlement_set where ${column} = any($1) and upper_inf(period)`, [ids])
}

function compare(a: string, b: string): number {
  return a.localeCompare(b)
}
