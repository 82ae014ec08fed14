import type { DataSource } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import { recordAudit } from '../audit/audit.ts'
import { Feature, FeatureKind, LimitAggregation } from '../entities/feature.ts'
import { badUserInput, notFound } from '../errors.ts'
import { makeOnce } from '../idempotency.ts'
import { isUuid, parseInput } from '../input.ts'
import { checkPage, containing, type Page } from '../paging.ts'
import { assertVersion } from '../version.ts'
import { refusingTaken } from '../unique-constraint.ts'
import { featureChanges, newFeature } from './entitlement.checks.ts'
import type { CreateFeatureInput, FeatureFilter, UpdateFeatureInput } from './feature.types.ts'

const TAKEN = { feature_key: { key: 'Another feature, perhaps an archived one, has this key: use that one, or choose another key.' } }

/** Features: the vocabulary of what members may have. */
export class FeatureService {
  constructor(private readonly dataSource: DataSource) {}

  /** One page by key. @throws BAD_USER_INPUT for an impossible page */
  async list({ search, kind, archived }: FeatureFilter, limit: number, offset: number): Promise<Page<Feature>> {
    checkPage(limit, offset)
    const query = this.dataSource.createQueryBuilder(Feature, 'feature')
    const text = search?.trim()
    if (text) query.andWhere('(feature.key ilike :text or feature.name ilike :text or feature.description ilike :text)', { text: containing(text) })
    if (kind != null) query.andWhere('feature.kind = :kind', { kind })
    if (archived != null) query.andWhere(`feature.archived_at is ${archived ? 'not ' : ''}null`)
    const [items, totalCount] = await query.orderBy('feature.key').limit(limit).offset(offset).getManyAndCount()
    return { items, totalCount }
  }

  /** The feature of this id or key, or null. @throws BAD_USER_INPUT unless exactly one is given */
  async find(ref: { id?: string | null | undefined; key?: string | null | undefined }): Promise<Feature | null> {
    if ((ref.id == null) === (ref.key == null)) throw badUserInput({ id: 'Give exactly one of id and key.' })
    if (ref.key != null) return await this.dataSource.manager.findOneBy(Feature, { key: ref.key.replaceAll('\0', '\u0001') })
    return ref.id != null && isUuid(ref.id) ? await this.dataSource.manager.findOneBy(Feature, { id: ref.id }) : null
  }

  /** @throws BAD_USER_INPUT, also for a key that another feature has */
  async create(input: CreateFeatureInput): Promise<Feature> {
    const { aggregation, ...rest } = parseInput(newFeature, input)
    return await refusingTaken(TAKEN, () => this.dataSource.transaction(async (manager) => {
      const { id, made } = await makeOnce(manager, 'createFeature', input, async () => {
        const newId = uuidv7()
        await manager.insert(Feature, { ...rest, id: newId, aggregation: rest.kind === FeatureKind.LIMIT ? aggregation ?? LimitAggregation.MAX : null })
        return newId
      })
      const feature = await manager.findOneByOrFail(Feature, { id })
      if (made) await recordAudit(manager, { action: 'createFeature', objectType: 'Feature', objectId: id, before: null, after: feature })
      return feature
    }))
  }

  /** @throws BAD_USER_INPUT, NOT_FOUND, CONFLICT when somebody else changed it meanwhile */
  async update(input: UpdateFeatureInput): Promise<Feature> {
    const { id, version, name, description, unit } = parseInput(featureChanges, input)
    return await this.change('updateFeature', id, (feature) => {
      assertVersion('feature', feature, version)
      if (unit != null && feature.kind !== FeatureKind.LIMIT) throw badUserInput({ unit: 'Only limits have a unit: leave it out.' })
      if (name !== undefined) feature.name = name
      if (description !== undefined) feature.description = description
      if (unit !== undefined) feature.unit = unit
    })
  }

  /** Offered no more, and answered still. Archiving twice changes nothing. @throws NOT_FOUND */
  async archive(id: string): Promise<Feature> {
    return await this.change('archiveFeature', id, (feature) => { feature.archivedAt ??= new Date() })
  }

  /** Offered again. @throws NOT_FOUND */
  async restore(id: string): Promise<Feature> {
    return await this.change('restoreFeature', id, (feature) => { feature.archivedAt = null })
  }

  private async change(action: string, id: string, edit: (feature: Feature) => void): Promise<Feature> {
    if (!isUuid(id)) throw notFound('feature', id)
    return await this.dataSource.transaction(async (manager) => {
      const feature = await manager.findOne(Feature, { where: { id }, lock: { mode: 'pessimistic_write' } })
      if (!feature) throw notFound('feature', id)
      const before = { ...feature }
      edit(feature)
      await manager.save(feature)
      const after = await manager.findOneByOrFail(Feature, { id })
      if (after.version !== before.version) await recordAudit(manager, { action, objectType: 'Feature', objectId: id, before, after })
      return after
    })
  }
}
