import type { MigrationInterface, QueryRunner } from 'typeorm'

const up = [
  `create table stripe_lease (
    name text not null,
    token uuid not null,
    leased_until timestamptz(3) not null,
    constraint stripe_lease_pkey primary key (name)
  )`,
  `create table member_customer (
    member_id uuid not null,
    account text not null,
    livemode boolean not null,
    customer_id text,
    pending_create jsonb,
    constraint member_customer_pkey primary key (member_id, account, livemode),
    constraint member_customer_member_fkey foreign key (member_id) references member (id) on delete restrict,
    constraint member_customer_known check (customer_id is not null or pending_create is not null)
  )`,
  'create unique index member_customer_customer_key on member_customer (account, livemode, customer_id) where customer_id is not null',
  `create table checkout_request (
    id uuid not null,
    member_id uuid not null,
    account text not null,
    livemode boolean not null,
    idempotency_key text,
    fingerprint text not null,
    params jsonb not null,
    recurring_items jsonb not null,
    session_id text,
    created_at timestamptz(3) not null default now(),
    constraint checkout_request_pkey primary key (id),
    constraint checkout_request_member_fkey foreign key (member_id) references member (id) on delete restrict
  )`,
  'create unique index checkout_request_key on checkout_request (account, livemode, idempotency_key) where idempotency_key is not null',
  'create index checkout_request_pending_idx on checkout_request (member_id) where session_id is null',
]

/** What the console asks of Stripe for a member, kept before it is sent: no outcome that was never learned leads to a second one. */
export class CheckoutRequests1764410000000 implements MigrationInterface {
  name = 'CheckoutRequests1764410000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table checkout_request, member_customer, stripe_lease')
  }
}
