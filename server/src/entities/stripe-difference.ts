import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm'

/**
 * What was done about it. `repaired`: the catalog is pushed again. `shown`: only shown, by policy. `stopped`: shown,
 * since it was repaired too often. `kept`: shown, since Stripe does not let it be changed. `projected`: Stripe's truth
 * was taken. `buried`: the object is gone from Stripe. `received`: an event that had never arrived was put into the inbox.
 */
export type DifferenceAction = 'repaired' | 'shown' | 'stopped' | 'kept' | 'projected' | 'buried' | 'received'

/** A difference between Stripe and the console that was noticed, field by field: the history of drift and repair. */
@Entity({ name: 'stripe_difference' })
@Check('stripe_difference_action', "action in ('repaired', 'shown', 'stopped', 'kept', 'projected', 'buried', 'received')")
@Index('stripe_difference_seen_idx', ['account', 'livemode', 'seenAt', 'id'])
@Index('stripe_difference_object_idx', ['stripeId', 'seenAt'])
@Index('stripe_difference_run_idx', ['runId', 'seenAt', 'id'], { where: 'run_id is not null' })
@Index('stripe_difference_kind_idx', ['account', 'livemode', 'kind', 'seenAt', 'id'])
@Index('stripe_difference_action_idx', ['account', 'livemode', 'action', 'seenAt', 'id'])
export class StripeDifference {
  /** UUIDv7. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'stripe_difference_pkey' })
  id!: string

  /** `acct_…` */
  @Column({ type: 'text' })
  account!: string

  @Column({ type: 'boolean' })
  livemode!: boolean

  /** `product`, `customer`, `event` … */
  @Column({ type: 'text' })
  kind!: string

  @Column({ name: 'stripe_id', type: 'text' })
  stripeId!: string

  /** The catalog object, if it is one. */
  @Column({ name: 'local_id', type: 'uuid', nullable: true })
  localId!: string | null

  /** The field; `id`: the whole object is here or there only. */
  @Column({ type: 'text' })
  field!: string

  @Column({ type: 'text', nullable: true })
  ours!: string | null

  @Column({ type: 'text', nullable: true })
  stripes!: string | null

  /** When it was noticed, and what is in `action` was done. */
  @Column({ name: 'seen_at', type: 'timestamptz', precision: 3, default: () => 'now()' })
  seenAt!: Date

  @Column({ type: 'text' })
  action!: DifferenceAction

  /** The reconcile that noticed it; null: an event or a push did. */
  @Column({ name: 'run_id', type: 'uuid', nullable: true })
  runId!: string | null

  /** The person or API key that asked for the repair; null: the policy did. */
  @Column({ name: 'decided_by', type: 'text', nullable: true })
  decidedBy!: string | null
}
