import 'reflect-metadata'
import { graphql } from 'graphql'
import type { DataSource } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import { PriceService } from '../src/catalog/price.service.ts'
import { ProductService } from '../src/catalog/product.service.ts'
import { contextMaker } from '../src/context.ts'
import { createDataSource } from '../src/db/data-source.ts'
import { Price } from '../src/entities/price.ts'
import { Product } from '../src/entities/product.ts'
import { createSchema } from '../src/schema.ts'
import { ConnectionService } from '../src/stripe/connection.service.ts'
import { CatalogOutbox } from '../src/stripe/outbox.ts'
import { SyncService } from '../src/stripe/sync.service.ts'
import type { Services } from '../src/services.ts'
import { createTestDatabase } from './harness/database.ts'

const account = { account: 'acct_1Test', livemode: false }
const statements: string[] = []
let dataSource: DataSource
let services: Pick<Services, 'products' | 'prices' | 'sync' | 'connection'>

beforeAll(async () => {
  const url = await createTestDatabase()
  dataSource = createDataSource(url)
  const ignore = () => undefined
  dataSource.setOptions({
    logging: ['query'],
    logger: { logQuery: (query: string) => { statements.push(query) }, logQueryError: ignore, logQuerySlow: ignore, logSchemaBuild: ignore, logMigration: ignore, log: ignore },
  })
  await dataSource.initialize()
  const outbox = new CatalogOutbox(account)
  services = {
    products: new ProductService(dataSource, outbox), prices: new PriceService(dataSource, outbox), sync: new SyncService(dataSource, outbox),
    connection: new ConnectionService(dataSource, undefined, 'http://localhost', []),
  }
  for (let number = 0; number < 80; number += 1) await addProduct(number)
})
afterAll(async () => {
  await dataSource?.destroy()
})

async function addProduct(number: number): Promise<void> {
  const productId = uuidv7()
  await dataSource.manager.insert(Product, { id: productId, name: `Product ${number}` })
  const [old, successor] = [uuidv7(), uuidv7()]
  await dataSource.manager.insert(Price, { id: successor, productId, currency: 'eur', unitAmount: 700 })
  await dataSource.manager.insert(Price, { id: old, productId, currency: 'eur', unitAmount: 500, active: false, archivedAt: new Date(), replacedById: successor })
}

/** How many statements a query costs. */
async function cost(source: string): Promise<number> {
  statements.length = 0
  const contextValue = contextMaker(dataSource, services as Services)({ kind: 'apiKey', id: uuidv7(), name: 'test', scopes: ['*'] })
  const { errors } = await graphql({ schema: createSchema(), source, contextValue })
  expect(errors).toBeUndefined()
  return statements.length
}

describe('the number of SQL statements of a list', () => {
  it.each([
    ['products', (limit: number) => `{ products(limit: ${limit}) { totalCount items { name sync { status } prices(limit: 5) { summary sync { status } replacedBy { id } replaces { id } product { name } } priceCount } } }`],
    ['prices', (limit: number) => `{ prices(limit: ${limit}) { totalCount items { summary product { name sync { status } } replaces { id } replacedBy { id } sync { status } } } }`],
  ])('of %s does not grow with its length', async (_name, query) => {
    const two = await cost(query(2))
    expect(two).toBeGreaterThan(3)
    expect(await cost(query(70))).toBe(two)
  })
})
