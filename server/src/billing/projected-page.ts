import type { SelectQueryBuilder } from 'typeorm'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { Customer } from '../entities/customer.ts'
import { isUuid } from '../input.ts'
import { checkPage, searchable } from '../paging.ts'
import type { StripeAccount } from '../stripe/account.ts'

/** One page of a list that runs from the newest. */
export interface KeysetPage<Row> { items: Row[]; endCursor: string | null; hasNextPage: boolean }

/** Narrows a query to what the connected account has and Stripe did not delete; without an account nothing is left. */
export function ofAccount<Row extends { account: string }>(query: SelectQueryBuilder<Row>, account: StripeAccount | undefined): SelectQueryBuilder<Row> {
  return query.andWhere(`${query.alias}.account = :account and ${query.alias}.livemode = :livemode and ${query.alias}.deleted_at is null`, {
    account: account?.account ?? '', livemode: account?.livemode ?? false,
  })
}

/** Narrows a query to what the customers of a member have. */
export function ofMember<Row extends { customerId: string | null }>(query: SelectQueryBuilder<Row>, memberId: string): SelectQueryBuilder<Row> {
  if (!isUuid(memberId)) return query.andWhere('false')
  return query.innerJoin(Customer, 'customer', `customer.id = ${query.alias}.customer_id`).andWhere('customer.member_id = :memberId', { memberId })
}

/** Narrows a query to rows that have the whole text in one of these columns. Each way has an index of its own; together in one condition they tempt the planner to walk. */
export function ofText<Row extends { id: string }>(query: SelectQueryBuilder<Row>, columns: readonly string[], text: string): SelectQueryBuilder<Row> {
  const { alias, expressionMap: { mainAlias } } = query
  const found = columns.map((column) => `select id from ${mainAlias?.metadata.tableName} where ${column} = :text`)
  return query.andWhere(`${alias}.id = any(array(${found.join(' union all ')}))`, { text: searchable(text) })
}

/** One page of a query, newest first. @throws BAD_USER_INPUT for an impossible page or a cursor that is none */
export async function newestPage<Row extends { id: string; createdAt: Date }>(query: SelectQueryBuilder<Row>, limit: number, after?: string | null): Promise<KeysetPage<Row>> {
  checkPage(limit, 0)
  const { alias } = query
  if (after != null) {
    const { at, id } = decodeCursor(after)
    query.andWhere(`(${alias}.created_at, ${alias}.id) < (:at, :afterId)`, { at, afterId: id })
  }
  const found = await query.orderBy(`${alias}.created_at`, 'DESC').addOrderBy(`${alias}.id`, 'DESC').limit(limit + 1).getMany()
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, endCursor: last ? encodeCursor({ at: last.createdAt, id: last.id }) : null, hasNextPage: found.length > limit }
}
