import type { EntityManager } from 'typeorm'
import type { StripeMapping } from '../../entities/stripe-mapping.ts'
import type { StripeAccount } from '../account.ts'
import { storable } from '../projection/row-writer.ts'

/** A mapping as it is after a push. */
export interface Written {
  mapping: StripeMapping
  /** Milliseconds until the next attempt; null: none is due. */
  pause: number | null
  confirmed: boolean
}

/** Writes mappings whose rows are locked, however many, by one statement, and ends their leases. */
export async function writeSettled(manager: EntityManager, { account, livemode }: StripeAccount, written: readonly Written[]): Promise<void> {
  if (written.length === 0) return
  await manager.query(
    `update stripe_mapping as mapping set
       stripe_id = row.stripe_id, synced_revision = row.synced_revision, pushed = row.pushed, sent_metadata_keys = row.sent_metadata_keys, pending_create = row.pending_create,
       pending_since = row.pending_since, last_error = row.last_error, attempts = row.attempts, synced_at = row.synced_at, deleted_at = row.deleted_at, drift = row.drift,
       next_attempt_at = clock_timestamp() + row.pause * interval '1 millisecond', leased_until = null, leased_by = null
     from jsonb_to_recordset($3::jsonb) as row (kind text, local_id uuid, stripe_id text, synced_revision integer, pushed jsonb, sent_metadata_keys text[], pending_create jsonb,
       pending_since timestamptz, last_error text, attempts integer, synced_at timestamptz, deleted_at timestamptz, drift jsonb, pause double precision)
     where mapping.kind = row.kind and mapping.local_id = row.local_id and mapping.account = $1 and mapping.livemode = $2`,
    [account, livemode, JSON.stringify(written.map(({ mapping, pause }) => ({
      kind: mapping.kind, local_id: mapping.localId, stripe_id: mapping.stripeId, synced_revision: mapping.syncedRevision, pushed: mapping.pushed,
      sent_metadata_keys: mapping.sentMetadataKeys, pending_create: mapping.pendingCreate, pending_since: mapping.pendingSince, last_error: mapping.lastError,
      attempts: mapping.attempts, synced_at: mapping.syncedAt, deleted_at: mapping.deletedAt, drift: mapping.drift, pause,
    })), storable)],
  )
}

/**
 * The prices of products that just came to Stripe, and the predecessors of prices that did, are due now. One that
 * somebody changes at this moment is due by that. @returns how many
 */
export async function wakeDependents(manager: EntityManager, { account, livemode }: StripeAccount, localIds: readonly string[]): Promise<number> {
  if (localIds.length === 0) return 0
  const [, woken] = await manager.query<[unknown[], number]>(
    `update stripe_mapping as mapping set next_attempt_at = clock_timestamp(), last_error = null
     from (
       select local_id from stripe_mapping
       where kind = 'price' and account = $2 and livemode = $3 and revision > synced_revision and deleted_at is null
         and attempts = 0 and leased_until is null and next_attempt_at > now()
         and local_id in (select id from price where product_id = any($1::uuid[]) union all select id from price where replaced_by_id = any($1::uuid[]))
       for update skip locked
     ) as waiting
     where mapping.kind = 'price' and mapping.local_id = waiting.local_id and account = $2 and livemode = $3`,
    [localIds, account, livemode],
  )
  return woken
}
