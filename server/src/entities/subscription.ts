import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { ProjectedObject } from './projected-object.ts'

/** A Stripe subscription. */
@Entity({ name: 'subscription' })
@Index('subscription_customer_idx', ['customerId', 'createdAt'])
@Index('subscription_status_idx', ['status', 'createdAt', 'id'])
@Index('subscription_created_idx', ['createdAt', 'id'])
export class Subscription extends ProjectedObject {
  /** `cus_…`; may arrive before the customer does. */
  @Column({ name: 'customer_id', type: 'text' })
  customerId!: string

  /** https://docs.stripe.com/api/subscriptions/object#subscription_object-status; Stripe may add one. */
  @Column({ type: 'text' })
  status!: string

  /** ISO 4217, lower case. */
  @Column({ type: 'text' })
  currency!: string

  /** It ends with the current period. */
  @Column({ name: 'cancel_at_period_end', type: 'boolean' })
  cancelAtPeriodEnd!: boolean

  @Column({ name: 'cancel_at', type: 'timestamptz', precision: 3, nullable: true })
  cancelAt!: Date | null

  @Column({ name: 'canceled_at', type: 'timestamptz', precision: 3, nullable: true })
  canceledAt!: Date | null

  @Column({ name: 'ended_at', type: 'timestamptz', precision: 3, nullable: true })
  endedAt!: Date | null

  @Column({ name: 'trial_end', type: 'timestamptz', precision: 3, nullable: true })
  trialEnd!: Date | null

  @Column({ name: 'started_at', type: 'timestamptz', precision: 3 })
  startedAt!: Date

  @Column({ name: 'latest_invoice_id', type: 'text', nullable: true })
  latestInvoiceId!: string | null

  @Column({ type: 'jsonb', default: () => "'{}'" })
  metadata!: Record<string, string>

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date
}

/** One price in a subscription. Its rows are replaced with its subscription. */
@Entity({ name: 'subscription_item' })
@Index('subscription_item_subscription_idx', ['subscriptionId'])
@Index('subscription_item_price_idx', ['priceId'])
@Index('subscription_item_product_idx', ['productId'])
export class SubscriptionItem {
  /** `si_…` */
  @PrimaryColumn({ type: 'text' })
  id!: string

  @Column({ name: 'subscription_id', type: 'text' })
  subscriptionId!: string

  /** Stripe's `price_…` */
  @Column({ name: 'price_id', type: 'text' })
  priceId!: string

  /** Stripe's `prod_…` */
  @Column({ name: 'product_id', type: 'text' })
  productId!: string

  @Column({ type: 'bigint', transformer: { to: (value: number) => value, from: Number } })
  quantity!: number

  /** Periods are on items since API 2025-03-31. */
  @Column({ name: 'current_period_start', type: 'timestamptz', precision: 3 })
  currentPeriodStart!: Date

  @Column({ name: 'current_period_end', type: 'timestamptz', precision: 3 })
  currentPeriodEnd!: Date
}
