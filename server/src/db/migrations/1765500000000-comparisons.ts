import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Counts comparisons of catalog objects, so that an older answer of Stripe never replaces what a newer one said. */
export class Comparisons1765500000000 implements MigrationInterface {
  name = 'Comparisons1765500000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table stripe_mapping add column comparisons integer not null default 0')
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table stripe_mapping drop column comparisons')
  }
}
