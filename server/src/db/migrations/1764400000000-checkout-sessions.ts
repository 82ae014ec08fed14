import type { MigrationInterface, QueryRunner } from 'typeorm'

const up = [
  `create table checkout_session (
    id text primary key,
    account text not null,
    livemode boolean not null,
    as_of timestamptz(3) not null,
    event_id text,
    content_hash text not null,
    projected_at timestamptz(3) not null default now(),
    deleted_at timestamptz(3),
    customer_id text,
    mode text not null,
    status text,
    payment_status text not null,
    subscription_id text,
    payment_intent_id text,
    url text,
    amount_total bigint,
    currency text,
    expires_at timestamptz(3) not null,
    created_at timestamptz(3) not null
  )`,
  'create index checkout_session_customer_idx on checkout_session (customer_id, created_at) where customer_id is not null',
  'create index checkout_session_subscription_idx on checkout_session (subscription_id) where subscription_id is not null',
  'create index checkout_session_payment_intent_idx on checkout_session (payment_intent_id) where payment_intent_id is not null',
  `create table checkout_session_item (
    id text primary key,
    session_id text not null,
    price_id text,
    product_id text,
    quantity bigint not null
  )`,
  'create index checkout_session_item_session_idx on checkout_session_item (session_id)',
  // Delivered before this version could project them.
  `update stripe_event set status = 'received', next_attempt_at = now() where status = 'stored' and
    type in ('checkout.session.completed', 'checkout.session.expired', 'checkout.session.async_payment_succeeded', 'checkout.session.async_payment_failed')`,
]

/** Stripe's Checkout sessions with their items, projected. */
export class CheckoutSessions1764400000000 implements MigrationInterface {
  name = 'CheckoutSessions1764400000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table checkout_session_item, checkout_session')
  }
}
