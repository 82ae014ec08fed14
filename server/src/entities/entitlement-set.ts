import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn, Unique, UpdateDateColumn, VersionColumn } from 'typeorm'
import { safeInteger } from '../db/columns.ts'
import { Feature } from './feature.ts'
import { Product } from './product.ts'

/** A named, reusable list of feature values. */
@Entity({ name: 'entitlement_set' })
@Unique('entitlement_set_key', ['key'])
@Check('entitlement_set_key_shape', "key ~ '^[a-z][a-z0-9_.-]{0,99}$'")
@Check('entitlement_set_name', 'length(name) between 1 and 250')
export class EntitlementSet {
  /** UUIDv7. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'entitlement_set_pkey' })
  id!: string

  @Column({ type: 'text' })
  key!: string

  @Column({ type: 'text' })
  name!: string

  @Column({ type: 'text', nullable: true })
  description!: string | null

  /** Of several texts for one feature, that of the set with the highest rank counts. */
  @Column({ type: 'integer', default: 0 })
  rank!: number

  @VersionColumn({ type: 'integer', default: 1 })
  version!: number

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt!: Date

  @Column({ name: 'archived_at', type: 'timestamptz', precision: 3, nullable: true })
  archivedAt!: Date | null
}

/** What a set gives of one feature, for a period. Never edited: a change ends it and begins another. */
@Entity({ name: 'entitlement_rule' })
@Check('entitlement_rule_limit', 'limit_value between 0 and 9007199254740991')
@Check('entitlement_rule_text', 'length(text_value) between 1 and 1000')
@Check('entitlement_rule_period', 'not isempty(period) and not lower_inf(period)')
@Check('entitlement_rule_value', 'num_nonnulls(limit_value, text_value) + unlimited::int <= 1')
@Check('entitlement_rule_per_unit', 'not per_unit or limit_value is not null')
@Index('entitlement_rule_current_key', ['setId', 'featureId'], { unique: true, where: 'upper_inf(period)' })
@Index('entitlement_rule_feature_idx', ['featureId', 'setId'])
@Index('entitlement_rule_set_idx', ['setId', 'featureId'])
export class EntitlementRule {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'entitlement_rule_pkey' })
  id!: string

  @ForeignKey(() => EntitlementSet, { name: 'entitlement_rule_set_fkey', onDelete: 'RESTRICT' })
  @Column({ name: 'set_id', type: 'uuid' })
  setId!: string

  @ForeignKey(() => Feature, { name: 'entitlement_rule_feature_fkey', onDelete: 'RESTRICT' })
  @Column({ name: 'feature_id', type: 'uuid' })
  featureId!: string

  /** Null unless the feature is a limit, or when it is unlimited. */
  @Column({ name: 'limit_value', type: 'bigint', nullable: true, transformer: safeInteger })
  limit!: number | null

  @Column({ type: 'boolean' })
  unlimited!: boolean

  /** Null unless the feature is a text. */
  @Column({ name: 'text_value', type: 'text', nullable: true })
  text!: string | null

  /** The limit is multiplied by the quantity that the member holds. */
  @Column({ name: 'per_unit', type: 'boolean' })
  perUnit!: boolean

  /** The set's rank at that time. */
  @Column({ type: 'integer' })
  rank!: number

  /** From when until when. */
  @Column({ type: 'tstzrange' })
  period!: string
}

/** Which sets a product gives, for a period. */
@Entity({ name: 'product_entitlement_set' })
@Check('product_entitlement_set_period', 'not isempty(period) and not lower_inf(period)')
@Index('product_entitlement_set_current_key', ['productId', 'setId'], { unique: true, where: 'upper_inf(period)' })
@Index('product_entitlement_set_product_idx', ['productId'])
@Index('product_entitlement_set_set_idx', ['setId'])
export class ProductEntitlementSet {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'product_entitlement_set_pkey' })
  id!: string

  @ForeignKey(() => Product, { name: 'product_entitlement_set_product_fkey', onDelete: 'RESTRICT' })
  @Column({ name: 'product_id', type: 'uuid' })
  productId!: string

  @ForeignKey(() => EntitlementSet, { name: 'product_entitlement_set_set_fkey', onDelete: 'RESTRICT' })
  @Column({ name: 'set_id', type: 'uuid' })
  setId!: string

  @Column({ type: 'tstzrange' })
  period!: string
}
