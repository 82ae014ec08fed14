import { In, type DataSource } from 'typeorm'
import { StripeMapping } from '../../entities/stripe-mapping.ts'
import type { StripeAccount } from '../account.ts'
import { PRESENT_WORKERS } from './worker-presence.ts'

/** A push may look through a product's prices and then create, each call waiting its turn and timing out. Seconds. */
const LEASE_SECONDS = 120

/**
 * Takes mappings that owe a push and that no living worker has, those first that are due longest. One that is being
 * changed right now is left for the next time. Only the database's clock counts.
 * @param underWay what this worker is pushing: its own again would be two
 * @param unsettled other leases that it knows of; of any more that it has it never learned
 */
export async function claimDue(
  dataSource: DataSource, { account, livemode }: StripeAccount, worker: number, underWay: readonly string[], unsettled: readonly string[], most: number,
): Promise<StripeMapping[]> {
  const [claimed] = await dataSource.query<[{ local_id: string }[], number]>(
    `update stripe_mapping as mapping set leased_until = clock_timestamp() + interval '${LEASE_SECONDS} seconds', leased_by = $3
     from (
       select kind, local_id from stripe_mapping
       where account = $1 and livemode = $2 and revision > synced_revision and deleted_at is null and next_attempt_at <= clock_timestamp()
         and (leased_until is null or leased_until < clock_timestamp() or leased_by not in (${PRESENT_WORKERS}) or (leased_by = $3 and local_id <> all($5::uuid[])))
         and local_id <> all($4::uuid[])
       order by next_attempt_at limit $6 for update skip locked
     ) as due
     where mapping.kind = due.kind and mapping.local_id = due.local_id and account = $1 and livemode = $2
     returning mapping.local_id`,
    [account, livemode, worker, underWay, unsettled, most],
  )
  if (claimed.length === 0) return []
  return await dataSource.manager.find(StripeMapping, {
    where: { kind: In(['product', 'price']), localId: In(claimed.map(({ local_id: id }) => id)), account, livemode, leasedBy: worker },
    order: { nextAttemptAt: 'asc' },
  })
}
