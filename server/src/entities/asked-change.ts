import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { AuditedFields, AuditEntry } from './audit-entry.ts'
import type { SubscriptionIntent } from './subscription-intent.ts'

/**
 * What somebody asked of Stripe, kept from before the call until it is known what came of it: then it becomes an entry of
 * the audit log, or leaves no trace if Stripe did not do it.
 */
@Entity({ name: 'asked_change' })
export class AskedChange {
  /** UUIDv7. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'asked_change_pkey' })
  id!: string

  /** `acct_…` */
  @Column({ type: 'text' })
  account!: string

  @Column({ type: 'boolean' })
  livemode!: boolean

  /** As the audit log calls it; so are the type and the id of the object. */
  @Column({ type: 'text' })
  action!: string

  @Column({ name: 'object_type', type: 'text' })
  objectType!: string

  @Column({ name: 'object_id', type: 'text' })
  objectId!: string

  /** Who asked. */
  @Column({ type: 'jsonb' })
  actor!: { kind: AuditEntry['actorKind']; id: string | null; name: string | null }

  /** The object as it was, or what matters of it. */
  @Column({ type: 'jsonb', nullable: true })
  before!: AuditedFields | null

  /** What the object is in Stripe if it was done. */
  @Column({ type: 'jsonb' })
  wanted!: AuditedFields

  @Column({ type: 'text', nullable: true })
  reason!: string | null

  /** Of a subscription: what was asked of it before, which counts again if this was not done. */
  @Column({ name: 'intent_before', type: 'jsonb', nullable: true })
  intentBefore!: SubscriptionIntent | null

  @Column({ name: 'asked_at', type: 'timestamptz', precision: 3, default: () => 'now()' })
  askedAt!: Date

  /** How often it was looked for what came of it. */
  @Column({ type: 'integer', default: 0 })
  looks!: number

  /** When that is done next; null: when it is not under way any more. */
  @Column({ name: 'put_off_until', type: 'timestamptz', precision: 3, nullable: true })
  putOffUntil!: Date | null
}
