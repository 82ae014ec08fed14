import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Turns for calls were kept here, one row for all, before each had a slot of its own. */
export class PushRate1766410000000 implements MigrationInterface {
  name = 'PushRate1766410000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table stripe_push_rate')
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`create table stripe_push_rate (
      account text not null,
      livemode boolean not null,
      next_call_at timestamptz not null,
      constraint stripe_push_rate_pkey primary key (account, livemode)
    )`)
  }
}
