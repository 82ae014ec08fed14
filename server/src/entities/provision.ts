import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { safeInteger } from '../db/columns.ts'
import { EntitlementSet } from './entitlement-set.ts'
import { Member } from './member.ts'
import { Product } from './product.ts'

/** What a provision comes from. */
export enum ProvisionSource { SUBSCRIPTION = 'SUBSCRIPTION', PURCHASE = 'PURCHASE', GRANT = 'GRANT' }

/**
 * One member holds one product, and by it the product's sets, or one granted set. `period` says from when until when;
 * `recorded` from when until when we knew it so. A row is never edited, only ended by closing `recorded`.
 */
@Entity({ name: 'provision' })
@Check('provision_source', "source in ('SUBSCRIPTION', 'PURCHASE', 'GRANT')")
@Check('provision_quantity', 'quantity >= 0')
@Check('provision_period', 'not isempty(period) and not lower_inf(period)')
@Check('provision_recorded', 'not isempty(recorded) and not lower_inf(recorded)')
@Check('provision_of', `case when source = 'GRANT' then num_nonnulls(product_id, account, livemode) = 0 and set_id is not null
      else num_nonnulls(product_id, account, livemode) = 3 and set_id is null end`)
@Index('provision_member_idx', ['memberId'])
@Index('provision_current_key', ['source', 'sourceId', 'sourceItemId'], { unique: true, where: 'upper_inf(recorded)' })
@Index('provision_product_idx', ['productId', 'memberId'], { where: 'upper_inf(recorded) and product_id is not null' })
@Index('provision_set_idx', ['setId', 'memberId'], { where: 'upper_inf(recorded) and set_id is not null' })
// TypeORM cannot describe indexes on expressions: the migration makes these.
@Index('provision_begins_idx', { synchronize: false })
@Index('provision_ends_idx', { synchronize: false })
export class Provision {
  /** UUIDv7. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'provision_pkey' })
  id!: string

  @ForeignKey(() => Member, { name: 'provision_member_fkey', onDelete: 'RESTRICT' })
  @Column({ name: 'member_id', type: 'uuid' })
  memberId!: string

  @Column({ type: 'text' })
  source!: ProvisionSource

  /** `sub_…`, `cs_…` or a grant's id. */
  @Column({ name: 'source_id', type: 'text' })
  sourceId!: string

  /** `si_…` or a checkout item's id; empty for a grant. */
  @Column({ name: 'source_item_id', type: 'text', default: '' })
  sourceItemId!: string

  /** Null for a grant. */
  @ForeignKey(() => Product, { name: 'provision_product_fkey', onDelete: 'RESTRICT' })
  @Column({ name: 'product_id', type: 'uuid', nullable: true })
  productId!: string | null

  /** Of a grant only. */
  @ForeignKey(() => EntitlementSet, { name: 'provision_set_fkey', onDelete: 'RESTRICT' })
  @Column({ name: 'set_id', type: 'uuid', nullable: true })
  setId!: string | null

  /** `acct_…`: what was bought in another account or mode gives no access here. Null for a grant. */
  @Column({ type: 'text', nullable: true })
  account!: string | null

  @Column({ type: 'boolean', nullable: true })
  livemode!: boolean | null

  @Column({ type: 'bigint', transformer: safeInteger })
  quantity!: number

  @Column({ type: 'tstzrange' })
  period!: string

  @Column({ type: 'tstzrange' })
  recorded!: string
}
