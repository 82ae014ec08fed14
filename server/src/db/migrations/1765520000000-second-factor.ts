import type { MigrationInterface, QueryRunner } from 'typeorm'
import { secondFactorDownSql, secondFactorUpSql } from '../../identity/identity-schema.ts'

/** Codes from authenticator apps, asked for after the password. */
export class SecondFactor1765520000000 implements MigrationInterface {
  name = 'SecondFactor1765520000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of secondFactorUpSql) await queryRunner.query(statement)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of secondFactorDownSql) await queryRunner.query(statement)
  }
}
