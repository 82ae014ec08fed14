import type { MigrationInterface, QueryRunner } from 'typeorm'

const projected = `
    id text primary key,
    account text not null,
    livemode boolean not null,
    as_of timestamptz(3) not null,
    event_id text,
    content_hash text not null,
    projected_at timestamptz(3) not null default now(),
    deleted_at timestamptz(3)`

const up = [
  `create table customer (${projected},
    member_id uuid,
    email text,
    name text,
    currency text,
    delinquent boolean,
    balance bigint not null,
    default_payment_method_id text,
    metadata jsonb not null default '{}',
    created_at timestamptz(3) not null
  )`,
  'create index customer_member_idx on customer (member_id) where member_id is not null',
  `create table subscription (${projected},
    customer_id text not null,
    status text not null,
    currency text not null,
    cancel_at_period_end boolean not null,
    cancel_at timestamptz(3),
    canceled_at timestamptz(3),
    ended_at timestamptz(3),
    trial_end timestamptz(3),
    started_at timestamptz(3) not null,
    latest_invoice_id text,
    metadata jsonb not null default '{}',
    created_at timestamptz(3) not null
  )`,
  'create index subscription_customer_idx on subscription (customer_id, created_at)',
  'create index subscription_created_idx on subscription (created_at, id)',
  `create table subscription_item (
    id text primary key,
    subscription_id text not null,
    price_id text not null,
    product_id text not null,
    quantity bigint not null,
    current_period_start timestamptz(3) not null,
    current_period_end timestamptz(3) not null
  )`,
  'create index subscription_item_subscription_idx on subscription_item (subscription_id)',
  'create index subscription_item_price_idx on subscription_item (price_id)',
  // Delivered before this version could project them.
  `update stripe_event set status = 'received', next_attempt_at = now() where status = 'stored' and
    (type in ('customer.created', 'customer.updated', 'customer.deleted') or
     type in ('customer.subscription.created', 'customer.subscription.updated', 'customer.subscription.deleted'))`,
]

/** Stripe's customers and subscriptions, projected. References may dangle: any event may come first. */
export class Billing1764200000000 implements MigrationInterface {
  name = 'Billing1764200000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table subscription_item, subscription, customer')
  }
}
