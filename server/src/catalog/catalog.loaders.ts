import DataLoader from 'dataloader'
import { In, type DataSource } from 'typeorm'
import { Price } from '../entities/price.ts'
import { Product } from '../entities/product.ts'

/** Batched reads of the catalog: one statement for a whole list. */
export interface CatalogLoaders {
  /** A product by id. */
  product: DataLoader<string, Product>
  /** A price by id. */
  price: DataLoader<string, Price>
  /** All prices of a product, oldest first. */
  pricesOfProduct: DataLoader<string, Price[]>
  /** The price that a price replaced, by the id of the successor. */
  predecessor: DataLoader<string, Price | null>
}

/** Fresh loaders for one request. */
export function createCatalogLoaders(dataSource: DataSource): CatalogLoaders {
  const { manager } = dataSource
  return {
    product: new DataLoader(async (ids) => inOrder(ids, await manager.findBy(Product, { id: In([...ids]) }), 'product')),
    price: new DataLoader(async (ids) => inOrder(ids, await manager.findBy(Price, { id: In([...ids]) }), 'price')),
    pricesOfProduct: new DataLoader(async (ids) => {
      const prices = await manager.find(Price, { where: { productId: In([...ids]) }, order: { createdAt: 'ASC', id: 'ASC' } })
      const byProduct = Map.groupBy(prices, (price) => price.productId)
      return ids.map((id) => byProduct.get(id) ?? [])
    }),
    predecessor: new DataLoader(async (ids) => {
      const prices = await manager.findBy(Price, { replacedById: In([...ids]) })
      const bySuccessor = new Map(prices.map((price) => [price.replacedById, price]))
      return ids.map((id) => bySuccessor.get(id) ?? null)
    }),
  }
}

function inOrder<T extends { id: string }>(ids: readonly string[], rows: T[], noun: string): (T | Error)[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id) ?? new Error(`The ${noun} ${id} is referenced but missing.`))
}
