import { Column, Entity, Index, PrimaryColumn } from 'typeorm'

/** An object that Stripe has to be asked about. One row, however many reasons there are. */
@Entity({ name: 'stripe_lookup' })
@Index('stripe_lookup_due_idx', ['account', 'livemode', 'urgent', 'nextAttemptAt'], { where: 'dead_at is null' })
export class StripeLookup {
  /** `acct_…` */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'stripe_lookup_pkey' })
  account!: string

  @PrimaryColumn({ type: 'boolean', primaryKeyConstraintName: 'stripe_lookup_pkey' })
  livemode!: boolean

  /** What is looked up: the kind of object as Stripe calls it, e.g. `payment`. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'stripe_lookup_pkey' })
  kind!: string

  /** Under which id, e.g. the invoice whose payments are wanted. */
  @PrimaryColumn({ name: 'object_id', type: 'text', primaryKeyConstraintName: 'stripe_lookup_pkey' })
  objectId!: string

  /** Raised by every new reason: an answer to an earlier one does not settle a later one. */
  @Column({ type: 'integer', default: 1 })
  revision!: number

  /** Events wait for it; what is nice to know comes after. */
  @Column({ type: 'boolean', default: false })
  urgent!: boolean

  @Column({ name: 'wanted_at', type: 'timestamptz', precision: 3, default: () => 'now()' })
  wantedAt!: Date

  /** Failed attempts, outages not counted. */
  @Column({ type: 'integer', default: 0 })
  attempts!: number

  @Column({ name: 'next_attempt_at', type: 'timestamptz', precision: 3, default: () => 'now()' })
  nextAttemptAt!: Date

  @Column({ type: 'text', nullable: true })
  error!: string | null

  /** Given up after bounded attempts; a new reason starts anew. */
  @Column({ name: 'dead_at', type: 'timestamptz', precision: 3, nullable: true })
  deadAt!: Date | null
}
