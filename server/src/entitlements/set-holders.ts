import type { EntityManager } from 'typeorm'
import type { StripeAccount } from '../stripe/account.ts'

/** So many are counted, no more: each row must be looked at, and a million members may hold a set. */
const COUNTED = 1000

/** How many members hold a set now. */
export interface SetHolders { count: number; exact: boolean }

const SOME = `upper_inf(recorded) and period @> statement_timestamp() order by member_id limit ${COUNTED + 1}`
/** Of each source no more members are read than are counted: one that has more has too many by itself. */
const HOLDERS = `
  select set.id, count(distinct holder.member_id)::int as count
  from unnest($1::uuid[]) as set (id) cross join lateral (
    (select distinct member_id from provision where set_id = set.id and ${SOME})
    union all
    select held.member_id from product_entitlement_set given
      cross join lateral (select distinct member_id from provision where product_id = given.product_id and account = $2 and livemode = $3 and ${SOME}) as held
    where given.set_id = set.id and upper_inf(given.period)
  ) as holder group by set.id`

/** Who holds these sets now, by product or grant: in their order, counted up to a thousand. */
export async function holdersOfSets(manager: EntityManager, setIds: readonly string[], { account, livemode }: StripeAccount): Promise<SetHolders[]> {
  const rows = await manager.query<{ id: string; count: number }[]>(HOLDERS, [setIds, account, livemode])
  const counts = new Map(rows.map(({ id, count }) => [id, count]))
  return setIds.map((id) => {
    const count = counts.get(id) ?? 0
    return { count: Math.min(count, COUNTED), exact: count <= COUNTED }
  })
}
