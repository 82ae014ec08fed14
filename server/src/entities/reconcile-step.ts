import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm'
import { ReconcileRun } from './reconcile-run.ts'

/** How far a reconcile is with one kind of object; what it takes to go on after a crash. */
@Entity({ name: 'reconcile_step' })
export class ReconcileStep {
  @PrimaryColumn({ name: 'run_id', type: 'uuid', primaryKeyConstraintName: 'reconcile_step_pkey' })
  runId!: string

  @ManyToOne(() => ReconcileRun, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'run_id', foreignKeyConstraintName: 'reconcile_step_run_fkey' })
  run?: Relation<ReconcileRun>

  /** `event`, `product`, `customer` … */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'reconcile_step_pkey' })
  kind!: string

  /** In which order the kinds are compared. */
  @Column({ type: 'integer' })
  position!: number

  /** The last object listed so far; null: none yet. */
  @Column({ type: 'text', nullable: true })
  cursor!: string | null

  /** Objects that Stripe listed so far. */
  @Column({ type: 'integer', default: 0 })
  listed!: number

  /** Objects that differed. */
  @Column({ type: 'integer', default: 0 })
  differing!: number

  /** Stripe's clock when listing began: what came later may be absent from the pages. */
  @Column({ name: 'listing_since', type: 'timestamptz', precision: 3, nullable: true })
  listingSince!: Date | null

  @Column({ name: 'started_at', type: 'timestamptz', precision: 3, nullable: true })
  startedAt!: Date | null

  /** Every page was seen; what Stripe did not list is looked up one by one. */
  @Column({ name: 'listed_at', type: 'timestamptz', precision: 3, nullable: true })
  listedAt!: Date | null

  @Column({ name: 'done_at', type: 'timestamptz', precision: 3, nullable: true })
  doneAt!: Date | null
}
