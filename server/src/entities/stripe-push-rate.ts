import { Column, Entity, PrimaryColumn } from 'typeorm'

/** When the next call to a Stripe account may start, shared by every worker process (GCRA). */
@Entity({ name: 'stripe_push_rate' })
export class StripePushRate {
  /** `acct_…` */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'stripe_push_rate_pkey' })
  account!: string

  @PrimaryColumn({ type: 'boolean', primaryKeyConstraintName: 'stripe_push_rate_pkey' })
  livemode!: boolean

  /** Theoretical arrival time: the moment from which a further call conforms to the rate. */
  @Column({ name: 'next_call_at', type: 'timestamptz' })
  nextCallAt!: Date
}
