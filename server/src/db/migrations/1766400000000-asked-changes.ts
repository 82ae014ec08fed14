import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What was asked of Stripe, and by whom, is kept until it is known what came of it. */
export class AskedChanges1766400000000 implements MigrationInterface {
  name = 'AskedChanges1766400000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`create table asked_change (
      id uuid constraint asked_change_pkey primary key,
      account text not null,
      livemode boolean not null,
      action text not null,
      object_type text not null,
      object_id text not null,
      actor jsonb not null,
      before jsonb,
      wanted jsonb not null,
      reason text,
      intent_before jsonb,
      asked_at timestamptz(3) not null default now()
    )`)
    // Null: of a process of the version before.
    await queryRunner.query('alter table checkout_request add column asked_by jsonb')
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table checkout_request drop column asked_by')
    await queryRunner.query('drop table asked_change')
  }
}
