import type { DataSource } from 'typeorm'
import { isUuid } from '../input.ts'
import type { MemberPosition } from './member-cursor.ts'
import type { MemberCount, MemberFilter } from './member.types.ts'

/** What is searched, in lower case; every word in it follows a space. The index member_search_idx is on its grams. */
const SEARCH_TEXT = "lower(' ' || name || ' ' || coalesce(email, '') || ' ' || coalesce(external_id, ''))"

/** How many of the newest members a search reads one by one before it turns to its index; some 6 ms. */
const WALK = 5_000
/** So many are counted, no more: counting a million takes longer than anybody wants to wait for a page. */
const COUNTED = 10_000
const COUNTED_IN_SEARCH = 1_000
/** From so many hits in the walk on, hits are common, and reading them all from the index would take long. */
const COMMON = 100

/**
 * The statements behind the list of members, newest first. At a million members they take 1 to 5 ms without a search and
 * 4 to 20 ms with one, because a search has two ways and takes the one that suits. What is common is met soon by walking
 * back from the newest; what is rare is quickly had from the index, which finds all that match and only then can sort
 * them. PostgreSQL itself chooses by its statistics, and walks through the whole table for a name that happens to be in
 * them. Slower is only what suits neither: several common words that rarely meet (30 ms), and what hundreds of thousands
 * of old members have and no new one (some 300 ms).
 */
export class MemberQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** The ids of at most so many members after the position. */
  async page(filter: MemberFilter, after: MemberPosition | undefined, limit: number): Promise<string[]> {
    const statement = new Statement(filter, after)
    if (!statement.match) return await this.ids(`select id from member ${statement.where()} ${NEWEST_FIRST} limit ${limit}`, statement.values)
    const [walk] = await this.dataSource.query<{ walked: number; ids: string[] }[]>(
      `with walk as materialized (select id, created_at, name, email, external_id from member ${statement.where()} ${NEWEST_FIRST} limit ${WALK})
       select (select count(*)::int from walk) as walked, array(select id from walk where ${statement.match} ${NEWEST_FIRST} limit ${limit}) as ids`,
      statement.values,
    )
    if (walk && (walk.ids.length === limit || walk.walked < WALK)) return walk.ids
    // Materialized, so that the order does not tempt the planner to walk again.
    return await this.ids(
      `with hit as materialized (select id, created_at from member ${statement.where(statement.indexed)}) select id from hit ${NEWEST_FIRST} limit ${limit}`,
      statement.values,
    )
  }

  /** How many members match, counted as far as it is quick. */
  async count(filter: MemberFilter): Promise<MemberCount> {
    const statement = new Statement(filter)
    if (!statement.match) return await this.counted(statement.where(), statement.values, COUNTED)
    const [walk] = await this.dataSource.query<{ walked: number; hits: number }[]>(
      `select count(*)::int as walked, (count(*) filter (where ${statement.match}))::int as hits
       from (select id, name, email, external_id from member ${statement.where()} ${NEWEST_FIRST} limit ${WALK}) as walk`,
      statement.values,
    )
    if (walk && (walk.walked < WALK || walk.hits >= COMMON)) return { total: walk.hits, exact: walk.walked < WALK }
    return await this.counted(statement.where(statement.indexed), statement.values, COUNTED_IN_SEARCH)
  }

  private async counted(where: string, values: unknown[], limit: number): Promise<MemberCount> {
    const [row] = await this.dataSource.query<{ counted: number }[]>(
      `select count(*)::int as counted from (select from member ${where} limit ${limit + 1}) as counted`, values)
    const counted = row?.counted ?? 0
    return { total: Math.min(counted, limit), exact: counted <= limit }
  }

  private async ids(sql: string, values: unknown[]): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(sql, values)
    return rows.map(({ id }) => id)
  }
}

const NEWEST_FIRST = 'order by created_at desc, id desc'

/** The conditions of a filter, with the values of their parameters. */
class Statement {
  readonly values: unknown[] = []
  /** Does a row match the search? Undefined without one. */
  readonly match: string | undefined
  /** The same in words that the index understands. */
  readonly indexed: string | undefined
  private readonly conditions: string[] = []

  constructor({ search, kind, archived }: MemberFilter, after?: MemberPosition) {
    if (kind != null) this.conditions.push(`kind = ${this.parameter(kind)}`)
    if (archived != null) this.conditions.push(`archived_at is ${archived ? 'not ' : ''}null`)
    if (after) this.conditions.push(`(created_at, id) < (${this.parameter(after.createdAt)}::timestamptz, ${this.parameter(after.id)}::uuid)`)
    const text = search?.trim()
    if (!text) return
    const words = searchWords(text).map((word) => `lower(${this.parameter(word)}::text)`)
    const id = isUuid(text) ? ` or id = ${this.parameter(text)}` : ''
    const found = words.map((word) => `strpos(${SEARCH_TEXT}, ${word}) > 0`)
    const grams = words.map((word) => `member_search_grams(${SEARCH_TEXT}) @> member_search_probes(${word})`)
    this.match = `(${found.join(' and ')}${id})`
    this.indexed = `(${[...grams, ...found].join(' and ')}${id})`
  }

  /** A where clause of the filter and a further condition. */
  where(further?: string): string {
    const all = further === undefined ? this.conditions : [...this.conditions, further]
    return all.length > 0 ? `where ${all.join(' and ')}` : ''
  }

  private parameter(value: unknown): string {
    this.values.push(value)
    return `$${this.values.length}`
  }
}

/** What must be found in SEARCH_TEXT. Fewer than three characters have no trigram, but with the space before a word they have a place in the index. */
function searchWords(text: string): string[] {
  // No text of ours holds control characters, and PostgreSQL takes no NUL: another of them finds nothing as well.
  const words = text.replaceAll('\u0000', '\u0001').split(/\s+/)
  return [...new Set(words.map((word) => ([...word].length < 3 ? ` ${word}` : word)))]
}
