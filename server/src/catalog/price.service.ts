import type { DataSource, EntityManager, SelectQueryBuilder } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import { recordAudit } from '../audit/audit.ts'
import { countedPage } from '../counted-page.ts'
import { Price } from '../entities/price.ts'
import { Product } from '../entities/product.ts'
import { badUserInput, conflict, notFound } from '../errors.ts'
import { makeOnce } from '../idempotency.ts'
import { isUuid, parseInput } from '../input.ts'
import { checkPage, containing, searchable, type CountedPage } from '../paging.ts'
import { NO_ACCOUNT } from '../stripe/account.ts'
import type { CatalogOutbox } from '../stripe/outbox.ts'
import { StatusFilter } from '../stripe/status-filter.ts'
import { refusingTaken } from '../unique-constraint.ts'
import { assertVersion } from '../version.ts'
import { priceChanges, wholePrice } from './price.checks.ts'
import type { CreatePriceInput, ReplacePriceInput, UpdatePriceInput } from './price.inputs.ts'
import { PriceType, type PriceFilter } from './price.types.ts'
import { successorOf } from './price-successor.ts'

const TAKEN = { price_lookup_key_key: { lookupKey: 'Another price has this lookup key: choose another, or replace that price.' } }

/** Prices: reading, and changes that commit together with what they owe to Stripe. */
export class PriceService {
  private readonly statuses: StatusFilter

  constructor(private readonly dataSource: DataSource, private readonly outbox: CatalogOutbox) {
    this.statuses = new StatusFilter(dataSource, outbox.account)
  }

  /** One page, newest first. @throws BAD_USER_INPUT for an impossible page */
  async list(filter: PriceFilter, limit: number, offset: number): Promise<CountedPage<Price>> {
    checkPage(limit, offset)
    if (filter.productId != null && !isUuid(filter.productId)) return { items: [], totalCount: 0, totalCountIsExact: true }
    return await countedPage(await this.filtered(filter), [['price.created_at', 'DESC'], ['price.id', 'DESC']], limit, offset)
  }

  /** The price of this id, or null. */
  async find(id: string): Promise<Price | null> {
    return isUuid(id) ? await this.dataSource.manager.findOneBy(Price, { id }) : null
  }

  /** @throws BAD_USER_INPUT, NOT_FOUND for the product */
  async create(input: CreatePriceInput): Promise<Price> {
    const columns = columnsOf(parseInput(wholePrice, input))
    return await this.write(async (manager) => {
      await lockProduct(manager, input.productId)
      const { id, made } = await makeOnce(manager, 'createPrice', input, async () => {
        const newId = uuidv7()
        await manager.insert(Price, { id: newId, productId: input.productId, ...columns })
        return newId
      })
      return made ? await this.changed(manager, 'createPrice', id, null) : await manager.findOneByOrFail(Price, { id })
    })
  }

  /** @throws BAD_USER_INPUT, NOT_FOUND */
  async update(input: UpdatePriceInput): Promise<Price> {
    const { id, version, taxBehavior, metadata, ...rest } = parseInput(priceChanges, input)
    return await this.change('updatePrice', id, (price) => {
      assertVersion('price', price, version)
      for (const [field, value] of Object.entries(rest)) if (value !== undefined) Object.assign(price, { [field]: value })
      if (metadata !== undefined) price.metadata = metadata ?? {}
      if (taxBehavior != null && taxBehavior !== price.taxBehavior) {
        if (price.taxBehavior !== 'unspecified') throw badUserInput({ taxBehavior: 'Stripe does not let it change any more: replace the price instead.' })
        price.taxBehavior = taxBehavior
      }
      if (price.replacedById && price.lookupKey) throw badUserInput({ lookupKey: 'This price was replaced: give the key to its successor.' })
    })
  }

  /**
   * Makes a successor, hands it the lookup key and archives the predecessor, all at once.
   * @throws BAD_USER_INPUT, NOT_FOUND, CONFLICT when the price was replaced before
   */
  async replace(input: ReplacePriceInput): Promise<{ price: Price; replaced: Price }> {
    return await this.write(async (manager) => {
      const replaced = await lockPrice(manager, input.priceId)
      const { id, made } = await makeOnce(manager, 'replacePrice', input, async () => await insertSuccessor(manager, replaced, input))
      if (!made) return { price: await manager.findOneByOrFail(Price, { id }), replaced }
      const price = await this.changed(manager, 'replacePrice', id, null)
      return { price, replaced: await this.changed(manager, 'replacePrice', replaced.id, replaced) }
    })
  }

  /** No longer sold; subscriptions at this price go on. Archiving twice changes nothing. @throws NOT_FOUND */
  async archive(id: string): Promise<Price> {
    return await this.change('archivePrice', id, (price) => {
      price.active = false
      price.archivedAt ??= new Date()
    })
  }

