import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The cleanup of old idempotency keys reads those alone. */
export class IdempotencyAge1765400000000 implements MigrationInterface {
  name = 'IdempotencyAge1765400000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('create index idempotency_key_created_idx on idempotency_key (created_at)')
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index idempotency_key_created_idx')
  }
}
