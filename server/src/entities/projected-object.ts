import { Column, PrimaryColumn } from 'typeorm'

/** What every row that mirrors a Stripe object has: whose it is, and as of when it is true. */
export abstract class ProjectedObject {
  /** Stripe's id. */
  @PrimaryColumn({ type: 'text' })
  id!: string

  /** `acct_…` */
  @Column({ type: 'text' })
  account!: string

  @Column({ type: 'boolean' })
  livemode!: boolean

  /** The content is at least as new as this moment of Stripe's clock. */
  @Column({ name: 'as_of', type: 'timestamptz', precision: 3 })
  asOf!: Date

  /** The content shows nothing that happened after this second of Stripe's clock; null: as `asOf`. */
  @Column({ name: 'up_to', type: 'timestamptz', precision: 3, nullable: true })
  upTo!: Date | null

  /** The event whose snapshot this is; null: it was fetched. */
  @Column({ name: 'event_id', type: 'text', nullable: true })
  eventId!: string | null

  /** Tells two snapshots of the same time apart. */
  @Column({ name: 'content_hash', type: 'text' })
  contentHash!: string

  /** When it was written here. */
  @Column({ name: 'projected_at', type: 'timestamptz', precision: 3, default: () => 'now()' })
  projectedAt!: Date

  /** Deleted in Stripe; final. */
  @Column({ name: 'deleted_at', type: 'timestamptz', precision: 3, nullable: true })
  deletedAt!: Date | null
}
