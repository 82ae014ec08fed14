import type { MigrationInterface, QueryRunner } from 'typeorm'

const up = [
  `create table invoice (
    id text primary key,
    account text not null,
    livemode boolean not null,
    as_of timestamptz(3) not null,
    event_id text,
    content_hash text not null,
    projected_at timestamptz(3) not null default now(),
    deleted_at timestamptz(3),
    customer_id text,
    subscription_id text,
    number text,
    status text,
    currency text not null,
    total bigint not null,
    amount_due bigint not null,
    amount_paid bigint not null,
    amount_remaining bigint not null,
    billing_reason text,
    attempt_count integer not null,
    next_payment_attempt timestamptz(3),
    hosted_invoice_url text,
    due_date timestamptz(3),
    paid_at timestamptz(3),
    created_at timestamptz(3) not null
  )`,
  'create index invoice_customer_idx on invoice (customer_id, created_at)',
  'create index invoice_subscription_idx on invoice (subscription_id) where subscription_id is not null',
  'create index invoice_created_idx on invoice (created_at, id)',
  `create table invoice_line (
    id text primary key,
    invoice_id text not null,
    description text,
    amount bigint not null,
    quantity bigint,
    price_id text,
    period_start timestamptz(3) not null,
    period_end timestamptz(3) not null
  )`,
  'create index invoice_line_invoice_idx on invoice_line (invoice_id)',
  // Delivered before this version could project them.
  `update stripe_event set status = 'received', next_attempt_at = now() where status = 'stored' and
    type in ('invoice.created', 'invoice.finalized', 'invoice.paid', 'invoice.payment_failed', 'invoice.voided', 'invoice.deleted')`,
]

/** Stripe's invoices with their lines, projected. */
export class Invoices1764300000000 implements MigrationInterface {
  name = 'Invoices1764300000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table invoice_line, invoice')
  }
}
