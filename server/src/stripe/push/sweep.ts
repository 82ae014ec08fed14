import type { DataSource } from 'typeorm'
import type { CatalogKind } from '../../entities/stripe-mapping.ts'
import type { StripeAccount } from '../account.ts'
import { CATALOG_OBJECTS } from '../catalog-objects.ts'
import { PRESENT_WORKERS } from './worker-presence.ts'

/** Most objects woken at once; the rest follow with the next look. */
const BATCH = 1000

/** Pushes that are due and that nobody works on: after a crash, or when a wake-up was lost. */
export async function dueObjects(dataSource: DataSource, { account, livemode }: StripeAccount): Promise<{ kind: CatalogKind; localId: string }[]> {
  return await dataSource.query<{ kind: CatalogKind; localId: string }[]>(
    `select kind, local_id as "localId" from stripe_mapping
     where account = $1 and livemode = $2 and revision > synced_revision and deleted_at is null
       and next_attempt_at <= now() and (leased_until is null or leased_until < now() or leased_by not in (${PRESENT_WORKERS}))
     order by next_attempt_at limit ${BATCH}`,
    [account, livemode],
  )
}

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
