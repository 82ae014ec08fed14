import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm'
import type { CatalogKind } from './stripe-mapping.ts'

/** A product or price in Stripe that the console did not make: listed and linked, never in the catalog. */
@Entity({ name: 'unrecognized_stripe_object' })
@Check('unrecognized_stripe_object_kind', "kind in ('product', 'price')")
// Descending in part, which TypeORM cannot say.
@Index('unrecognized_stripe_object_seen_idx', { synchronize: false })
export class UnrecognizedStripeObject {
  @PrimaryColumn({ name: 'stripe_id', type: 'text', primaryKeyConstraintName: 'unrecognized_stripe_object_pkey' })
  stripeId!: string

  /** `acct_…` */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'unrecognized_stripe_object_pkey' })
  account!: string

  @PrimaryColumn({ type: 'boolean', primaryKeyConstraintName: 'unrecognized_stripe_object_pkey' })
  livemode!: boolean

  @Column({ type: 'text' })
  kind!: CatalogKind

  @Column({ type: 'text', nullable: true })
  name!: string | null

  @Column({ name: 'first_seen_at', type: 'timestamptz', precision: 3, default: () => 'now()' })
  firstSeenAt!: Date

  @Column({ name: 'last_seen_at', type: 'timestamptz', precision: 3, default: () => 'now()' })
  lastSeenAt!: Date

  /** Deleted in Stripe: kept, so that an event that comes late does not bring it back. */
  @Column({ name: 'deleted_at', type: 'timestamptz', precision: 3, nullable: true })
  deletedAt!: Date | null
}
