import type { DataSource } from 'typeorm'
import type { StripeAccount } from '../account.ts'
import { CATALOG_OBJECTS } from '../catalog-objects.ts'

/**
 * Owes every catalog object to an account that has not seen it: a key that was configured after the catalog was made.
 * @returns how many were added
 */
export async function backfill(dataSource: DataSource, { account, livemode }: StripeAccount): Promise<number> {
  const added = await dataSource.query<unknown[]>(
    `insert into stripe_mapping (kind, local_id, account, livemode, pending_since, next_attempt_at)
     select kind, id, $1, $2, now(), now()
     from (${CATALOG_OBJECTS}) as object
     where not exists (
       select from stripe_mapping m where m.kind = object.kind and m.local_id = object.id and m.account = $1 and m.livemode = $2)
     on conflict (kind, local_id, account, livemode) do nothing
     returning local_id`,
    [account, livemode],
  )
  return added.length
}
