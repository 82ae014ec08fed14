import type { MigrationInterface, QueryRunner } from 'typeorm'

const tables = ['customer', 'subscription', 'invoice', 'payment', 'payment_method', 'checkout_session']

/** How new a projected row may be, beside how new it surely is: a late event may be older than what was fetched, and yet later than what that proves. */
export class ProjectedUpTo1766600000000 implements MigrationInterface {
  name = 'ProjectedUpTo1766600000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables) await queryRunner.query(`alter table ${table} add column up_to timestamptz(3)`)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables) await queryRunner.query(`alter table ${table} drop column up_to`)
  }
}
