import type { DataSource, EntityManager } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import { recordAudit } from '../audit/audit.ts'
import { EntitlementSet } from '../entities/entitlement-set.ts'
import { badUserInput, notFound } from '../errors.ts'
import { makeOnce } from '../idempotency.ts'
import { isUuid, parseInput } from '../input.ts'
import { checkPage, containing, type Page } from '../paging.ts'
import { assertVersion } from '../version.ts'
import { refusingTaken } from '../unique-constraint.ts'
import { newSet, setChanges, setCopy } from './entitlement.checks.ts'
import type { CopyEntitlementSetInput, CreateEntitlementSetInput, EntitlementSetFilter, UpdateEntitlementSetInput } from './entitlement-set.types.ts'
import { currentRules, replaceRules, ruleContents } from './set-rules.ts'

const TAKEN = { entitlement_set_key: { key: 'Another entitlement set, perhaps an archived one, has this key: use that one, or choose another key.' } }

/** Entitlement sets and their rules. */
export class EntitlementSetService {
  constructor(private readonly dataSource: DataSource) {}

  /** One page, highest rank first, then by name. @throws BAD_USER_INPUT for an impossible page */
  async list({ search, featureId, productId, archived }: EntitlementSetFilter, limit: number, offset: number): Promise<Page<EntitlementSet>> {
    checkPage(limit, offset)
    const query = this.dataSource.createQueryBuilder(EntitlementSet, 'entitlement')
    const text = search?.trim()
    if (text) query.andWhere('(entitlement.key ilike :text or entitlement.name ilike :text or entitlement.description ilike :text)', { text: containing(text) })
    const of = (table: string, column: string, id: string) => (isUuid(id)
      ? query.andWhere(`entitlement.id in (select set_id from ${table} where ${column} = :${column} and upper_inf(period))`, { [column]: id })
      : query.andWhere('false'))
    if (featureId != null) of('entitlement_rule', 'feature_id', featureId)
    if (productId != null) of('product_entitlement_set', 'product_id', productId)
    if (archived != null) query.andWhere(`entitlement.archived_at is ${archived ? 'not ' : ''}null`)
    const [items, totalCount] = await query.orderBy('entitlement.rank', 'DESC').addOrderBy('entitlement.name').addOrderBy('entitlement.id')
      .limit(limit).offset(offset).getManyAndCount()
    return { items, totalCount }
  }

  /** The set of this id or key, or null. @throws BAD_USER_INPUT unless exactly one is given */
  async find(ref: { id?: string | null | undefined; key?: string | null | undefined }): Promise<EntitlementSet | null> {
    if ((ref.id == null) === (ref.key == null)) throw badUserInput({ id: 'Give exactly one of id and key.' })
    if (ref.key != null) return await this.dataSource.manager.findOneBy(EntitlementSet, { key: ref.key.replaceAll('\0', '\u0001') })
    return ref.id != null && isUuid(ref.id) ? await this.dataSource.manager.findOneBy(EntitlementSet, { id: ref.id }) : null
  }

  /** @throws BAD_USER_INPUT, also for a key that another set has */
  async create(input: CreateEntitlementSetInput): Promise<EntitlementSet> {
    const { rules, rank, ...rest } = parseInput(newSet, input)
    return await this.insert('createEntitlementSet', input, async (manager, id) => {
      await manager.insert(EntitlementSet, { ...rest, id, rank: rank ?? 0 })
      await replaceRules(manager, id, await ruleContents(manager, rules ?? [], rank ?? 0))
    })
  }

  /** Another set with the same rules, rank and description. @throws BAD_USER_INPUT, NOT_FOUND */
  async copy(input: CopyEntitlementSetInput): Promise<EntitlementSet> {
    const { id: originalId, key, name } = parseInput(setCopy, input)
    return await this.insert('copyEntitlementSet', input, async (manager, id) => {
      const original = await manager.findOneBy(EntitlementSet, { id: originalId })
      if (!original) throw notFound('entitlement set', originalId)
      await manager.insert(EntitlementSet, { id, key, name, rank: original.rank, description: original.description })
      await replaceRules(manager, id, await currentRules(manager, originalId))
    })
  }

  /** Counts from now on. @throws BAD_USER_INPUT, NOT_FOUND, CONFLICT when somebody else changed it meanwhile */
  async update(input: UpdateEntitlementSetInput): Promise<EntitlementSet> {
    const { id, version, name, description, rank, rules } = parseInput(setChanges, input)
    return await this.change('updateEntitlementSet', id, async (set, manager) => {
      assertVersion('entitlement set', set, version)
      if (name !== undefined) set.name = name
      if (description !== undefined) set.description = description
      if (rank !== undefined) set.rank = rank
      const existing = await currentRules(manager, id)
      const contents = rules
        ? await ruleContents(manager, rules, set.rank, new Set(existing.map(({ featureId }) => featureId)))
        : existing.map((rule) => ({ ...rule, rank: set.rank }))
      // The set itself is saved, so that its version counts the change of its rules too.
      if (await replaceRules(manager, id, contents)) set.updatedAt = new Date()
    })
  }

  /** Given no more; who holds it keeps it. Archiving twice changes nothing. @throws NOT_FOUND */
  async archive(id: string): Promise<EntitlementSet> {
    return await this.change('archiveEntitlementSet', id, (set) => { set.archivedAt ??= new Date() })
  }

  /** Given again. @throws NOT_FOUND */
  async restore(id: string): Promise<EntitlementSet> {
    return await this.change('restoreEntitlementSet', id, (set) => { set.archivedAt = null })
  }

  private async insert(action: string, input: { idempotencyKey?: string | null }, work: (manager: EntityManager, id: string) => Promise<void>): Promise<EntitlementSet> {
    return await refusingTaken(TAKEN, () => this.dataSource.transaction(async (manager) => {
      const { id, made } = await makeOnce(manager, action, input, async () => {
        const newId = uuidv7()
        await work(manager, newId)
        return newId
      })
      const set = await manager.findOneByOrFail(EntitlementSet, { id })
      if (made) await recordAudit(manager, { action, objectType: 'EntitlementSet', objectId: id, before: null, after: await withRules(manager, set) })
      return set
    }))
  }

  private async change(action: string, id: string, edit: (set: EntitlementSet, manager: EntityManager) => Promise<void> | void): Promise<EntitlementSet> {
    if (!isUuid(id)) throw notFound('entitlement set', id)
    return await this.dataSource.transaction(async (manager) => {
      const set = await manager.findOne(EntitlementSet, { where: { id }, lock: { mode: 'pessimistic_write' } })
      if (!set) throw notFound('entitlement set', id)
      const before = await withRules(manager, set)
      await edit(set, manager)
      await manager.save(set)
      const after = await manager.findOneByOrFail(EntitlementSet, { id })
      if (after.version !== before.version) await recordAudit(manager, { action, objectType: 'EntitlementSet', objectId: id, before, after: await withRules(manager, after) })
      return after
    })
  }
}

/** What the audit log tells of a set. */
async function withRules(manager: EntityManager, set: EntitlementSet): Promise<EntitlementSet & { rules: object[] }> {
  const rules = await currentRules(manager, set.id)
  return { ...set, rules: rules.map(({ featureId, limit, unlimited, text, perUnit }) => ({ featureId, limit, unlimited, text, perUnit })) }
}
