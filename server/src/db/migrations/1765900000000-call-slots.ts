import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Turns for calls to Stripe. Unlogged: a crash of PostgreSQL empties the table, and takes longer than what it keeps counts.
 * `stripe_push_rate` stays for processes of the version before, until there are none.
 */
export class CallSlots1765900000000 implements MigrationInterface {
  name = 'CallSlots1765900000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`create unlogged table stripe_call_slot (
      account text not null,
      livemode boolean not null,
      slot integer not null,
      free_at timestamptz not null,
      constraint stripe_call_slot_pkey primary key (account, livemode, slot)
    ) with (fillfactor = 50)`)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table stripe_call_slot')
  }
}
