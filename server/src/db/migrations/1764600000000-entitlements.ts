import type { MigrationInterface, QueryRunner } from 'typeorm'

const key = (table: string) => `key text not null constraint ${table}_key unique constraint ${table}_key_shape check (key ~ '^[a-z][a-z0-9_.-]{0,99}$')`
const times = `
    version integer not null default 1,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    archived_at timestamptz(3)`

const up = [
  `create table feature (
    id uuid constraint feature_pkey primary key,
    ${key('feature')},
    kind text not null constraint feature_kind check (kind in ('BOOLEAN', 'LIMIT', 'TEXT')),
    name text not null constraint feature_name check (length(name) between 1 and 250),
    description text,
    unit text,
    aggregation text constraint feature_aggregation_known check (aggregation in ('MAX', 'SUM')),
    ${times},
    constraint feature_aggregation check ((kind = 'LIMIT') = (aggregation is not null)),
    constraint feature_unit check (kind = 'LIMIT' or unit is null)
  )`,
  `create table entitlement_set (
    id uuid constraint entitlement_set_pkey primary key,
    ${key('entitlement_set')},
    name text not null constraint entitlement_set_name check (length(name) between 1 and 250),
    description text,
    rank integer not null default 0,
    ${times}
  )`,
  // A rule is never edited: a change ends it and begins another, so that every past moment can be asked.
  `create table entitlement_rule (
    id uuid constraint entitlement_rule_pkey primary key,
    set_id uuid not null constraint entitlement_rule_set_fkey references entitlement_set on delete restrict,
    feature_id uuid not null constraint entitlement_rule_feature_fkey references feature on delete restrict,
    limit_value bigint constraint entitlement_rule_limit check (limit_value between 0 and 9007199254740991),
    unlimited boolean not null,
    text_value text constraint entitlement_rule_text check (length(text_value) between 1 and 1000),
    per_unit boolean not null,
    rank integer not null,
    period tstzrange not null constraint entitlement_rule_period check (not isempty(period) and not lower_inf(period)),
    constraint entitlement_rule_value check (num_nonnulls(limit_value, text_value) + unlimited::int <= 1),
    constraint entitlement_rule_per_unit check (not per_unit or limit_value is not null)
  )`,
  'create unique index entitlement_rule_current_key on entitlement_rule (set_id, feature_id) where upper_inf(period)',
  'create index entitlement_rule_feature_idx on entitlement_rule (feature_id, set_id)',
  'create index entitlement_rule_set_idx on entitlement_rule (set_id, feature_id)',
  `create table product_entitlement_set (
    id uuid constraint product_entitlement_set_pkey primary key,
    product_id uuid not null constraint product_entitlement_set_product_fkey references product on delete restrict,
    set_id uuid not null constraint product_entitlement_set_set_fkey references entitlement_set on delete restrict,
    period tstzrange not null constraint product_entitlement_set_period check (not isempty(period) and not lower_inf(period))
  )`,
  'create unique index product_entitlement_set_current_key on product_entitlement_set (product_id, set_id) where upper_inf(period)',
  'create index product_entitlement_set_product_idx on product_entitlement_set (product_id)',
  'create index product_entitlement_set_set_idx on product_entitlement_set (set_id)',
  `create table entitlement_grant (
    id uuid constraint entitlement_grant_pkey primary key,
    member_id uuid not null constraint entitlement_grant_member_fkey references member on delete restrict,
    set_id uuid not null constraint entitlement_grant_set_fkey references entitlement_set on delete restrict,
    quantity bigint not null constraint entitlement_grant_quantity check (quantity between 1 and 1000000000),
    starts_at timestamptz(3) not null,
    ends_at timestamptz(3),
    reason text not null constraint entitlement_grant_reason check (length(reason) between 1 and 1000),
    note text,
    granted_by jsonb not null,
    version integer not null default 1,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    revoked_at timestamptz(3),
    revoked_by jsonb,
    revoke_reason text constraint entitlement_grant_revoke_reason check (length(revoke_reason) between 1 and 1000),
    constraint entitlement_grant_period check (ends_at > starts_at),
    constraint entitlement_grant_revoked check (num_nonnulls(revoked_at, revoked_by, revoke_reason) in (0, 3))
  )`,
  'create index entitlement_grant_member_idx on entitlement_grant (member_id, created_at, id)',
  'create index entitlement_grant_set_idx on entitlement_grant (set_id, created_at, id)',
  'create index entitlement_grant_created_idx on entitlement_grant (created_at, id)',
  // What a member holds (period) and from when to when we knew it so (recorded). A row is never edited; it is only
  // ended by closing "recorded": what was answered at a past moment can be answered again. docs/adr has the reasons.
  `create table provision (
    id uuid constraint provision_pkey primary key,
    member_id uuid not null constraint provision_member_fkey references member on delete restrict,
    source text not null constraint provision_source check (source in ('SUBSCRIPTION', 'PURCHASE', 'GRANT')),
    source_id text not null,
    source_item_id text not null default '',
    product_id uuid constraint provision_product_fkey references product on delete restrict,
    set_id uuid constraint provision_set_fkey references entitlement_set on delete restrict,
    account text,
    livemode boolean,
    quantity bigint not null constraint provision_quantity check (quantity >= 0),
    period tstzrange not null constraint provision_period check (not isempty(period) and not lower_inf(period)),
    recorded tstzrange not null constraint provision_recorded check (not isempty(recorded) and not lower_inf(recorded)),
    constraint provision_of check (case when source = 'GRANT' then num_nonnulls(product_id, account, livemode) = 0 and set_id is not null
      else num_nonnulls(product_id, account, livemode) = 3 and set_id is null end)
  )`,
  'create index provision_member_idx on provision (member_id)',
  'create unique index provision_current_key on provision (source, source_id, source_item_id) where upper_inf(recorded)',
  'create index provision_product_idx on provision (product_id, member_id) where upper_inf(recorded) and product_id is not null',
  'create index provision_set_idx on provision (set_id, member_id) where upper_inf(recorded) and set_id is not null',
]

/** Features, entitlement sets, grants, and what members hold because of them. */
export class Entitlements1764600000000 implements MigrationInterface {
  name = 'Entitlements1764600000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table provision, entitlement_grant, product_entitlement_set, entitlement_rule, entitlement_set, feature')
  }
}
