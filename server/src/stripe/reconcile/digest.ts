import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm'
import type { StripeAccount } from '../account.ts'
import { checkoutSessionKind } from '../projection/kinds/checkout-session.kind.ts'
import { customerKind } from '../projection/kinds/customer.kind.ts'
import { invoiceKind } from '../projection/kinds/invoice.kind.ts'
import { paymentKind } from '../projection/kinds/payment.kind.ts'
import { paymentMethodKind } from '../projection/kinds/payment-method.kind.ts'
import { subscriptionKind } from '../projection/kinds/subscription.kind.ts'

/** How a row came to be is no part of what it says. */
const NO_CONTENT = new Set(['as_of', 'up_to', 'event_id', 'content_hash', 'projected_at', 'deleted_at'])

/** A table with its size and what all its rows say, in short. */
export interface TableDigest { table: string; rows: number; digest: string }

/** What the tables say that a rebuild restores; equal digests mean equal content, whatever way it came. Tombstones are left out. */
export async function digestProjectedTables(dataSource: DataSource, { account, livemode }: StripeAccount): Promise<TableDigest[]> {
  const digests: TableDigest[] = []
  for (const { entity, children } of [customerKind, subscriptionKind, invoiceKind, checkoutSessionKind, paymentMethodKind, paymentKind]) {
    const { tableName } = dataSource.getMetadata(entity)
    const own = 'account = $1 and livemode = $2 and deleted_at is null'
    digests.push(await digest(dataSource, entity, own, [account, livemode]))
    for (const child of children) {
      digests.push(await digest(dataSource, child.entity, `${child.parentColumn} in (select id from ${tableName} where ${own})`, [account, livemode]))
    }
  }
  return digests
}

async function digest(dataSource: DataSource, entity: EntityTarget<ObjectLiteral>, condition: string, values: unknown[]): Promise<TableDigest> {
  const { tableName, columns } = dataSource.getMetadata(entity)
  const content = columns.map(({ databaseName }) => databaseName).filter((name) => !NO_CONTENT.has(name))
  // Four sums of parts of the rows' hashes: no order and no memory for all rows is needed.
  const [row] = await dataSource.query<{ rows: number; digest: string }[]>(
    `select count(*)::int as rows, md5(concat_ws(' ', ${[1, 9, 17, 25].map((start) => `coalesce(sum(('x' || substr(hash, ${start}, 8))::bit(32)::bigint), 0)`).join(', ')})) as digest
     from (select md5(row(${content.join(', ')})::text) as hash from ${tableName} where ${condition}) as hashed`,
    values,
  )
  return { table: tableName, rows: row?.rows ?? 0, digest: row?.digest ?? '' }
}
