import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { safeInteger } from '../db/columns.ts'
import { ProjectedObject } from './projected-object.ts'

/** A Stripe Checkout session: one attempt of a customer to pay for some prices on Stripe's page. */
@Entity({ name: 'checkout_session' })
@Index('checkout_session_customer_idx', ['customerId', 'createdAt'], { where: 'customer_id is not null' })
@Index('checkout_session_subscription_idx', ['subscriptionId'], { where: 'subscription_id is not null' })
@Index('checkout_session_payment_intent_idx', ['paymentIntentId'], { where: 'payment_intent_id is not null' })
export class CheckoutSession extends ProjectedObject {
  /** `cus_…`; may arrive before the customer does. Null until it is paid, when the console did not make the session. */
  @Column({ name: 'customer_id', type: 'text', nullable: true })
  customerId!: string | null

  /** `payment`, `subscription` or `setup`. */
  @Column({ type: 'text' })
  mode!: string

  /** `open`, `complete` or `expired`; the last two are final. */
  @Column({ type: 'text', nullable: true })
  status!: string | null

  /** `paid`, `unpaid` or `no_payment_required`. A complete session may be paid later, by a bank transfer for example. */
  @Column({ name: 'payment_status', type: 'text' })
  paymentStatus!: string

  /** `sub_…`; Checkout makes the subscription once it is paid. */
  @Column({ name: 'subscription_id', type: 'text', nullable: true })
  subscriptionId!: string | null

  /** `pi_…`, in mode `payment`. */
  @Column({ name: 'payment_intent_id', type: 'text', nullable: true })
  paymentIntentId!: string | null

  /** Stripe's page; null once it is over. */
  @Column({ type: 'text', nullable: true })
  url!: string | null

  /** Minor units, after discounts and taxes; what is due at once. */
  @Column({ name: 'amount_total', type: 'bigint', nullable: true, transformer: safeInteger })
  amountTotal!: number | null

  /** ISO 4217, lower case. */
  @Column({ type: 'text', nullable: true })
  currency!: string | null

  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3 })
  expiresAt!: Date

  /** When Stripe made it. */
  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date
}

/** One price in a Checkout session. Its rows are replaced with their session. */
@Entity({ name: 'checkout_session_item' })
@Index('checkout_session_item_session_idx', ['sessionId'])
@Index('checkout_session_item_product_idx', ['productId'], { where: 'product_id is not null' })
export class CheckoutSessionItem {
  /** `li_…` */
  @PrimaryColumn({ type: 'text' })
  id!: string

  @Column({ name: 'session_id', type: 'text' })
  sessionId!: string

  /** Stripe's `price_…` */
  @Column({ name: 'price_id', type: 'text', nullable: true })
  priceId!: string | null

  /** Stripe's `prod_…` */
  @Column({ name: 'product_id', type: 'text', nullable: true })
  productId!: string | null

  @Column({ type: 'bigint', transformer: { to: (value: number) => value, from: Number } })
  quantity!: number
}
