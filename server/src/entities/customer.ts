import { Column, Entity, Index } from 'typeorm'
import { ProjectedObject } from './projected-object.ts'

/** A Stripe customer: who pays. One that no member is mapped to is unrecognised and gives no access. */
@Entity({ name: 'customer' })
@Index('customer_member_idx', ['memberId'], { where: 'member_id is not null' })
@Index('customer_unrecognized_idx', ['account', 'livemode', 'createdAt', 'id'], { where: 'member_id is null and deleted_at is null' })
// TypeORM cannot describe indexes on expressions: the migration makes it.
@Index('customer_unrecognized_email_idx', { synchronize: false })
export class Customer extends ProjectedObject {
  /** The member it was made for, by its metadata. No foreign key: it may have been made for another console. */
  @Column({ name: 'member_id', type: 'uuid', nullable: true })
  memberId!: string | null

  @Column({ type: 'text', nullable: true })
  email!: string | null

  @Column({ type: 'text', nullable: true })
  name!: string | null

  /** ISO 4217, lower case; null until something was charged. */
  @Column({ type: 'text', nullable: true })
  currency!: string | null

  /** Its latest invoice failed to be paid. */
  @Column({ type: 'boolean', nullable: true })
  delinquent!: boolean | null

  /** Minor units; negative: credit for the next invoice. */
  @Column({ type: 'bigint', transformer: { to: (value: number) => value, from: Number } })
  balance!: number

  @Column({ name: 'default_payment_method_id', type: 'text', nullable: true })
  defaultPaymentMethodId!: string | null

  @Column({ type: 'jsonb', default: () => "'{}'" })
  metadata!: Record<string, string>

  /** When Stripe made it. */
  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date
}
