import type { MigrationInterface, QueryRunner } from 'typeorm'

const tables = ['product', 'price', 'member']

/** Counts changes, so that two people who change the same thing at once are told. */
export class Versions1764720000000 implements MigrationInterface {
  name = 'Versions1764720000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables) await queryRunner.query(`alter table ${table} add column version integer not null default 1`)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables) await queryRunner.query(`alter table ${table} drop column version`)
  }
}
