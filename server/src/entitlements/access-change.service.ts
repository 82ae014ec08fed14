import type { DataSource } from 'typeorm'
import { badUserInput } from '../errors.ts'
import { checkPage } from '../paging.ts'
import type { AccessChangeList, AccessChangeType } from './access-change.types.ts'

/** Before every entry. */
const START = '0-0'
const ENTRY = `transaction || '-' || id as cursor, at, cause, member_id as "memberId", set_id as "entitlementSetId", product_id as "productId"`
/** What is committed below the oldest open transaction is complete: nothing can come before it any more. */
const COMPLETE = 'transaction < pg_snapshot_xmin(pg_current_snapshot())'

/** The feed of changes of access, in an order that can be followed without a gap. */
export class AccessChangeService {
  constructor(private readonly dataSource: DataSource) {}

  /** The entries after a cursor, oldest first. @param after null: from the oldest that is kept @throws BAD_USER_INPUT */
  async list(after: string | null, limit: number): Promise<AccessChangeList> {
    checkPage(limit, 0)
    const [, transaction, id] = /^(\d{1,19})-(\d{1,18})$/.exec(after ?? START) ?? []
    if (transaction === undefined) throw badUserInput({ after: 'Give the endCursor of an earlier page, or leave it out to begin with the oldest entry.' })
    const found = await this.dataSource.query<AccessChangeType[]>(
      `select ${ENTRY} from access_change where (transaction, id) > ($1::xid8, $2::bigint) and ${COMPLETE} order by transaction, id limit $3`, [transaction, id, limit + 1],
    )
    const items = found.slice(0, limit)
    return { items, endCursor: items.at(-1)?.cursor ?? after ?? START, hasNextPage: found.length > limit }
  }

  /** A cursor after all that is complete now. */
  async latest(): Promise<string> {
    const [row] = await this.dataSource.query<{ cursor: string }[]>(`select pg_snapshot_xmin(pg_current_snapshot()) || '-0' as cursor`)
    return row?.cursor ?? START
  }

  /** Which of these members an entry concerns: those who hold, or held, what changed. */
  async concerned({ memberId, entitlementSetId, productId }: AccessChangeType, memberIds: readonly string[]): Promise<string[]> {
    if (memberId !== null) return memberIds.includes(memberId) ? [memberId] : []
    if (memberIds.length === 0) return []
    const rows = await this.dataSource.query<{ member_id: string }[]>(
      `select distinct member_id from provision where member_id = any($1) and upper_inf(recorded)
         and (product_id = $3 or ($3::uuid is null and (set_id = $2 or product_id in (select product_id from product_entitlement_set where set_id = $2))))`,
      [memberIds, entitlementSetId, productId],
    )
    return rows.map((row) => row.member_id)
  }
}
