import { Check, Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, UpdateDateColumn, VersionColumn, type Relation } from 'typeorm'
import { safeInteger } from '../db/columns.ts'
import { Product } from './product.ts'

/** How often a recurring price is charged. */
export type RecurringInterval = 'day' | 'week' | 'month' | 'year'
/** Stripe's `tax_behavior`. */
export type TaxBehavior = 'inclusive' | 'exclusive' | 'unspecified'
/** Stripe's `tiers_mode`. */
export type TiersMode = 'graduated' | 'volume'

/** Pay what you want; amounts in minor units. */
export interface CustomUnitAmount { minimum: number | null; preset: number | null; maximum: number | null }
/** One tier; `upTo` null is the last, "and above"; amounts in minor units. */
export interface PriceTier { upTo: number | null; unitAmount: number | null; flatAmount: number | null }

/** What a product costs. Amount, currency and interval never change: a successor replaces the price. */
@Entity({ name: 'price' })
@Check('price_one_amount', 'num_nonnulls(unit_amount, custom_unit_amount, tiers) = 1')
@Check('price_tiers_mode', '(tiers is null) = (tiers_mode is null)')
@Check('price_interval', '(interval is null) = (interval_count is null)')
@Check('price_currency', "currency ~ '^[a-z]{3}$'")
@Check('price_tiers_mode_known', "tiers_mode in ('graduated', 'volume')")
@Check('price_interval_known', "interval in ('day', 'week', 'month', 'year')")
@Check('price_interval_count', 'interval_count > 0')
@Check('price_tax_behavior', "tax_behavior in ('inclusive', 'exclusive', 'unspecified')")
@Check('price_archived', 'active = (archived_at is null)')
@Check('price_replaced_is_archived', 'replaced_by_id is null or (not active and lookup_key is null)')
@Check('price_unit_amount', 'unit_amount between 0 and 99999999')
@Index('price_product_idx', ['productId', 'createdAt'])
@Index('price_created_idx', ['createdAt', 'id'])
@Index('price_active_idx', ['active', 'createdAt', 'id'])
@Index('price_one_time_idx', ['createdAt', 'id'], { where: '"interval" IS NULL' })
@Index('price_recurring_idx', ['createdAt', 'id'], { where: '"interval" IS NOT NULL' })
@Index('price_currency_idx', ['currency', 'createdAt', 'id'])
@Index('price_search_idx', { synchronize: false })
@Index('price_lookup_key_key', ['lookupKey'], { unique: true, where: 'lookup_key is not null' })
@Index('price_replaced_by_key', ['replacedById'], { unique: true, where: 'replaced_by_id is not null' })
export class Price {
  /** UUIDv7. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'price_pkey' })
  id!: string

  @Column({ name: 'product_id', type: 'uuid' })
  productId!: string

  @ManyToOne(() => Product, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'product_id', foreignKeyConstraintName: 'price_product_fkey' })
  product?: Relation<Product>

  /** False once archived. */
  @Column({ type: 'boolean', default: true })
  active!: boolean

  /** ISO 4217, lower case. */
  @Column({ type: 'text' })
  currency!: string

  /** Minor units. */
  @Column({ name: 'unit_amount', type: 'bigint', nullable: true, transformer: safeInteger })
  unitAmount!: number | null

  @Column({ name: 'custom_unit_amount', type: 'jsonb', nullable: true })
  customUnitAmount!: CustomUnitAmount | null

  @Column({ name: 'tiers_mode', type: 'text', nullable: true })
  tiersMode!: TiersMode | null

  @Column({ type: 'jsonb', nullable: true })
  tiers!: PriceTier[] | null

  /** Null: charged once. */
  @Column({ type: 'text', nullable: true })
  interval!: RecurringInterval | null

  @Column({ name: 'interval_count', type: 'integer', nullable: true })
  intervalCount!: number | null

  @Column({ name: 'tax_behavior', type: 'text', default: 'unspecified' })
  taxBehavior!: TaxBehavior

  @Column({ type: 'text', nullable: true })
  nickname!: string | null

  @Column({ name: 'lookup_key', type: 'text', nullable: true })
  lookupKey!: string | null

  @Column({ type: 'jsonb', default: () => "'{}'" })
  metadata!: Record<string, string>

  /** The successor that took this price's place. */
  @Column({ name: 'replaced_by_id', type: 'uuid', nullable: true })
  replacedById!: string | null

  @ManyToOne(() => Price, { onDelete: 'RESTRICT', nullable: true })
  @JoinColumn({ name: 'replaced_by_id', foreignKeyConstraintName: 'price_replaced_by_fkey' })
  replacedBy?: Relation<Price> | null

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
