import type { MigrationInterface, QueryRunner } from 'typeorm'
import { identityDownSql, identityUpSql } from '../../identity/identity-schema.ts'

const up = [
  `create table product (
    id uuid constraint product_pkey primary key,
    name text not null constraint product_name check (length(name) between 1 and 250),
    description text,
    active boolean not null default true,
    images text[] not null default '{}',
    unit_label text,
    statement_descriptor text,
    tax_code text,
    url text,
    marketing_features text[] not null default '{}',
    metadata jsonb not null default '{}',
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    archived_at timestamptz(3),
    constraint product_archived check (active = (archived_at is null))
  )`,
  'create index product_created_idx on product (created_at, id)',
  'create index product_updated_idx on product (updated_at, id)',
  'create index product_name_idx on product (name collate "und-x-icu", id)',
  'create index product_search_idx on product using gin (name gin_trgm_ops, description gin_trgm_ops)',

  `create table price (
    id uuid constraint price_pkey primary key,
    product_id uuid not null constraint price_product_fkey references product on delete restrict,
    active boolean not null default true,
    currency text not null constraint price_currency check (currency ~ '^[a-z]{3}$'),
    unit_amount bigint constraint price_unit_amount check (unit_amount between 0 and 99999999),
    custom_unit_amount jsonb,
    tiers_mode text constraint price_tiers_mode_known check (tiers_mode in ('graduated', 'volume')),
    tiers jsonb,
    interval text constraint price_interval_known check (interval in ('day', 'week', 'month', 'year')),
    interval_count integer constraint price_interval_count check (interval_count > 0),
    tax_behavior text not null default 'unspecified' constraint price_tax_behavior check (tax_behavior in ('inclusive', 'exclusive', 'unspecified')),
    nickname text,
    lookup_key text,
    metadata jsonb not null default '{}',
    replaced_by_id uuid constraint price_replaced_by_fkey references price on delete restrict,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    archived_at timestamptz(3),
    constraint price_one_amount check (num_nonnulls(unit_amount, custom_unit_amount, tiers) = 1),
    constraint price_tiers_mode check ((tiers is null) = (tiers_mode is null)),
    constraint price_interval check ((interval is null) = (interval_count is null)),
    constraint price_archived check (active = (archived_at is null)),
    constraint price_replaced_is_archived check (replaced_by_id is null or (not active and lookup_key is null))
  )`,
  'create index price_product_idx on price (product_id, created_at)',
  'create index price_created_idx on price (created_at, id)',
  'create unique index price_lookup_key_key on price (lookup_key) where lookup_key is not null',
  'create unique index price_replaced_by_key on price (replaced_by_id) where replaced_by_id is not null',

  `create table stripe_mapping (
    kind text not null constraint stripe_mapping_kind check (kind in ('product', 'price')),
    local_id uuid not null,
    account text not null,
    livemode boolean not null,
    stripe_id text,
    generation integer not null default 1,
    revision integer not null default 1,
    synced_revision integer not null default 0,
    pushed jsonb,
    sent_metadata_keys text[] not null default '{}',
    pending_create jsonb,
    pending_since timestamptz(3),
    last_error text,
    attempts integer not null default 0,
    next_attempt_at timestamptz(3),
    leased_until timestamptz(3),
    leased_by integer,
    synced_at timestamptz(3),
    deleted_at timestamptz(3),
    drift jsonb not null default '[]',
    constraint stripe_mapping_pkey primary key (kind, local_id, account, livemode),
    constraint stripe_mapping_revision check (synced_revision <= revision),
    constraint stripe_mapping_counts check (generation > 0 and attempts >= 0),
    constraint stripe_mapping_synced_has_object check (synced_revision = 0 or stripe_id is not null)
  )`,
  'create unique index stripe_mapping_stripe_id_key on stripe_mapping (account, livemode, kind, stripe_id) where stripe_id is not null',
  `create index stripe_mapping_pending_idx on stripe_mapping (account, livemode, next_attempt_at)
    where revision > synced_revision and deleted_at is null`,

  `create table stripe_push_rate (
    account text not null,
    livemode boolean not null,
    next_call_at timestamptz not null,
    constraint stripe_push_rate_pkey primary key (account, livemode)
  )`,

  `create table stripe_event (
    id text constraint stripe_event_pkey primary key,
    type text not null,
    api_version text,
    received_by text not null,
    livemode boolean not null,
    account text,
    created_at timestamptz(3) not null,
    object_id text,
    payload text not null,
    received_at timestamptz(3) not null default now(),
    status text not null default 'received'
      constraint stripe_event_status check (status in ('received', 'processed', 'stored', 'ignored', 'dead')),
    attempts integer not null default 0,
    next_attempt_at timestamptz(3) not null default now(),
    error text,
    processed_at timestamptz(3)
  )`,
  // Four times as fast as the default; some builds of PostgreSQL, the embedded one among them, leave it out.
  `do $$ begin
    if exists (select from pg_settings where name = 'default_toast_compression' and 'lz4' = any(enumvals)) then
      alter table stripe_event alter column payload set compression lz4;
    end if;
  end $$`,
  "create index stripe_event_due_idx on stripe_event (next_attempt_at) where status = 'received'",
  'create index stripe_event_received_idx on stripe_event (received_at, id)',
  'create index stripe_event_type_idx on stripe_event (type, received_at, id)',
  'create index stripe_event_object_idx on stripe_event (object_id, received_at, id)',
  // Nearly all are processed or stored; whoever filters by status looks for the few others.
  "create index stripe_event_status_idx on stripe_event (status, received_at, id) where status in ('received', 'ignored', 'dead')",

  `create table unrecognized_stripe_object (
    stripe_id text not null,
    account text not null,
    livemode boolean not null,
    kind text not null constraint unrecognized_stripe_object_kind check (kind in ('product', 'price')),
    name text,
    first_seen_at timestamptz(3) not null default now(),
    last_seen_at timestamptz(3) not null default now(),
    deleted_at timestamptz(3),
    constraint unrecognized_stripe_object_pkey primary key (stripe_id, account, livemode)
  )`,
  'create index unrecognized_stripe_object_seen_idx on unrecognized_stripe_object (account, livemode, last_seen_at) where deleted_at is null',
]

/** The catalog, its mapping to Stripe, the inbox of events, operators and API keys. */
export class Catalog1764000000000 implements MigrationInterface {
  name = 'Catalog1764000000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    // Trusted since PostgreSQL 13: needs no superuser.
    await queryRunner.query('create extension if not exists pg_trgm')
    for (const statement of [...up, ...identityUpSql]) await queryRunner.query(statement)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const tables = 'unrecognized_stripe_object, stripe_event, stripe_push_rate, stripe_mapping, price, product'
    for (const statement of [...identityDownSql, `drop table ${tables}`]) await queryRunner.query(statement)
  }
}
