import type { MigrationInterface, QueryRunner } from 'typeorm'

const noting = (table: string, rows: string, into: string) => [
  `create function ${table}_notes_access_change() returns trigger language plpgsql as $$
  begin
    insert into access_change ${into} from ${rows};
    return null;
  end $$`,
  `create trigger ${table}_begins after insert on ${table} referencing new table as written for each statement execute function ${table}_notes_access_change()`,
  `create trigger ${table}_ends after update on ${table} referencing new table as written for each statement execute function ${table}_notes_access_change()`,
]

const up = [
  // Read in the order of (transaction, id), and only below the oldest transaction that is still open: nothing can be
  // committed before what was read already. An identity alone would leave gaps that are filled later.
  `create table access_change (
    id bigint generated always as identity constraint access_change_pkey primary key,
    transaction xid8 not null default pg_current_xact_id(),
    at timestamptz(3) not null default date_trunc('milliseconds', clock_timestamp()),
    cause text not null constraint access_change_cause check (cause in ('PROVISION', 'TIME', 'ENTITLEMENT_SET', 'PRODUCT')),
    member_id uuid,
    set_id uuid,
    product_id uuid,
    constraint access_change_of check ((member_id is not null) = (cause in ('PROVISION', 'TIME')) and (set_id is not null) = (cause in ('ENTITLEMENT_SET', 'PRODUCT')))
  )`,
  'create index access_change_order_idx on access_change (transaction, id)',
  'create index access_change_at_idx on access_change (at)',
  `create function access_change_notifies() returns trigger language plpgsql as $$
  begin
    perform pg_notify('access_change', '');
    return null;
  end $$`,
  'create trigger access_change_notifies after insert on access_change for each statement execute function access_change_notifies()',
  // Whoever writes what access is decided by, and in whatever way: the change is noted in the same transaction.
  ...noting('provision', 'written', "(cause, member_id) select distinct 'PROVISION', member_id"),
  ...noting('entitlement_rule', 'written', "(cause, set_id) select distinct 'ENTITLEMENT_SET', set_id"),
  ...noting('product_entitlement_set', 'written', "(cause, set_id, product_id) select distinct 'PRODUCT', set_id, product_id"),
  // What begins or ends by time alone is looked for from there on.
  `create table access_clock (
    singleton boolean not null default true constraint access_clock_pkey primary key constraint access_clock_singleton check (singleton),
    passed_until timestamptz(3) not null
  )`,
  "insert into access_clock (passed_until) values (date_trunc('milliseconds', now()))",
  'create index provision_begins_idx on provision (lower(period)) where upper_inf(recorded) and lower(period) > lower(recorded)',
  'create index provision_ends_idx on provision (upper(period)) where upper_inf(recorded) and not upper_inf(period)',
]

/** Every change of access, in an order that can be followed without a gap. */
export class AccessChanges1764630000000 implements MigrationInterface {
  name = 'AccessChanges1764630000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index provision_begins_idx, provision_ends_idx')
    await queryRunner.query('drop table access_clock')
    for (const table of ['provision', 'entitlement_rule', 'product_entitlement_set']) await queryRunner.query(`drop function ${table}_notes_access_change() cascade`)
    await queryRunner.query('drop table access_change')
    await queryRunner.query('drop function access_change_notifies()')
  }
}
