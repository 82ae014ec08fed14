import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Deliveries that were answered with an error of ours are counted too. */
export class FailedDeliveries1765910000000 implements MigrationInterface {
  name = 'FailedDeliveries1765910000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("alter table webhook_trouble drop constraint webhook_trouble_kind, add constraint webhook_trouble_kind check (kind in ('signature', 'shed', 'failed'))")
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("delete from webhook_trouble where kind = 'failed'")
    await queryRunner.query("alter table webhook_trouble drop constraint webhook_trouble_kind, add constraint webhook_trouble_kind check (kind in ('signature', 'shed'))")
  }
}
