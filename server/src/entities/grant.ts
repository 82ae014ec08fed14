import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm'
import { safeInteger } from '../db/columns.ts'
import { EntitlementSet } from './entitlement-set.ts'
import { Member } from './member.ts'

/** Who did something, as they were called then; without an id it was the console itself. */
export interface GrantActor { kind: 'OPERATOR' | 'API_KEY' | 'SYSTEM' | 'STRIPE_EVENT'; id: string | null; name: string | null }

/** Access that an operator or application gives, outside billing. */
@Entity({ name: 'entitlement_grant' })
@Check('entitlement_grant_quantity', 'quantity between 1 and 1000000000')
@Check('entitlement_grant_reason', 'length(reason) between 1 and 1000')
@Check('entitlement_grant_revoke_reason', 'length(revoke_reason) between 1 and 1000')
@Check('entitlement_grant_period', 'ends_at > starts_at')
@Check('entitlement_grant_revoked', 'num_nonnulls(revoked_at, revoked_by, revoke_reason) in (0, 3)')
@Index('entitlement_grant_member_idx', ['memberId', 'createdAt', 'id'])
@Index('entitlement_grant_set_idx', ['setId', 'createdAt', 'id'])
@Index('entitlement_grant_created_idx', ['createdAt', 'id'])
@Index('entitlement_grant_revoked_idx', ['createdAt', 'id'], { where: 'revoked_at is not null' })
@Index('entitlement_grant_starts_idx', ['startsAt'], { where: 'revoked_at is null' })
@Index('entitlement_grant_ends_idx', ['endsAt'], { where: 'revoked_at is null and ends_at is not null' })
@Index('entitlement_grant_search_idx', { synchronize: false })
export class Grant {
  /** UUIDv7. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'entitlement_grant_pkey' })
  id!: string

  @ForeignKey(() => Member, { name: 'entitlement_grant_member_fkey', onDelete: 'RESTRICT' })
  @Column({ name: 'member_id', type: 'uuid' })
  memberId!: string

  @ForeignKey(() => EntitlementSet, { name: 'entitlement_grant_set_fkey', onDelete: 'RESTRICT' })
  @Column({ name: 'set_id', type: 'uuid' })
  setId!: string

  /** Limits per unit are multiplied by it. */
  @Column({ type: 'bigint', transformer: safeInteger })
  quantity!: number

  @Column({ name: 'starts_at', type: 'timestamptz', precision: 3 })
  startsAt!: Date

  /** Null: open. */
  @Column({ name: 'ends_at', type: 'timestamptz', precision: 3, nullable: true })
  endsAt!: Date | null

  /** Why the member gets it. */
  @Column({ type: 'text' })
  reason!: string

  @Column({ type: 'text', nullable: true })
  note!: string | null

  @Column({ name: 'granted_by', type: 'jsonb' })
  grantedBy!: GrantActor

  @VersionColumn({ type: 'integer', default: 1 })
  version!: number

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt!: Date

  /** When it was taken back; null: it was not. */
  @Column({ name: 'revoked_at', type: 'timestamptz', precision: 3, nullable: true })
  revokedAt!: Date | null

  @Column({ name: 'revoked_by', type: 'jsonb', nullable: true })
  revokedBy!: GrantActor | null

  @Column({ name: 'revoke_reason', type: 'text', nullable: true })
  revokeReason!: string | null
}
