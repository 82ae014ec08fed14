import type { DataSource, EntityManager, SelectQueryBuilder } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import { recordAudit } from '../audit/audit.ts'
import { countedPage } from '../counted-page.ts'
import { Product } from '../entities/product.ts'
import { notFound } from '../errors.ts'
import { makeOnce } from '../idempotency.ts'
import { isUuid, parseInput } from '../input.ts'
import { checkPage, containing, searchable, SortDirection, type CountedPage } from '../paging.ts'
import { NO_ACCOUNT } from '../stripe/account.ts'
import type { CatalogOutbox } from '../stripe/outbox.ts'
import { StatusFilter } from '../stripe/status-filter.ts'
import { assertVersion } from '../version.ts'
import { newProduct, productChanges } from './product.checks.ts'
import { ProductSortField, type CreateProductInput, type ProductFilter, type ProductSort, type UpdateProductInput } from './product.types.ts'

const SORT_COLUMNS = {
  // As people sort names, whatever the database's own locale.
  [ProductSortField.NAME]: 'product.name collate "und-x-icu"',
  [ProductSortField.CREATED_AT]: 'product.created_at',
  [ProductSortField.UPDATED_AT]: 'product.updated_at',
} as const

/** Products: reading, and changes that commit together with what they owe to Stripe. */
export class ProductService {
  private readonly statuses: StatusFilter

  constructor(private readonly dataSource: DataSource, private readonly outbox: CatalogOutbox) {
    this.statuses = new StatusFilter(dataSource, outbox.account)
  }

  /** One page, newest first unless sorted otherwise. @throws BAD_USER_INPUT for an impossible page */
  async list(filter: ProductFilter, sort: ProductSort | undefined, limit: number, offset: number): Promise<CountedPage<Product>> {
    checkPage(limit, offset)
    const direction = sort?.direction ?? SortDirection.DESC
    return await countedPage(await this.filtered(filter), [[SORT_COLUMNS[sort?.field ?? ProductSortField.CREATED_AT], direction], ['product.id', direction]], limit, offset)
  }

  /** The product of this id, or null. */
  async find(id: string): Promise<Product | null> {
    return isUuid(id) ? await this.dataSource.manager.findOneBy(Product, { id }) : null
  }

  /** @throws BAD_USER_INPUT */
  async create(input: CreateProductInput): Promise<Product> {
    const { images, marketingFeatures, metadata, ...rest } = parseInput(newProduct, input)
    const product = { ...rest, id: uuidv7(), images: images ?? [], marketingFeatures: marketingFeatures ?? [], metadata: metadata ?? {} }
    return await this.dataSource.transaction(async (manager) => {
      const { id, made } = await makeOnce(manager, 'createProduct', input, async () => {
        await manager.insert(Product, product)
        return product.id
      })
      return made ? await this.changed(manager, 'createProduct', id, null) : await manager.findOneByOrFail(Product, { id })
    })
  }

  /** @throws BAD_USER_INPUT, NOT_FOUND */
  async update(input: UpdateProductInput): Promise<Product> {
    const { id, version, images, marketingFeatures, metadata, ...rest } = parseInput(productChanges, input)
    return await this.change('updateProduct', id, (product) => {
      assertVersion('product', product, version)
      for (const [field, value] of Object.entries(rest)) if (value !== undefined) Object.assign(product, { [field]: value })
      if (images !== undefined) product.images = images ?? []
      if (marketingFeatures !== undefined) product.marketingFeatures = marketingFeatures ?? []
      if (metadata !== undefined) product.metadata = metadata ?? {}
    })
  }

  /** No longer sold; nothing that Stripe has seen is deleted. Archiving twice changes nothing. @throws NOT_FOUND */
  async archive(id: string): Promise<Product> {
    return await this.change('archiveProduct', id, (product) => {
      product.active = false
      product.archivedAt ??= new Date()
    })
  }

  /** Sold again. @throws NOT_FOUND */
  async restore(id: string): Promise<Product> {
    return await this.change('restoreProduct', id, (product) => {
      product.active = true
      product.archivedAt = null
    })
  }

  private async change(action: string, id: string, edit: (product: Product) => void): Promise<Product> {
    if (!isUuid(id)) throw notFound('product', id)
    return await this.dataSource.transaction(async (manager) => {
      const product = await manager.findOne(Product, { where: { id }, lock: { mode: 'pessimistic_write' } })
      if (!product) throw notFound('product', id)
      const before = { ...product }
      edit(product)
      // Saving what is the same already owes Stripe nothing.
      if (JSON.stringify(product) === JSON.stringify(before)) return product
      await manager.save(product)
      return await this.changed(manager, action, id, before)
    })
  }

  private async changed(manager: EntityManager, action: string, id: string, before: Product | null): Promise<Product> {
    await this.outbox.changed(manager, 'product', id)
    const after = await manager.findOneByOrFail(Product, { id })
    await recordAudit(manager, { action, objectType: 'Product', objectId: after.id, before, after })
    return after
  }

  private async filtered({ search, active, syncStatus, failing }: ProductFilter): Promise<SelectQueryBuilder<Product>> {
    const query = this.dataSource.createQueryBuilder(Product, 'product')
    const text = search?.trim()
    if (text) {
      // Each way has an index of its own; together in one condition they would have none.
      const byId = isUuid(text) ? ' union all select :id::uuid' : ''
      query.andWhere(
        `product.id in (select id from product where name ilike :text or description ilike :text
           union all select local_id from stripe_mapping where kind = 'product' and stripe_id = :exact and account = :account and livemode = :livemode${byId})`,
        { text: containing(text), exact: searchable(text), id: text, ...(this.outbox.account ?? NO_ACCOUNT) },
      )
    }
    if (active != null) query.andWhere('product.active = :active', { active })
    for (const { sql, parameters } of [
      ...(syncStatus ? [await this.statuses.hasStatus('product', 'product.id', syncStatus)] : []),
      ...(failing == null ? [] : [await this.statuses.isFailing('product', 'product.id', failing)]),
    ]) query.andWhere(sql, parameters)
    return query
  }
}
