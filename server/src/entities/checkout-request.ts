import type Stripe from 'stripe'
import { Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm'
import type { AskedChange } from './asked-change.ts'
import { Member } from './member.ts'

/** A price of Stripe's and how many of it. */
export interface AskedItem { priceId: string; quantity: number }

/**
 * A Checkout session that somebody asked the console for. Without `sessionId` the call that makes it may have been run
 * or not: it is repeated, with the same key, before anything else is done for the member.
 */
@Entity({ name: 'checkout_request' })
@Index('checkout_request_key', ['account', 'livemode', 'idempotencyKey'], { unique: true, where: 'idempotency_key is not null' })
@Index('checkout_request_key_age_idx', ['createdAt'], { where: 'idempotency_key is not null' })
@Index('checkout_request_pending_idx', ['memberId'], { where: 'session_id is null' })
@Index('checkout_request_session_idx', ['sessionId'], { where: 'session_id is not null' })
@Index('checkout_request_withdraw_idx', ['account', 'livemode', 'withdrawAt'], { where: 'withdraw_at is not null' })
export class CheckoutRequest {
  /** UUIDv7. Part of Stripe's idempotency key. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'checkout_request_pkey' })
  id!: string

  @Column({ name: 'member_id', type: 'uuid' })
  memberId!: string

  @ManyToOne(() => Member, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'member_id', foreignKeyConstraintName: 'checkout_request_member_fkey' })
  member?: Relation<Member>

  /** `acct_…` */
  @Column({ type: 'text' })
  account!: string

  @Column({ type: 'boolean' })
  livemode!: boolean

  /** Whose it is, and what they call it; null when none was given, or it is forgotten. */
  @Column({ name: 'idempotency_key', type: 'text', nullable: true })
  idempotencyKey!: string | null

  /** Tells whether two requests ask for the same. */
  @Column({ type: 'text' })
  fingerprint!: string

  /** What is sent to Stripe. */
  @Column({ type: 'jsonb' })
  params!: Stripe.Checkout.SessionCreateParams

  /** What the subscription is to consist of; empty: it makes none. */
  @Column({ name: 'recurring_items', type: 'jsonb' })
  recurringItems!: AskedItem[]

  /** `cs_…` */
  @Column({ name: 'session_id', type: 'text', nullable: true })
  sessionId!: string | null

  /** Who asked; null: a process of an earlier version. */
  @Column({ name: 'asked_by', type: 'jsonb', nullable: true })
  askedBy!: AskedChange['actor'] | null

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date

  /** When its session is ended, as its customer became another member's; null: it is not to be. */
  @Column({ name: 'withdraw_at', type: 'timestamptz', precision: 3, nullable: true })
  withdrawAt!: Date | null

  /** How often it was looked for what came of it. */
  @Column({ type: 'integer', default: 0 })
  looks!: number

  /** When that is done next; null: when it is not under way any more. */
  @Column({ name: 'put_off_until', type: 'timestamptz', precision: 3, nullable: true })
  putOffUntil!: Date | null
}
