import { Check, Column, CreateDateColumn, Entity, PrimaryColumn, Unique, UpdateDateColumn, VersionColumn } from 'typeorm'

/** What a feature's values are. */
export enum FeatureKind { BOOLEAN = 'BOOLEAN', LIMIT = 'LIMIT', TEXT = 'TEXT' }

/** How several limits become one. */
export enum LimitAggregation { MAX = 'MAX', SUM = 'SUM' }

/** One thing that a member may have. Kind and aggregation never change: answers of the past depend on them. */
@Entity({ name: 'feature' })
@Unique('feature_key', ['key'])
@Check('feature_key_shape', "key ~ '^[a-z][a-z0-9_.-]{0,99}$'")
@Check('feature_kind', "kind in ('BOOLEAN', 'LIMIT', 'TEXT')")
@Check('feature_name', 'length(name) between 1 and 250')
@Check('feature_aggregation_known', "aggregation in ('MAX', 'SUM')")
@Check('feature_aggregation', "(kind = 'LIMIT') = (aggregation is not null)")
@Check('feature_unit', "kind = 'LIMIT' or unit is null")
export class Feature {
  /** UUIDv7. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'feature_pkey' })
  id!: string

  /** What applications ask by. */
  @Column({ type: 'text' })
  key!: string

  @Column({ type: 'text' })
  kind!: FeatureKind

  @Column({ type: 'text' })
  name!: string

  @Column({ type: 'text', nullable: true })
  description!: string | null

  /** What a limit counts, e.g. "GB". */
  @Column({ type: 'text', nullable: true })
  unit!: string | null

  /** Of limits only. */
  @Column({ type: 'text', nullable: true })
  aggregation!: LimitAggregation | null

  @VersionColumn({ type: 'integer', default: 1 })
  version!: number

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt!: Date

  @Column({ name: 'archived_at', type: 'timestamptz', precision: 3, nullable: true })
  archivedAt!: Date | null
}
