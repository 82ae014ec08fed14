import { Check, Column, CreateDateColumn, Entity, Index, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm'

/** What a member is. */
export enum MemberKind { PERSON = 'PERSON', ORGANIZATION = 'ORGANIZATION' }

/** Someone who may subscribe, buy or be given access. The console is the source of truth; Stripe knows a customer. */
@Entity({ name: 'member' })
@Check('member_kind', "kind in ('PERSON', 'ORGANIZATION')")
@Check('member_name', 'length(name) between 1 and 250')
@Check('member_email', "length(email) between 3 and 254 and email ~ '^[^[:space:]@]+@[^[:space:]@]+$'")
@Check('member_external_id', 'length(external_id) between 1 and 255')
@Check('member_metadata', `jsonb_typeof(metadata) = 'object' and not jsonb_path_exists(metadata, 'strict $.* ? (@.type() != "string")')`)
@Index('member_created_idx', ['createdAt', 'id'])
@Index('member_kind_idx', ['kind', 'createdAt', 'id'])
@Index('member_archived_idx', ['createdAt', 'id'], { where: 'archived_at is not null' })
@Index('member_external_id_key', ['externalId'], { unique: true, where: 'external_id is not null' })
// TypeORM cannot describe indexes on expressions: the migration makes these.
@Index('member_email_key', { synchronize: false })
@Index('member_search_idx', { synchronize: false })
export class Member {
  /** UUIDv7. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'member_pkey' })
  id!: string

  @Column({ type: 'text' })
  kind!: MemberKind

  @Column({ type: 'text' })
  name!: string

  /** As it was given; compared without regard to case. No two members that are not archived share one. */
  @Column({ type: 'text', nullable: true })
  email!: string | null

  /** The integrator's own id for the member, compared exactly; unique, archived members included. */
  @Column({ name: 'external_id', type: 'text', nullable: true })
  externalId!: string | null

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
