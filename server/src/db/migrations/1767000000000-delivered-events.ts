import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Events that a reconcile asked for prove nothing of the deliveries. */
export class DeliveredEvents1767000000000 implements MigrationInterface {
  name = 'DeliveredEvents1767000000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table stripe_event add column delivered boolean not null default true')
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table stripe_event drop column delivered')
  }
}
