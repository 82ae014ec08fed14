import type { MigrationInterface, QueryRunner } from 'typeorm'
import { apiKeysDownSql, apiKeysUpSql } from '../../identity/identity-schema.ts'

/** Rotation and revocation of API keys, and how many requests each makes. */
export class ApiKeys1764710000000 implements MigrationInterface {
  name = 'ApiKeys1764710000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of apiKeysUpSql) await queryRunner.query(statement)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of apiKeysDownSql) await queryRunner.query(statement)
  }
}
