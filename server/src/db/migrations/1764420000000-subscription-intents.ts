import type { MigrationInterface, QueryRunner } from 'typeorm'

const up = [
  `create table subscription_intent (
    subscription_id text not null,
    items jsonb not null,
    cancel_at_period_end boolean not null default false,
    asked_at timestamptz(3) not null default now(),
    drift jsonb not null default '[]',
    constraint subscription_intent_pkey primary key (subscription_id)
  )`,
  `create index subscription_intent_drift_idx on subscription_intent (subscription_id) where drift <> '[]'`,
]

/** What the console asked of subscriptions, to tell what was changed outside of it. */
export class SubscriptionIntents1764420000000 implements MigrationInterface {
  name = 'SubscriptionIntents1764420000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table subscription_intent')
  }
}
