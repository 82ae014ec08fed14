import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { safeInteger } from '../db/columns.ts'
import { ProjectedObject } from './projected-object.ts'

/** A Stripe invoice. All amounts in minor units of its currency. */
@Entity({ name: 'invoice' })
@Index('invoice_customer_idx', ['customerId', 'createdAt'])
@Index('invoice_subscription_idx', ['subscriptionId'], { where: 'subscription_id is not null' })
@Index('invoice_created_idx', ['createdAt', 'id'])
@Index('invoice_status_idx', ['status', 'createdAt', 'id'])
@Index('invoice_number_idx', ['number'], { where: 'number is not null' })
export class Invoice extends ProjectedObject {
  /** `cus_…`; may arrive before the customer does. */
  @Column({ name: 'customer_id', type: 'text', nullable: true })
  customerId!: string | null

  /** `sub_…`, if a subscription caused it. */
  @Column({ name: 'subscription_id', type: 'text', nullable: true })
  subscriptionId!: string | null

  /** What people call it; null until it is finalized. */
  @Column({ type: 'text', nullable: true })
  number!: string | null

  /** https://docs.stripe.com/api/invoices/object#invoice_object-status; Stripe may add one. */
  @Column({ type: 'text', nullable: true })
  status!: string | null

  /** ISO 4217, lower case. */
  @Column({ type: 'text' })
  currency!: string

  @Column({ type: 'bigint', transformer: safeInteger })
  total!: number

  @Column({ name: 'amount_due', type: 'bigint', transformer: safeInteger })
  amountDue!: number

  @Column({ name: 'amount_paid', type: 'bigint', transformer: safeInteger })
  amountPaid!: number

  @Column({ name: 'amount_remaining', type: 'bigint', transformer: safeInteger })
  amountRemaining!: number

  /** Why it was made, e.g. `subscription_cycle`. */
  @Column({ name: 'billing_reason', type: 'text', nullable: true })
  billingReason!: string | null

  @Column({ name: 'attempt_count', type: 'integer' })
  attemptCount!: number

  @Column({ name: 'next_payment_attempt', type: 'timestamptz', precision: 3, nullable: true })
  nextPaymentAttempt!: Date | null

  /** Stripe's page where the member can pay it. */
  @Column({ name: 'hosted_invoice_url', type: 'text', nullable: true })
  hostedInvoiceUrl!: string | null

  @Column({ name: 'due_date', type: 'timestamptz', precision: 3, nullable: true })
  dueDate!: Date | null

  @Column({ name: 'paid_at', type: 'timestamptz', precision: 3, nullable: true })
  paidAt!: Date | null

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date
}

/** One line of an invoice. Its rows are replaced with their invoice. */
@Entity({ name: 'invoice_line' })
@Index('invoice_line_invoice_idx', ['invoiceId'])
export class InvoiceLine {
  /** `il_…` */
  @PrimaryColumn({ type: 'text' })
  id!: string

  @Column({ name: 'invoice_id', type: 'text' })
  invoiceId!: string

  @Column({ type: 'text', nullable: true })
  description!: string | null

  /** Minor units; negative: credit. */
  @Column({ type: 'bigint', transformer: safeInteger })
  amount!: number

  @Column({ type: 'bigint', nullable: true, transformer: safeInteger })
  quantity!: number | null

  /** Stripe's `price_…` */
  @Column({ name: 'price_id', type: 'text', nullable: true })
  priceId!: string | null

  @Column({ name: 'period_start', type: 'timestamptz', precision: 3 })
  periodStart!: Date

  @Column({ name: 'period_end', type: 'timestamptz', precision: 3 })
  periodEnd!: Date
}
