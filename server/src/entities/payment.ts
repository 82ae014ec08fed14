import { Column, Entity, Index } from 'typeorm'
import { safeInteger } from '../db/columns.ts'
import { ProjectedObject } from './projected-object.ts'

/** A payment in Stripe: of an invoice, or once in a checkout. All amounts in minor units of its currency. Always looked up, never taken from an event. */
@Entity({ name: 'payment' })
@Index('payment_customer_idx', ['customerId', 'createdAt', 'id'])
@Index('payment_invoice_idx', ['invoiceId'], { where: 'invoice_id is not null' })
@Index('payment_charge_idx', ['chargeId'], { where: 'charge_id is not null' })
@Index('payment_status_idx', ['status', 'createdAt', 'id'])
@Index('payment_created_idx', ['createdAt', 'id'])
export class Payment extends ProjectedObject {
  /** `cus_…`; may arrive before the customer does. */
  @Column({ name: 'customer_id', type: 'text', nullable: true })
  customerId!: string | null

  /** `in_…`; null: paid once, without an invoice. */
  @Column({ name: 'invoice_id', type: 'text', nullable: true })
  invoiceId!: string | null

  /** `ch_…` or `py_…` of the latest attempt. */
  @Column({ name: 'charge_id', type: 'text', nullable: true })
  chargeId!: string | null

  /** `pm_…` that it is or was paid with. */
  @Column({ name: 'payment_method_id', type: 'text', nullable: true })
  paymentMethodId!: string | null

  /** https://docs.stripe.com/api/payment_intents/object#payment_intent_object-status; Stripe may add one. */
  @Column({ type: 'text' })
  status!: string

  /** ISO 4217, lower case. */
  @Column({ type: 'text' })
  currency!: string

  /** What is to be collected. */
  @Column({ type: 'bigint', transformer: safeInteger })
  amount!: number

  @Column({ name: 'amount_received', type: 'bigint', transformer: safeInteger })
  amountReceived!: number

  /** As far as was known when it was looked up. */
  @Column({ name: 'amount_refunded', type: 'bigint', transformer: safeInteger })
  amountRefunded!: number

  /** Stripe's code for why the last attempt failed, e.g. `card_declined`. */
  @Column({ name: 'failure_code', type: 'text', nullable: true })
  failureCode!: string | null

  /** The same for people. */
  @Column({ name: 'failure_message', type: 'text', nullable: true })
  failureMessage!: string | null

  @Column({ name: 'paid_at', type: 'timestamptz', precision: 3, nullable: true })
  paidAt!: Date | null

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date
}
