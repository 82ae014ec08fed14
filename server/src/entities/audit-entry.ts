import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm'

/** Fields of an object, as they were. */
export type AuditedFields = Record<string, unknown>

/** What somebody did. A trigger refuses to change or delete an entry. */
@Entity({ name: 'audit_log' })
@Check('audit_log_actor_kind', "actor_kind in ('OPERATOR', 'API_KEY', 'SYSTEM', 'STRIPE_EVENT')")
@Check('audit_log_actor_id', "(actor_id is null) = (actor_kind = 'SYSTEM')")
@Index('audit_log_at_idx', ['at', 'id'])
@Index('audit_log_object_idx', ['objectType', 'objectId', 'at', 'id'])
@Index('audit_log_actor_idx', ['actorId', 'at', 'id'])
@Index('audit_log_action_idx', ['action', 'at', 'id'])
@Index('audit_log_actor_kind_idx', ['actorKind', 'at', 'id'])
@Index('audit_log_object_type_idx', ['objectType', 'at', 'id'])
export class AuditEntry {
  /** UUIDv7. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'audit_log_pkey' })
  id!: string

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  at!: Date

  /** The mutation's name, e.g. `archivePrice`; a worker's own word otherwise. */
  @Column({ type: 'text' })
  action!: string

  @Column({ name: 'actor_kind', type: 'text' })
  actorKind!: 'OPERATOR' | 'API_KEY' | 'SYSTEM' | 'STRIPE_EVENT'

  @Column({ name: 'actor_id', type: 'text', nullable: true })
  actorId!: string | null

  /** As it was called then. */
  @Column({ name: 'actor_name', type: 'text', nullable: true })
  actorName!: string | null

  /** The GraphQL type of the object, e.g. `Price`. */
  @Column({ name: 'object_type', type: 'text' })
  objectType!: string

  @Column({ name: 'object_id', type: 'text' })
  objectId!: string

  /** The changed fields as they were; null when the object was made. */
  @Column({ type: 'jsonb', nullable: true })
  before!: AuditedFields | null

  /** The changed fields as they are now; null when the object is gone. */
  @Column({ type: 'jsonb', nullable: true })
  after!: AuditedFields | null

  @Column({ type: 'text', nullable: true })
  reason!: string | null
}
