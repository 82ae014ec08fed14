import { isDeepStrictEqual } from 'node:util'
import { In, type DataSource, type FindOptionsWhere, type ObjectLiteral } from 'typeorm'
import type { ProjectedObject } from '../../entities/projected-object.ts'
import type { StripeConnection } from '../client.ts'
import type { Age } from '../projection/age.ts'
import type { Doubt } from '../projection/projected-writer.ts'
import { storable } from '../projection/row-writer.ts'
import type { StripeRateLimiter } from '../push/rate-limiter.ts'
import type { Comparison, ListedPage, Unlisted } from './comparison.ts'
import { recordDifferences, type FieldDifference } from './difference-log.ts'
import type { ListedKind } from './listed-kinds.ts'
import { listPage } from './listed-page.ts'

/** Most objects of one page whose differences are written down field by field; a rebuild from nothing needs no history. */
const MOST_RECORDED = 100

/** Takes Stripe's truth for one kind of object, by the projection's own rules. */
export interface Truth<Source> {
  /** Takes over what Stripe listed, with what its time proves. @param doubt what the rows say of themselves and may be wrong */
  take(objects: readonly Source[], age: Age, doubt: Doubt): Promise<void>
  /** Asks Stripe and writes what it answers; what it does not know any more becomes a tombstone. @returns does Stripe know it */
  lookUp(id: string): Promise<boolean>
}

/** Projected rows against Stripe's objects, column by column. */
export class ProjectedComparison<Listed extends { id: string }, Source extends { id: string }, Row extends ProjectedObject> implements Comparison {
  readonly kind: string
  readonly takesPart = 'both'

  constructor(
    private readonly dataSource: DataSource,
    private readonly stripe: StripeConnection,
    private readonly limiter: StripeRateLimiter,
    private readonly listed: ListedKind<Listed, Source, Row>,
    private readonly truth: Truth<Source>,
  ) {
    this.kind = listed.step
  }

  async list(cursor: string | null): Promise<ListedPage> {
    const { objects, next, age } = await listPage(this.limiter, cursor, async (params) => await this.listed.list(this.stripe.client, params))
    const sources = [...new Map(objects.flatMap((each) => this.listed.sources(each)).map((source) => [source.id, source])).values()]
    return { ids: sources.map(({ id }) => id), next, answeredAt: age.upTo, compare: async (runId, rebuild) => await this.compare(sources, age, runId, rebuild) }
  }

  private async compare(objects: readonly Source[], age: Age, runId: string, rebuild: boolean): Promise<number> {
    const before = await this.rowsOf(objects.map(({ id }) => id))
    const doubtful = objects.filter((object) => this.differences(object, before.get(object.id)).length > 0)
    if (doubtful.length > 0 || rebuild) await this.truth.take(rebuild ? objects : doubtful, age, rebuild ? 'row' : 'content')
    if (doubtful.length === 0) return 0
    // A page is old when it arrives: what the projection left as it was did not differ.
    const after = await this.rowsOf(doubtful.map(({ id }) => id))
    const changed = doubtful.filter(({ id }) => !isDeepStrictEqual(before.get(id), after.get(id)))
    await recordDifferences(this.dataSource.manager, this.stripe, changed.slice(0, MOST_RECORDED).map((object) => ({
      kind: this.listed.kind, stripeId: object.id, fields: this.differences(object, before.get(object.id)), action: 'projected', runId,
    })))
    return changed.length
  }

  /** Rows with their children, as the database has them. */
  private async rowsOf(ids: readonly string[]): Promise<Map<string, Stored>> {
    const { entity, children } = this.listed.projected
    const rows = await this.dataSource.manager.findBy(entity, { id: In([...ids]) } as FindOptionsWhere<Row>)
    const stored = new Map(rows.map((row): [string, Stored] => [row.id, { row, children: children.map(() => []) }]))
    for (const [index, child] of children.entries()) {
      const column = this.dataSource.getMetadata(child.entity).columns.find(({ databaseName }) => databaseName === child.parentColumn)
      if (!column) throw new Error(`There is no column ${child.parentColumn}.`)
      const found = await this.dataSource.manager.findBy(child.entity, { [column.propertyName]: In([...ids]) })
      for (const each of found) stored.get(String(each[column.propertyName]))?.children[index]?.push(each)
    }
    return stored
  }

  private differences(object: Source, stored: Stored | undefined): FieldDifference[] {
    if (!stored) return [{ field: 'id', ours: null, stripes: object.id }]
    // Lists do not show what was deleted: a tombstone that is listed all the same is wrong, which a rebuild mends.
    if (stored.row.deletedAt) return [{ field: 'deletedAt', ours: stored.row.deletedAt.toISOString(), stripes: null }]
    const { projected } = this.listed
    const fields = fieldsThatDiffer(stored.row, projected.content(object))
    for (const [index, child] of projected.children.entries()) {
      const [ours, stripes] = [sorted(stored.children[index] ?? []), sorted(child.rows(object))]
      if (!isDeepStrictEqual(ours, stripes)) {
        fields.push({ field: this.dataSource.getMetadata(child.entity).tableName, ours: JSON.stringify(ours), stripes: JSON.stringify(stripes) })
      }
    }
    return fields
  }

  async unlisted(runId: string, listingSince: Date): Promise<Unlisted> {
    const { account, livemode } = this.stripe
    const { tableName } = this.dataSource.getMetadata(this.listed.projected.entity)
    const rows = await this.dataSource.query<{ id: string }[]>(
      `select id from ${tableName} where account = $3 and livemode = $4 and deleted_at is null and as_of < $5 and (${this.listed.shown})
         and not exists (select from reconcile_seen seen where seen.run_id = $1 and seen.kind = $2 and seen.stripe_id = id)`,
      [runId, this.kind, account, livemode, listingSince],
    )
    const [count] = await this.dataSource.query<{ present: number }[]>(
      `select count(*)::int as present from ${tableName} where account = $1 and livemode = $2 and deleted_at is null and (${this.listed.shown})`, [account, livemode])
    return { ids: rows.map(({ id }) => id), present: count?.present ?? 0 }
  }

  async lookUp(id: string, runId: string): Promise<boolean> {
    const before = (await this.rowsOf([id])).get(id)
    const found = await this.truth.lookUp(id)
    const after = (await this.rowsOf([id])).get(id)
    if (!before || isDeepStrictEqual(before, after)) return false
    await recordDifferences(this.dataSource.manager, this.stripe, [found
      ? { kind: this.listed.kind, stripeId: id, fields: after ? fieldsThatDiffer(before.row, after.row) : [], action: 'projected', runId }
      : { kind: this.listed.kind, stripeId: id, fields: [{ field: 'id', ours: id, stripes: null }], action: 'buried', runId }])
    return true
  }
}

/** A row with its children, one list for each kind of them. */
interface Stored { row: ProjectedObject & ObjectLiteral; children: ObjectLiteral[][] }

function fieldsThatDiffer(row: ObjectLiteral, content: ObjectLiteral): FieldDifference[] {
  return Object.keys(content).flatMap((field) => {
    const [ours, stripes] = [plain(row[field]), plain(content[field])]
    return isDeepStrictEqual(ours, stripes) ? [] : [{ field, ours: shown(ours), stripes: shown(stripes) }]
  })
}

/** A value as it is once it was stored. */
function plain(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value, storable)) as unknown
}

function shown(value: unknown): string | null {
  return value === null ? null : typeof value === 'string' ? value : JSON.stringify(value)
}

function sorted(rows: readonly ObjectLiteral[]): unknown[] {
  return rows.map((row) => plain(row) as ObjectLiteral).sort((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1))
}
