import type { MigrationInterface, QueryRunner } from 'typeorm'

const up = [
  `alter table member_customer
    add push_revision integer not null default 0,
    add push_due_at timestamptz(3),
    add push_attempts integer not null default 0,
    add push_error text,
    add constraint member_customer_counts check (push_revision >= 0 and push_attempts >= 0)`,
  'create index member_customer_due_idx on member_customer (account, livemode, push_due_at) where push_due_at is not null',
  'create index customer_unrecognized_idx on customer (account, livemode, created_at, id) where member_id is null and deleted_at is null',
  'create index customer_unrecognized_email_idx on customer (lower(email)) where member_id is null and deleted_at is null',
]

const down = [
  'drop index customer_unrecognized_email_idx',
  'drop index customer_unrecognized_idx',
  'alter table member_customer drop push_revision, drop push_due_at, drop push_attempts, drop push_error',
]

/** What members are called reaches their customers; customers of nobody are listed. */
export class Customers1765410000000 implements MigrationInterface {
  name = 'Customers1765410000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement)
  }
}
