import type { MigrationInterface, QueryRunner } from 'typeorm'
import { operatorRolesDownSql, operatorRolesUpSql } from '../../identity/identity-schema.ts'

const up = [
  ...operatorRolesUpSql,
  `create table audit_log (
    id uuid constraint audit_log_pkey primary key,
    at timestamptz(3) not null default now(),
    action text not null,
    actor_kind text not null constraint audit_log_actor_kind check (actor_kind in ('OPERATOR', 'API_KEY', 'SYSTEM', 'STRIPE_EVENT')),
    actor_id text,
    actor_name text,
    object_type text not null,
    object_id text not null,
    before jsonb,
    after jsonb,
    reason text,
    constraint audit_log_actor_id check ((actor_id is null) = (actor_kind = 'SYSTEM'))
  )`,
  'create index audit_log_at_idx on audit_log (at, id)',
  'create index audit_log_object_idx on audit_log (object_type, object_id, at, id)',
  'create index audit_log_actor_idx on audit_log (actor_id, at, id)',
  'create index audit_log_action_idx on audit_log (action, at, id)',
  `create function audit_log_append_only() returns trigger language plpgsql as $$
    begin raise exception 'audit_log is append-only' using errcode = 'insufficient_privilege'; end $$`,
  // For each statement, so that one that would touch no row is refused as well.
  `create trigger audit_log_append_only before update or delete or truncate on audit_log
    for each statement execute function audit_log_append_only()`,
]

/** Operators' roles, and the log of who did what. */
export class Identity1764700000000 implements MigrationInterface {
  name = 'Identity1764700000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table audit_log')
    await queryRunner.query('drop function audit_log_append_only')
    for (const statement of operatorRolesDownSql) await queryRunner.query(statement)
  }
}
