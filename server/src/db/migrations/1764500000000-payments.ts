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
  `create table payment (${projected},
    customer_id text,
    invoice_id text,
    charge_id text,
    payment_method_id text,
    status text not null,
    currency text not null,
    amount bigint not null,
    amount_received bigint not null,
    amount_refunded bigint not null,
    failure_code text,
    failure_message text,
    paid_at timestamptz(3),
    created_at timestamptz(3) not null
  )`,
  'create index payment_customer_idx on payment (customer_id, created_at, id)',
  'create index payment_invoice_idx on payment (invoice_id) where invoice_id is not null',
  'create index payment_charge_idx on payment (charge_id) where charge_id is not null',
  'create index payment_status_idx on payment (status, created_at, id)',
  'create index payment_created_idx on payment (created_at, id)',
  `create table payment_method (${projected},
    customer_id text,
    type text not null,
    brand text,
    last4 text,
    exp_month integer,
    exp_year integer,
    created_at timestamptz(3) not null
  )`,
  'create index payment_method_customer_idx on payment_method (customer_id, created_at) where customer_id is not null',
  `create table stripe_lookup (
    account text not null,
    livemode boolean not null,
    kind text not null,
    object_id text not null,
    revision integer not null default 1,
    urgent boolean not null default false,
    wanted_at timestamptz(3) not null default now(),
    attempts integer not null default 0,
    next_attempt_at timestamptz(3) not null default now(),
    error text,
    dead_at timestamptz(3),
    constraint stripe_lookup_pkey primary key (account, livemode, kind, object_id)
  )`,
  'create index stripe_lookup_due_idx on stripe_lookup (account, livemode, urgent, next_attempt_at) where dead_at is null',
  // Known before payments were.
  `insert into stripe_lookup (account, livemode, kind, object_id)
   select account, livemode, 'payment', id from invoice where deleted_at is null and status is distinct from 'draft'
   union select account, livemode, 'payment', payment_intent_id from checkout_session where payment_intent_id is not null`,
  // Delivered before this version could project them.
  `update stripe_event set status = 'received', next_attempt_at = now() where status = 'stored' and type in (
    'payment_method.attached', 'payment_method.detached', 'payment_method.updated', 'payment_method.automatically_updated',
    'invoice.updated', 'invoice.payment_succeeded', 'invoice.payment_action_required', 'invoice.marked_uncollectible', 'invoice.overdue', 'invoice.overpaid',
    'customer.subscription.paused', 'customer.subscription.resumed', 'customer.subscription.pending_update_applied', 'customer.subscription.pending_update_expired')`,
]

/** Payments and payment methods, projected, and the queue of what Stripe has to be asked about. */
export class Payments1764500000000 implements MigrationInterface {
  name = 'Payments1764500000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table stripe_lookup, payment_method, payment')
  }
}
