import { Column, Entity, PrimaryColumn } from 'typeorm'

/** Work with Stripe that must be done by one at a time, in whichever process; see `stripe/leases.ts`. */
@Entity({ name: 'stripe_lease' })
export class StripeLease {
  /** What it is about, e.g. `member acct_… test 0198…`. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'stripe_lease_pkey' })
  name!: string

  /** Tells the holder from one that had it before. */
  @Column({ type: 'uuid' })
  token!: string

  /** From then on anybody may take it. */
  @Column({ name: 'leased_until', type: 'timestamptz', precision: 3 })
  leasedUntil!: Date
}
