import { Column, Entity, PrimaryColumn } from 'typeorm'

/** Room for one call a second to a Stripe account or to one endpoint of it; there are as many as Stripe allows calls, shared by every process. */
@Entity({ name: 'stripe_call_slot' })
export class StripeCallSlot {
  /** `acct_…`; with an endpoint behind it, as `acct_… POST /v1/prices`, room for calls to that one. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'stripe_call_slot_pkey' })
  account!: string

  @PrimaryColumn({ type: 'boolean', primaryKeyConstraintName: 'stripe_call_slot_pkey' })
  livemode!: boolean

  /** From 0; those from the limit on are not used. */
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'stripe_call_slot_pkey' })
  slot!: number

  /** When its last call is so old that no second holds both that one and the next. */
  @Column({ name: 'free_at', type: 'timestamptz' })
  freeAt!: Date
}
