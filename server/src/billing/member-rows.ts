import { In, type EntityManager, type EntityTarget } from 'typeorm'
import type { StripeAccount } from '../stripe/account.ts'

/** Most rows of one member in one list. */
const LATEST = 100

/** The latest rows that the customers of each member have, newest first; two statements, however many members. */
export async function rowsOfMembers<Row extends { id: string }>(manager: EntityManager, entity: EntityTarget<Row>, { account, livemode }: StripeAccount, memberIds: readonly string[]): Promise<Row[][]> {
  const { tableName } = manager.connection.getMetadata(entity)
  const found = await manager.query<{ member_id: string; id: string }[]>(
    `select member.id as member_id, latest.id from unnest($1::uuid[]) as member (id) cross join lateral (
       select row.id, row.created_at from customer join ${tableName} as row on row.customer_id = customer.id
       where customer.member_id = member.id and customer.deleted_at is null and customer.account = $2 and customer.livemode = $3
         and row.account = $2 and row.livemode = $3 and row.deleted_at is null
       order by row.created_at desc, row.id desc limit ${LATEST}) as latest
     order by latest.created_at desc, latest.id desc`,
    [memberIds, account, livemode],
  )
  const rows = await manager.findBy(entity, { id: In(found.map(({ id }) => id)) } as Parameters<typeof manager.findBy<Row>>[1])
  const byId = new Map(rows.map((row) => [row.id, row]))
  const byMember = Map.groupBy(found, ({ member_id }) => member_id)
  return memberIds.map((memberId) => (byMember.get(memberId) ?? []).flatMap(({ id }) => byId.get(id) ?? []))
}
