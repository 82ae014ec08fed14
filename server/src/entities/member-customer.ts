import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm'
import { Member } from './member.ts'

/** A call that makes a customer, kept as it is until Stripe answers. */
export interface PendingCustomer {
  idempotencyKey: string
  /** When it was first sent; milliseconds since 1970. */
  since: number
  params: { name: string; email?: string; metadata: Record<string, string> }
}

/** A member ↔ its Stripe customer, in one account and one mode: the one that the console charges. */
@Entity({ name: 'member_customer' })
@Check('member_customer_known', 'customer_id is not null or pending_create is not null')
@Check('member_customer_counts', 'push_revision >= 0 and push_attempts >= 0')
@Index('member_customer_customer_key', ['account', 'livemode', 'customerId'], { unique: true, where: 'customer_id is not null' })
@Index('member_customer_due_idx', ['account', 'livemode', 'pushDueAt'], { where: 'push_due_at is not null' })
export class MemberCustomer {
  @PrimaryColumn({ name: 'member_id', type: 'uuid', primaryKeyConstraintName: 'member_customer_pkey' })
  memberId!: string

  @ManyToOne(() => Member, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'member_id', foreignKeyConstraintName: 'member_customer_member_fkey' })
  member?: Relation<Member>

  /** `acct_…` */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'member_customer_pkey' })
  account!: string

  @PrimaryColumn({ type: 'boolean', primaryKeyConstraintName: 'member_customer_pkey' })
  livemode!: boolean

  /** `cus_…`; null until Stripe confirmed it. */
  @Column({ name: 'customer_id', type: 'text', nullable: true })
  customerId!: string | null

  @Column({ name: 'pending_create', type: 'jsonb', nullable: true })
  pendingCreate!: PendingCustomer | null

  /** Raised by every change of the member that the customer is to follow. */
  @Column({ name: 'push_revision', type: 'integer', default: 0 })
  pushRevision!: number

  /** When the customer is told next what the member is called; null: nothing is owed, or a person must act. */
  @Column({ name: 'push_due_at', type: 'timestamptz', precision: 3, nullable: true })
  pushDueAt!: Date | null

  /** Failed attempts since the last success or change. */
  @Column({ name: 'push_attempts', type: 'integer', default: 0 })
  pushAttempts!: number

  @Column({ name: 'push_error', type: 'text', nullable: true })
  pushError!: string | null
}
