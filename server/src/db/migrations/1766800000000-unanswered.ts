import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What was never answered is looked at less and less often, and the keys of links to pay are forgotten like all others. */
export class Unanswered1766800000000 implements MigrationInterface {
  name = 'Unanswered1766800000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['asked_change', 'checkout_request']) {
      await queryRunner.query(`alter table ${table} add column looks integer not null default 0, add column put_off_until timestamptz(3)`)
    }
    await queryRunner.query('create index checkout_request_key_age_idx on checkout_request (created_at) where idempotency_key is not null')
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index checkout_request_key_age_idx')
    for (const table of ['asked_change', 'checkout_request']) await queryRunner.query(`alter table ${table} drop column looks, drop column put_off_until`)
  }
}
