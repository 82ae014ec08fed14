import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The keys that sign access tokens. The private halves are encrypted with what AUTH_SECRET gives. */
export class AccessTokens1764620000000 implements MigrationInterface {
  name = 'AccessTokens1764620000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`create table access_signing_key (
      id uuid constraint access_signing_key_pkey primary key,
      public_key jsonb not null,
      private_key bytea not null,
      created_at timestamptz(3) not null default now()
    )`)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table access_signing_key')
  }
}
