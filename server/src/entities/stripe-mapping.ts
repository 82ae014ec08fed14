import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm'

/** The kinds of catalog object that Stripe holds a copy of. */
export type CatalogKind = 'product' | 'price'

/** The fields of a Stripe object that the console writes, in Stripe's words; nothing else of it is compared. */
export type ManagedFields = Record<string, string | boolean | string[] | Record<string, string> | null>

/** A create call whose outcome we may not know; repeated exactly as it was until Stripe answers. */
export interface PendingCreate {
  idempotencyKey: string
  /** The local revision whose content the parameters hold. */
  revision: number
  params: Record<string, unknown>
}

/** A managed field on which Stripe differs from the catalog. */
export interface DriftedField { field: string; ours: string | null; stripes: string | null; seenAt: string }

/**
 * A catalog object ↔ its Stripe object, in one account and one mode. It is the outbox too: a push is owed
 * while `revision` is ahead of `syncedRevision`.
 */
@Entity({ name: 'stripe_mapping' })
@Check('stripe_mapping_kind', "kind in ('product', 'price')")
@Check('stripe_mapping_revision', 'synced_revision <= revision')
@Check('stripe_mapping_counts', 'generation > 0 and attempts >= 0')
@Check('stripe_mapping_synced_has_object', 'synced_revision = 0 or stripe_id is not null')
@Check('stripe_mapping_drift_policy', "drift_policy in ('repair', 'report')")
@Index('stripe_mapping_stripe_id_key', ['account', 'livemode', 'kind', 'stripeId'], { unique: true, where: 'stripe_id is not null' })
@Index('stripe_mapping_pending_idx', ['account', 'livemode', 'nextAttemptAt'], { where: 'revision > synced_revision and deleted_at is null' })
@Index('stripe_mapping_drift_idx', ['account', 'livemode', 'localId'], { where: "drift <> '[]'" })
@Index('stripe_mapping_deleted_idx', ['account', 'livemode', 'kind'], { where: 'deleted_at is not null' })
export class StripeMapping {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'stripe_mapping_pkey' })
  kind!: CatalogKind

  @PrimaryColumn({ name: 'local_id', type: 'uuid', primaryKeyConstraintName: 'stripe_mapping_pkey' })
  localId!: string

  /** `acct_…` */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'stripe_mapping_pkey' })
  account!: string

  @PrimaryColumn({ type: 'boolean', primaryKeyConstraintName: 'stripe_mapping_pkey' })
  livemode!: boolean

  /** Null until Stripe confirmed that the object exists. */
  @Column({ name: 'stripe_id', type: 'text', nullable: true })
  stripeId!: string | null

  /** Counts the Stripe objects made for this one: another after one was deleted in Stripe. */
  @Column({ type: 'integer', default: 1 })
  generation!: number

  /** Raised by every change of ours. */
  @Column({ type: 'integer', default: 1 })
  revision!: number

  /** The revision that Stripe last confirmed. */
  @Column({ name: 'synced_revision', type: 'integer', default: 0 })
  syncedRevision!: number

  /** The managed fields as Stripe last confirmed them: how an echo of our own write is known. */
  @Column({ type: 'jsonb', nullable: true })
  pushed!: ManagedFields | null

  /** Metadata keys that some call may have written, the newest first; those we have no more are unset by the next one, and drift when they come back. */
  @Column({ name: 'sent_metadata_keys', type: 'text', array: true, default: () => "'{}'" })
  sentMetadataKeys!: string[]

  @Column({ name: 'pending_create', type: 'jsonb', nullable: true })
  pendingCreate!: PendingCreate | null

  @Column({ name: 'pending_since', type: 'timestamptz', precision: 3, nullable: true })
  pendingSince!: Date | null

  @Column({ name: 'last_error', type: 'text', nullable: true })
  lastError!: string | null

  /** Failed attempts since the last success. */
  @Column({ type: 'integer', default: 0 })
  attempts!: number

  /** Null with a pending change: it stopped and waits for a person. */
  @Column({ name: 'next_attempt_at', type: 'timestamptz', precision: 3, nullable: true })
  nextAttemptAt!: Date | null

  /** A worker is pushing until then at the latest. */
  @Column({ name: 'leased_until', type: 'timestamptz', precision: 3, nullable: true })
  leasedUntil!: Date | null

  /** Which worker; a lease ends with its worker, see `worker-presence.ts`. */
  @Column({ name: 'leased_by', type: 'integer', nullable: true })
  leasedBy!: number | null

  @Column({ name: 'synced_at', type: 'timestamptz', precision: 3, nullable: true })
  syncedAt!: Date | null

  /** When we learned that the object was deleted in Stripe. */
  @Column({ name: 'deleted_at', type: 'timestamptz', precision: 3, nullable: true })
  deletedAt!: Date | null

  @Column({ type: 'jsonb', default: () => "'[]'" })
  drift!: DriftedField[]

  /** How often it was fetched and compared: whoever fetched before another comparison has an older answer. */
  @Column({ type: 'integer', default: 0 })
  comparisons!: number

  /** What to do about this object's drift; null: as the setting says. */
  @Column({ name: 'drift_policy', type: 'text', nullable: true })
  driftPolicy!: 'repair' | 'report' | null

  /** Since when it is no longer repaired by itself: others changed it again and again. */
  @Column({ name: 'repairs_stopped_at', type: 'timestamptz', precision: 3, nullable: true })
  repairsStoppedAt!: Date | null
}
