import type { MigrationInterface, QueryRunner } from 'typeorm'

const up = [
  'alter table stripe_event add column awaits_lookup boolean not null default false',
  'drop index stripe_event_due_idx',
  "create index stripe_event_due_idx on stripe_event (next_attempt_at) where status = 'received' and not awaits_lookup",
]
const down = [
  'drop index stripe_event_due_idx',
  "create index stripe_event_due_idx on stripe_event (next_attempt_at) where status = 'received'",
  'alter table stripe_event drop column awaits_lookup',
]

/** Events that only Stripe can settle leave the queue of those that can be projected at once. */
export class Lookups1764510000000 implements MigrationInterface {
  name = 'Lookups1764510000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement)
  }
}
