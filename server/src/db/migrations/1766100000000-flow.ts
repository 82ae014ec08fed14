import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Rows that change again and again, mostly in columns that no index has: with room on their page no index is written. */
const CHANGING = ['customer', 'subscription', 'subscription_item', 'invoice', 'stripe_event']

/** Rows change in place, and the most urgent look-up is the first of its index. */
export class Flow1766100000000 implements MigrationInterface {
  name = 'Flow1766100000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of CHANGING) await queryRunner.query(`alter table ${table} set (fillfactor = 85)`)
    await queryRunner.query('drop index stripe_lookup_due_idx')
    await queryRunner.query('create index stripe_lookup_due_idx on stripe_lookup (account, livemode, urgent desc, next_attempt_at) where dead_at is null')
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index stripe_lookup_due_idx')
    await queryRunner.query('create index stripe_lookup_due_idx on stripe_lookup (account, livemode, urgent, next_attempt_at) where dead_at is null')
    for (const table of CHANGING) await queryRunner.query(`alter table ${table} reset (fillfactor)`)
  }
}
