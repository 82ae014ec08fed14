import type { StripeMapping } from '../entities/stripe-mapping.ts'

/** How far a catalog object is mirrored in Stripe; total: every object has exactly one. */
export type SyncStatus = 'SYNCED' | 'PENDING' | 'NOT_MAPPED'

/** The parts of a mapping that decide. */
export type SyncState = Pick<StripeMapping, 'revision' | 'syncedRevision' | 'deletedAt'>

/**
 * `NOT_MAPPED`: Stripe is not connected, the object was never handed over, or it was deleted in Stripe.
 * `PENDING`: a change of ours waits, is being retried, or was refused. `SYNCED`: Stripe confirmed the current revision.
 */
export function syncStatus(mapping: SyncState | undefined): SyncStatus {
  if (!mapping || mapping.deletedAt) return 'NOT_MAPPED'
  return mapping.revision > mapping.syncedRevision ? 'PENDING' : 'SYNCED'
}

/** The same rule in SQL, over a left-joined `stripe_mapping`. */
export function syncStatusSql(alias: string): string {
  return `case when ${alias}.local_id is null or ${alias}.deleted_at is not null then 'NOT_MAPPED'
    when ${alias}.revision > ${alias}.synced_revision then 'PENDING' else 'SYNCED' end`
}

/** The last attempt at a pending change failed, in SQL. */
export function failingSql(alias: string): string {
  return `(${alias}.attempts > 0 and ${alias}.deleted_at is null and ${alias}.revision > ${alias}.synced_revision)`
}
