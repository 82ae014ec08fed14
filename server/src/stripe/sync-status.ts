import type { CatalogKind, StripeMapping } from '../entities/stripe-mapping.ts'

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

/** The condition of one status on a mapping. Not `=`, which the planner takes for rare, though nearly all are synced. */
const MAPPED = { PENDING: 'revision > synced_revision', SYNCED: 'revision <= synced_revision' } as const

/**
 * Is the status of the object one of these? In SQL that lets each status be found by its own index: what is pending or
 * failing is little and has a small one. Needs the parameters `account` and `livemode`.
 * @param id the column with the object's id
 */
export function hasSyncStatusSql(kind: CatalogKind, id: string, statuses: readonly SyncStatus[]): string {
  const conditions = [...new Set(statuses)].map((status) => (status === 'NOT_MAPPED' ? `not ${mapped(kind, id, 'true')}` : mapped(kind, id, MAPPED[status])))
  return conditions.length === 0 ? 'false' : `(${conditions.join(' or ')})`
}

/** The same for whether its last attempt failed. */
export function isFailingSql(kind: CatalogKind, id: string, failing: boolean): string {
  return `${failing ? '' : 'not '}${mapped(kind, id, 'attempts > 0 and revision > synced_revision')}`
}

function mapped(kind: CatalogKind, id: string, condition: string): string {
  return `exists (select from stripe_mapping state where state.kind = '${kind}' and state.local_id = ${id} and state.account = :account and state.livemode = :livemode
    and state.deleted_at is null and ${condition})`
}
