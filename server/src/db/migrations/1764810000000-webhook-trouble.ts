import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Deliveries that were not taken, counted so that every replica can tell of them. */
export class WebhookTrouble1764810000000 implements MigrationInterface {
  name = 'WebhookTrouble1764810000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`create table webhook_trouble (
      kind text not null constraint webhook_trouble_kind check (kind in ('signature', 'shed')),
      account text not null,
      livemode boolean not null,
      count integer not null constraint webhook_trouble_count check (count > 0),
      first_at timestamptz(3) not null,
      last_at timestamptz(3) not null,
      constraint webhook_trouble_pkey primary key (kind, account, livemode)
    )`)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table webhook_trouble')
  }
}
