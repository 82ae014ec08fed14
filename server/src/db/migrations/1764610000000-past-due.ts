import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Since when the payments of a subscription have failed: the grace period is counted from there. */
export class PastDue1764610000000 implements MigrationInterface {
  name = 'PastDue1764610000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('create table subscription_past_due (subscription_id text constraint subscription_past_due_pkey primary key, since timestamptz(3) not null)')
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table subscription_past_due')
  }
}
