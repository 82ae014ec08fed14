import type { MigrationInterface, QueryRunner } from 'typeorm'
import { passkeysDownSql, passkeysUpSql } from '../../identity/identity-schema.ts'

/** Passkeys of operators. */
export class Passkeys1766000000000 implements MigrationInterface {
  name = 'Passkeys1766000000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of passkeysUpSql) await queryRunner.query(statement)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of passkeysDownSql) await queryRunner.query(statement)
  }
}
