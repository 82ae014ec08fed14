import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What was made for which key of a caller, so that a request sent twice makes one object. */
export class IdempotencyKeys1764740000000 implements MigrationInterface {
  name = 'IdempotencyKeys1764740000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    // The object is made in the transaction that takes the key: nobody ever sees a key without it.
    await queryRunner.query(`create table idempotency_key (
      caller text not null,
      key text not null,
      input_hash text not null,
      object_id uuid,
      created_at timestamptz(3) not null default now(),
      constraint idempotency_key_pkey primary key (caller, key)
    )`)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table idempotency_key')
  }
}
