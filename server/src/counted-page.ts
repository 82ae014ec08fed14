import type { DataSource, ObjectLiteral, SelectQueryBuilder } from 'typeorm'
import type { CountedPage } from './paging.ts'

/** So many are counted, no more: whoever waits for a page does not want to wait until a whole table is counted. */
const COUNTED = 10_000

/** What a total says when not all are counted. */
export const TOTAL_COUNT = 'How many match on all pages, counted up to 10,000: see totalCountIsExact.'
/** The same for whether all are counted. */
export const TOTAL_COUNT_IS_EXACT = 'False when there are at least totalCount: to be shown as "10,000+".'

/**
 * One page of a query, and how many there are. Entries that are passed over are passed over by their ids alone.
 * @param query without an order
 * @param order columns of the query's table with their directions; together they tell any two rows apart
 */
export async function countedPage<Row extends ObjectLiteral & { id: string }>(
  query: SelectQueryBuilder<Row>, order: readonly (readonly [column: string, direction: 'ASC' | 'DESC'])[], limit: number, offset: number,
): Promise<CountedPage<Row>> {
  const { alias } = query
  const ordered = (each: SelectQueryBuilder<Row>) => order.reduce((sorted, [column, direction]) => sorted.addOrderBy(column, direction), each)
  const found = await ordered(query.clone().select(`${alias}.id`, 'id')).limit(limit).offset(offset).getRawMany<{ id: string }>()
  const ids = found.map(({ id }) => id)
  const rows = ids.length === 0 ? [] : await query.dataSource.createQueryBuilder<Row>(query.expressionMap.mainAlias?.target ?? '', alias).where(`${alias}.id = any(:ids)`, { ids }).getMany()
  const items = ids.flatMap((id) => rows.find((row) => row.id === id) ?? [])
  const [sql, parameters] = query.clone().select('1', 'one').getQueryAndParameters()
  return { items, ...await countAround(query.dataSource, { sql, parameters }, { limit, offset, shown: items.length }) }
}

/** How many rows a query has, of which one page is shown. A last page says so by itself. */
export async function countAround(
  dataSource: DataSource, { sql, parameters }: { sql: string; parameters: unknown[] }, { limit, offset, shown }: { limit: number; offset: number; shown: number },
): Promise<Omit<CountedPage<never>, 'items'>> {
  const last = offset + shown
  if (shown < limit && (offset === 0 || shown > 0)) return { totalCount: last, totalCountIsExact: true }
  const [row] = await dataSource.query<{ counted: number }[]>(`select count(*)::int as counted from (${sql} limit ${COUNTED + 1}) as counted`, parameters)
  const counted = row?.counted ?? 0
  return { totalCount: Math.max(Math.min(counted, COUNTED), last), totalCountIsExact: counted <= COUNTED }
}