  /** Sold again. @throws NOT_FOUND, CONFLICT when a successor took its place */
  async restore(id: string): Promise<Price> {
    return await this.change('restorePrice', id, (price) => {
      if (price.replacedById) throw conflict('This price was replaced: make a new price with its amount instead.')
      price.active = true
      price.archivedAt = null
    })
  }

  private async change(action: string, id: string, edit: (price: Price) => void): Promise<Price> {
    return await this.write(async (manager) => {
      const price = await lockPrice(manager, id)
      const before = { ...price }
      edit(price)
      // Saving what is the same already owes Stripe nothing.
      if (JSON.stringify(price) === JSON.stringify(before)) return price
      await manager.save(price)
      return await this.changed(manager, action, id, before)
    })
  }

  private async write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return await refusingTaken(TAKEN, () => this.dataSource.transaction(work))
  }

  private async changed(manager: EntityManager, action: string, id: string, before: Price | null): Promise<Price> {
    await this.outbox.changed(manager, 'price', id)
    const after = await manager.findOneByOrFail(Price, { id })
    await recordAudit(manager, { action, objectType: 'Price', objectId: after.id, before, after })
    return after
  }

  private async filtered({ search, productId, active, currency, type, lookupKey, syncStatus, failing }: PriceFilter): Promise<SelectQueryBuilder<Price>> {
    const query = this.dataSource.createQueryBuilder(Price, 'price')
    if (productId != null) query.andWhere('price.product_id = :productId', { productId })
    if (active != null) query.andWhere('price.active = :active', { active })
    if (currency != null) query.andWhere('price.currency = :currency', { currency: searchable(currency.toLowerCase()) })
    if (type != null) query.andWhere(`price.interval is ${type === PriceType.RECURRING ? 'not ' : ''}null`)
    if (lookupKey != null) query.andWhere('price.lookup_key = :lookupKey', { lookupKey: searchable(lookupKey) })
    const text = search?.trim()
    if (text) {
      // Each way has an index of its own; together in one condition they would have none.
      const byId = isUuid(text) ? ' union all select :id::uuid' : ''
      query.andWhere(
        `price.id in (select id from price where nickname ilike :text or lookup_key ilike :text
           union all select price.id from price join product on product.id = price.product_id where product.name ilike :text
           union all select local_id from stripe_mapping where kind = 'price' and stripe_id = :exact and account = :account and livemode = :livemode${byId})`,
        { text: containing(text), exact: searchable(text), id: text, ...(this.outbox.account ?? NO_ACCOUNT) },
      )
    }
    for (const { sql, parameters } of [
      ...(syncStatus ? [await this.statuses.hasStatus('price', 'price.id', syncStatus)] : []),
      ...(failing == null ? [] : [await this.statuses.isFailing('price', 'price.id', failing)]),
    ]) query.andWhere(sql, parameters)
    return query
  }
}

type Columns = Pick<Price, 'currency' | 'unitAmount' | 'customUnitAmount' | 'tiersMode' | 'tiers' | 'interval' | 'intervalCount' | 'taxBehavior' | 'nickname' | 'lookupKey' | 'metadata'>

function columnsOf(price: z.output<typeof wholePrice>): Columns {
  return {
    currency: price.currency,
    unitAmount: price.unitAmount ?? null,
    customUnitAmount: price.customUnitAmount ?? null,
    tiersMode: price.tiersMode ?? null,
    tiers: price.tiers ?? null,
    interval: price.recurring?.interval ?? null,
    intervalCount: price.recurring?.intervalCount ?? null,
    taxBehavior: price.taxBehavior,
    nickname: price.nickname ?? null,
    lookupKey: price.lookupKey ?? null,
    metadata: price.metadata ?? {},
  }
}

/** @returns the successor's id */
async function insertSuccessor(manager: EntityManager, replaced: Price, input: ReplacePriceInput): Promise<string> {
  if (replaced.replacedById) throw conflict('This price was replaced already: replace its successor.')
  const columns = columnsOf(parseInput(wholePrice, successorOf(replaced, input)))
  const id = uuidv7()
  const { lookupKey } = replaced
  // The key is unique, so the predecessor lets go first.
  await manager.update(Price, { id: replaced.id }, { lookupKey: null })
  await manager.insert(Price, { id, productId: replaced.productId, ...columns, lookupKey })
  await manager.update(Price, { id: replaced.id }, { active: false, archivedAt: replaced.archivedAt ?? new Date(), replacedById: id })
  return id
}

async function lockProduct(manager: EntityManager, id: string): Promise<void> {
  const product = isUuid(id) ? await manager.findOne(Product, { where: { id }, lock: { mode: 'pessimistic_read' } }) : null
  if (!product) throw badUserInput({ productId: 'There is no product with this id.' })
}

async function lockPrice(manager: EntityManager, id: string): Promise<Price> {
  const price = isUuid(id) ? await manager.findOne(Price, { where: { id }, lock: { mode: 'pessimistic_write' } }) : null
  if (!price) throw notFound('price', id)
  return price
}
