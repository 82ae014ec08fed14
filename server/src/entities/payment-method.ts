import { Column, Entity, Index } from 'typeorm'
import { ProjectedObject } from './projected-object.ts'

/** What a customer pays with: a card, an account. Nothing of it can be charged with what is kept here. */
@Entity({ name: 'payment_method' })
@Index('payment_method_customer_idx', ['customerId', 'createdAt'], { where: 'customer_id is not null' })
export class PaymentMethod extends ProjectedObject {
  /** `cus_…`; null: detached, and no customer's any more. */
  @Column({ name: 'customer_id', type: 'text', nullable: true })
  customerId!: string | null

  /** https://docs.stripe.com/api/payment_methods/object#payment_method_object-type, e.g. `card`. */
  @Column({ type: 'text' })
  type!: string

  /** Of a card: `visa`. */
  @Column({ type: 'text', nullable: true })
  brand!: string | null

  /** The last digits of the card's or account's number. */
  @Column({ type: 'text', nullable: true })
  last4!: string | null

  /** 1 to 12. */
  @Column({ name: 'exp_month', type: 'integer', nullable: true })
  expMonth!: number | null

  /** Four digits. */
  @Column({ name: 'exp_year', type: 'integer', nullable: true })
  expYear!: number | null

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date
}
