import 'reflect-metadata'
import { isDeepStrictEqual } from 'node:util'
import type { DataSource } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import { createDataSource } from '../src/db/data-source.ts'
import { Product } from '../src/entities/product.ts'
import { StripeMapping } from '../src/entities/stripe-mapping.ts'
import { StatusFilter } from '../src/stripe/status-filter.ts'
import { syncStatus, type SyncStatus } from '../src/stripe/sync-status.ts'
import { createTestDatabase } from './harness/database.ts'

const account = { account: 'acct_1Test', livemode: false }
const STATUSES: readonly SyncStatus[] = ['SYNCED', 'PENDING', 'NOT_MAPPED']
/** Every choice of statuses. */
const CHOICES = Array.from({ length: 8 }, (_value, choice) => STATUSES.filter((_status, index) => (choice >> index) % 2 === 1))

let dataSource: DataSource
let filter: StatusFilter

beforeEach(async () => {
  dataSource = await createDataSource(await createTestDatabase()).initialize()
  filter = new StatusFilter(dataSource, account)
})
afterEach(async () => { await dataSource?.destroy() })

/** What an object's mapping may be. */
type State = Partial<Pick<StripeMapping, 'revision' | 'syncedRevision' | 'deletedAt' | 'attempts' | 'account' | 'stripeId'>> | 'none'

async function addProducts(state: State, count = 2, createdAt = new Date()): Promise<void> {
  const products = Array.from({ length: count }, () => ({ id: uuidv7(), name: 'Product', createdAt }))
  await dataSource.manager.insert(Product, products)
  if (state === 'none') return
  await dataSource.manager.insert(StripeMapping, products.map(({ id }) => ({ kind: 'product' as const, localId: id, ...account, stripeId: `prod_${id}`, ...state })))
}

/** The ids that a filter finds, and those that the rule finds. */
async function found(choice: readonly SyncStatus[]): Promise<{ bySql: string[]; byRule: string[] }> {
  const { sql, parameters } = await filter.hasStatus('product', 'product.id', choice)
  const bySql = await dataSource.createQueryBuilder(Product, 'product').where(sql, parameters).getMany()
  const mappings = new Map((await dataSource.manager.findBy(StripeMapping, account)).map((mapping) => [mapping.localId, mapping]))
  const all = await dataSource.manager.find(Product)
  const ids = (products: Product[]) => products.map(({ id }) => id).toSorted()
  return { bySql: ids(bySql), byRule: ids(all.filter(({ id }) => choice.includes(syncStatus(mappings.get(id))))) }
}

/** The choices for which the filter does not find what the rule says. */
async function wrongChoices(): Promise<(readonly SyncStatus[])[]> {
  const wrong: (readonly SyncStatus[])[] = []
  for (const choice of CHOICES) {
    const { bySql, byRule } = await found(choice)
    if (!isDeepStrictEqual(bySql, byRule)) wrong.push(choice)
  }
  return wrong
}

const SYNCED = { revision: 1, syncedRevision: 1 }
const PENDING = { revision: 2, syncedRevision: 1 }

test('any choice of statuses finds what the rule says, few or many, old or new', async () => {
  await addProducts(SYNCED, 5)
  await addProducts(PENDING)
  await addProducts({ ...PENDING, attempts: 3 })
  await addProducts({ ...SYNCED, deletedAt: new Date() })
  await addProducts({ ...PENDING, deletedAt: new Date() })
  await addProducts({ ...SYNCED, account: 'acct_1Other' })
  await addProducts('none', 2, new Date(Date.now() - 24 * 3600 * 1000))
  expect(await wrongChoices()).toEqual([])
  // What was seen to be handed over is not looked through again; what is made since then is.
  await addProducts('none', 1)
  expect(await wrongChoices()).toEqual([])
  await addProducts(PENDING, 1100)
  await addProducts('none', 1100)
  expect(await wrongChoices()).toEqual([])
}, 60_000)

test('what is failing, and what is not', async () => {
  await addProducts(SYNCED)
  await addProducts(PENDING)
  await addProducts({ ...PENDING, attempts: 3 }, 3)
  await addProducts('none')
  const count = async (failing: boolean) => {
    const { sql, parameters } = await filter.isFailing('product', 'product.id', failing)
    return await dataSource.createQueryBuilder(Product, 'product').where(sql, parameters).getCount()
  }
  expect([await count(true), await count(false)]).toEqual([3, 6])
})

test('without Stripe nothing is mapped', async () => {
  await addProducts('none')
  const { sql, parameters } = await new StatusFilter(dataSource, undefined).hasStatus('product', 'product.id', ['NOT_MAPPED'])
  expect(await dataSource.createQueryBuilder(Product, 'product').where(sql, parameters).getCount()).toBe(2)
})
