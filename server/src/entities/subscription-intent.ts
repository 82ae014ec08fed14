import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import type { AskedItem } from './checkout-request.ts'
import type { DriftedField } from './stripe-mapping.ts'

/** What the console last asked of a subscription, and in what Stripe's differs from it now. */
@Entity({ name: 'subscription_intent' })
// A list of those few that differ does not read the others.
@Index('subscription_intent_drift_idx', ['subscriptionId'], { where: "drift <> '[]'" })
export class SubscriptionIntent {
  /** `sub_…`; asked for before its row is projected, perhaps. */
  @PrimaryColumn({ name: 'subscription_id', type: 'text', primaryKeyConstraintName: 'subscription_intent_pkey' })
  subscriptionId!: string

  /** What it is to consist of, whole. */
  @Column({ type: 'jsonb' })
  items!: AskedItem[]

  /** The console was told to end it with the period. */
  @Column({ name: 'cancel_at_period_end', type: 'boolean', default: false })
  cancelAtPeriodEnd!: boolean

  @Column({ name: 'asked_at', type: 'timestamptz', precision: 3, default: () => 'now()' })
  askedAt!: Date

  @Column({ type: 'jsonb', default: () => "'[]'" })
  drift!: DriftedField[]
}
