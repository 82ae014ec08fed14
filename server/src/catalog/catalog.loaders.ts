import DataLoader from 'dataloader'
import { In, type DataSource, type EntityManager } from 'typeorm'
import { Price } from '../entities/price.ts'
import { Product } from '../entities/product.ts'

/** Batched reads of the catalog: one statement for a whole list. */
export interface CatalogLoaders {
  /** A product by id. */
  product: DataLoader<string, Product>
  /** A price by id. */
  price: DataLoader<string, Price>
  /** The prices of a product, oldest first: one loader for each part of them that is asked for. */
  pricesOfProduct: (part: PricesPart) => DataLoader<string, Price[]>
  /** How many prices a product has. */
  priceCount: (active: boolean | null) => DataLoader<string, number>
  /** The price that a price replaced, by the id of the successor. */
  predecessor: DataLoader<string, Price | null>
}

/** Which of a product's prices; `limit` null: all after the offset. */
export interface PricesPart { active: boolean | null; limit: number | null; offset: number }

/** Fresh loaders for one request. */
export function createCatalogLoaders(dataSource: DataSource): CatalogLoaders {
  const { manager } = dataSource
  return {
    product: new DataLoader(async (ids) => inOrder(ids, await manager.findBy(Product, { id: In([...ids]) }), 'product')),
    price: new DataLoader(async (ids) => inOrder(ids, await manager.findBy(Price, { id: In([...ids]) }), 'price')),
    pricesOfProduct: onePerPart((part: PricesPart) => new DataLoader(async (ids: readonly string[]) => {
      const prices = await pricesOf(manager, ids, part)
      const byProduct = Map.groupBy(prices, (price) => price.productId)
      return ids.map((id) => byProduct.get(id) ?? [])
    })),
    priceCount: onePerPart((active: boolean | null) => new DataLoader(async (ids: readonly string[]) => {
      const counts = await manager.query<{ product_id: string; count: number }[]>(
        'select product_id, count(*)::int as count from price where product_id = any($1) and ($2::boolean is null or active = $2) group by product_id', [ids, active])
      const byProduct = new Map(counts.map((row) => [row.product_id, row.count]))
      return ids.map((id) => byProduct.get(id) ?? 0)
    })),
    predecessor: new DataLoader(async (ids) => {
      const prices = await manager.findBy(Price, { replacedById: In([...ids]) })
      const bySuccessor = new Map(prices.map((price) => [price.replacedById, price]))
      return ids.map((id) => bySuccessor.get(id) ?? null)
    }),
  }
}

/** Makes a loader once for everybody who asks for the same part. */
function onePerPart<Part, Loader>(make: (part: Part) => Loader): (part: Part) => Loader {
  const made = new Map<string, Loader>()
  return (part) => {
    const key = JSON.stringify(part)
    const loader = made.get(key) ?? make(part)
    made.set(key, loader)
    return loader
  }
}

/** The same part of each product's prices, in one statement. */
async function pricesOf(manager: EntityManager, productIds: readonly string[], { active, limit, offset }: PricesPart): Promise<Price[]> {
  const rows = await manager.query<{ id: string }[]>(
    `select part.id from unnest($1::uuid[]) as product (id), lateral (
       select price.id from price where price.product_id = product.id and ($2::boolean is null or price.active = $2) order by price.created_at, price.id limit $3 offset $4) as part`,
    [productIds, active, limit, offset],
  )
  return await manager.find(Price, { where: { id: In(rows.map(({ id }) => id)) }, order: { createdAt: 'ASC', id: 'ASC' } })
}

function inOrder<T extends { id: string }>(ids: readonly string[], rows: T[], noun: string): (T | Error)[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id) ?? new Error(`The ${noun} ${id} is referenced but missing.`))
}
