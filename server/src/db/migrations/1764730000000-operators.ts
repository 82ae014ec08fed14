import type { MigrationInterface, QueryRunner } from 'typeorm'
import { operatorsDownSql, operatorsUpSql } from '../../identity/identity-schema.ts'

/** Operators who may not sign in any more, and invitations of new ones. */
export class Operators1764730000000 implements MigrationInterface {
  name = 'Operators1764730000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of operatorsUpSql) await queryRunner.query(statement)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of operatorsDownSql) await queryRunner.query(statement)
  }
}
