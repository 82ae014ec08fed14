import { Check, Column, Entity, PrimaryColumn } from 'typeorm'

/** Deliveries that were not taken: `signature`: no signature matched; `shed`: too many were waiting already; `failed`: answered with an error of ours. */
@Entity({ name: 'webhook_trouble' })
@Check('webhook_trouble_kind', "kind in ('signature', 'shed', 'failed')")
@Check('webhook_trouble_count', 'count > 0')
export class WebhookTrouble {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'webhook_trouble_pkey' })
  kind!: 'signature' | 'shed' | 'failed'

  /** `acct_…` */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'webhook_trouble_pkey' })
  account!: string

  @PrimaryColumn({ type: 'boolean', primaryKeyConstraintName: 'webhook_trouble_pkey' })
  livemode!: boolean

  /** How many, since an hour without one. */
  @Column({ type: 'integer' })
  count!: number

  @Column({ name: 'first_at', type: 'timestamptz', precision: 3 })
  firstAt!: Date

  @Column({ name: 'last_at', type: 'timestamptz', precision: 3 })
  lastAt!: Date
}
