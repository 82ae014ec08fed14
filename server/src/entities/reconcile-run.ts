import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm'

/** Why a reconcile began. */
export type ReconcileReason = 'start' | 'schedule' | 'operator' | 'rebuild'

/** `stopped`: Stripe's answers look wrong, and a person must look first. `failed`: given up after bounded attempts. */
export type ReconcileStatus = 'running' | 'done' | 'stopped' | 'failed'

/** One comparison of everything with Stripe. At most one runs for an account, in whatever process. */
@Entity({ name: 'reconcile_run' })
@Check('reconcile_run_reason', "reason in ('start', 'schedule', 'operator', 'rebuild')")
@Check('reconcile_run_status', "status in ('running', 'done', 'stopped', 'failed')")
@Check('reconcile_run_finished', "(status = 'running') = (finished_at is null)")
@Index('reconcile_run_running_key', ['account', 'livemode'], { unique: true, where: "status = 'running'" })
@Index('reconcile_run_started_idx', ['account', 'livemode', 'startedAt'])
export class ReconcileRun {
  /** UUIDv7. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'reconcile_run_pkey' })
  id!: string

  /** `acct_…` */
  @Column({ type: 'text' })
  account!: string

  @Column({ type: 'boolean' })
  livemode!: boolean

  @Column({ type: 'text' })
  reason!: ReconcileReason

  @Column({ type: 'text', default: 'running' })
  status!: ReconcileStatus

  /** A person said that it is right that many objects are gone from Stripe. */
  @Column({ name: 'accept_vanished', type: 'boolean', default: false })
  acceptVanished!: boolean

  @Column({ name: 'started_at', type: 'timestamptz', precision: 3, default: () => 'now()' })
  startedAt!: Date

  @Column({ name: 'finished_at', type: 'timestamptz', precision: 3, nullable: true })
  finishedAt!: Date | null

  /** Why it stopped, or what keeps it from going on. */
  @Column({ type: 'text', nullable: true })
  error!: string | null

  /** Failed attempts since the last progress. */
  @Column({ type: 'integer', default: 0 })
  attempts!: number

  @Column({ name: 'next_attempt_at', type: 'timestamptz', precision: 3, default: () => 'now()' })
  nextAttemptAt!: Date

  @Column({ name: 'leased_until', type: 'timestamptz', precision: 3, nullable: true })
  leasedUntil!: Date | null

  /** Which worker; a lease ends with its worker, see `worker-presence.ts`. */
  @Column({ name: 'leased_by', type: 'integer', nullable: true })
  leasedBy!: number | null
}
