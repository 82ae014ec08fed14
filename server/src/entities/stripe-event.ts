import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm'

/**
 * `received`: waits for its projection. `processed`: projected, or superseded. `stored`: kept for a later version
 * that knows the type. `ignored`: not for this account or mode. `dead`: gave up after bounded attempts.
 */
export type StripeEventStatus = 'received' | 'processed' | 'stored' | 'ignored' | 'dead'

/** The inbox: every event that Stripe delivered and whose signature was right, or that was asked for, once. */
@Entity({ name: 'stripe_event' })
@Check('stripe_event_status', "status in ('received', 'processed', 'stored', 'ignored', 'dead')")
@Index('stripe_event_due_idx', ['nextAttemptAt'], { where: "status = 'received' and not awaits_lookup" })
@Index('stripe_event_received_idx', ['receivedAt', 'id'])
@Index('stripe_event_type_idx', ['type', 'receivedAt', 'id'])
@Index('stripe_event_object_idx', ['objectId', 'receivedAt', 'id'])
@Index('stripe_event_status_idx', ['status', 'receivedAt', 'id'], { where: "status in ('received', 'ignored', 'dead')" })
export class StripeEvent {
  /** `evt_…` */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'stripe_event_pkey' })
  id!: string

  @Column({ type: 'text' })
  type!: string

  @Column({ name: 'api_version', type: 'text', nullable: true })
  apiVersion!: string | null

  /** The account that the console was connected to when it arrived: `acct_…`. */
  @Column({ name: 'received_by', type: 'text' })
  receivedBy!: string

  @Column({ type: 'boolean' })
  livemode!: boolean

  /** The connected account, if the event comes from one. */
  @Column({ type: 'text', nullable: true })
  account!: string | null

  /** Stripe's clock, in whole seconds. */
  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date

  @Column({ name: 'object_id', type: 'text', nullable: true })
  objectId!: string | null

  /** The body as it was signed. */
  @Column({ type: 'text' })
  payload!: string

  @Column({ name: 'received_at', type: 'timestamptz', precision: 3, default: () => 'now()' })
  receivedAt!: Date

  /** False: it was asked for, as it did not come. */
  @Column({ type: 'boolean', default: true })
  delivered!: boolean

  @Column({ type: 'text', default: 'received' })
  status!: StripeEventStatus

  /** Failed attempts to project. */
  @Column({ type: 'integer', default: 0 })
  attempts!: number

  @Column({ name: 'next_attempt_at', type: 'timestamptz', precision: 3, default: () => 'now()' })
  nextAttemptAt!: Date

  /** Its snapshot does not tell: it is settled by a look-up of its object. */
  @Column({ name: 'awaits_lookup', type: 'boolean', default: false })
  awaitsLookup!: boolean

  @Column({ type: 'text', nullable: true })
  error!: string | null

  @Column({ name: 'processed_at', type: 'timestamptz', precision: 3, nullable: true })
  processedAt!: Date | null
}
