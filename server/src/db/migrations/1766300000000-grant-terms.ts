import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Grants that have not begun, or are over, may be few of very many: the list of them looks there first. */
export class GrantTerms1766300000000 implements MigrationInterface {
  name = 'GrantTerms1766300000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('create index entitlement_grant_starts_idx on entitlement_grant (starts_at) where revoked_at is null')
    await queryRunner.query('create index entitlement_grant_ends_idx on entitlement_grant (ends_at) where revoked_at is null and ends_at is not null')
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index entitlement_grant_ends_idx, entitlement_grant_starts_idx')
  }
}
