import { Check, Column, CreateDateColumn, Entity, Index, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm'

/** What the organisation sells. The console is its source of truth; Stripe holds a copy. */
@Entity({ name: 'product' })
@Check('product_name', 'length(name) between 1 and 250')
@Check('product_archived', 'active = (archived_at is null)')
@Index('product_created_idx', ['createdAt', 'id'])
@Index('product_active_idx', ['active', 'createdAt', 'id'])
@Index('product_updated_idx', ['updatedAt', 'id'])
// TypeORM cannot describe indexes on expressions: the migration makes these.
@Index('product_name_idx', { synchronize: false })
@Index('product_search_idx', { synchronize: false })
export class Product {
  /** UUIDv7. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'product_pkey' })
  id!: string

  @Column({ type: 'text' })
  name!: string

  @Column({ type: 'text', nullable: true })
  description!: string | null

  /** False once archived. */
  @Column({ type: 'boolean', default: true })
  active!: boolean

  /** Addresses of pictures, at most eight. */
  @Column({ type: 'text', array: true, default: () => "'{}'" })
  images!: string[]

  @Column({ name: 'unit_label', type: 'text', nullable: true })
  unitLabel!: string | null

  @Column({ name: 'statement_descriptor', type: 'text', nullable: true })
  statementDescriptor!: string | null

  /** Stripe's tax code, `txcd_…`. */
  @Column({ name: 'tax_code', type: 'text', nullable: true })
  taxCode!: string | null

  @Column({ type: 'text', nullable: true })
  url!: string | null

  @Column({ name: 'marketing_features', type: 'text', array: true, default: () => "'{}'" })
  marketingFeatures!: string[]

  @Column({ type: 'jsonb', default: () => "'{}'" })
  metadata!: Record<string, string>

  /** Counts the changes, so that two people who change it at once are told. */
  @VersionColumn({ type: 'integer', default: 1 })
  version!: number

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt!: Date

  @Column({ name: 'archived_at', type: 'timestamptz', precision: 3, nullable: true })
  archivedAt!: Date | null
}
