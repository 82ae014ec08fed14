import type { MigrationInterface, QueryRunner } from 'typeorm'

const up: Record<string, string> = {
  // What is deleted in Stripe is little, and has no other index.
  stripe_mapping_deleted_idx: 'stripe_mapping (account, livemode, kind) where deleted_at is not null',
  // Entries that are passed over are passed over in the index.
  product_active_idx: 'product (active, created_at, id)',
  price_active_idx: 'price (active, created_at, id)',
  price_currency_idx: 'price (currency, created_at, id)',
  price_one_time_idx: 'price (created_at, id) where interval is null',
  price_recurring_idx: 'price (created_at, id) where interval is not null',
  price_search_idx: 'price using gin (nickname gin_trgm_ops, lookup_key gin_trgm_ops)',
  unrecognized_stripe_object_seen_idx: 'unrecognized_stripe_object (account, livemode, last_seen_at desc, stripe_id) where deleted_at is null',
  invoice_status_idx: 'invoice (status, created_at, id)',
  invoice_number_idx: 'invoice (number) where number is not null',
  subscription_status_idx: 'subscription (status, created_at, id)',
  // Whoever filters by them mostly looks for what is rare.
  audit_log_actor_kind_idx: 'audit_log (actor_kind, at, id)',
  audit_log_object_type_idx: 'audit_log (object_type, at, id)',
  stripe_difference_kind_idx: 'stripe_difference (account, livemode, kind, seen_at, id)',
  stripe_difference_action_idx: 'stripe_difference (account, livemode, action, seen_at, id)',
  stripe_difference_run_idx: 'stripe_difference (run_id, seen_at, id) where run_id is not null',
  entitlement_grant_revoked_idx: 'entitlement_grant (created_at, id) where revoked_at is not null',
  entitlement_grant_search_idx: 'entitlement_grant using gin (reason gin_trgm_ops, note gin_trgm_ops)',
}

const before: Record<string, string> = {
  unrecognized_stripe_object_seen_idx: 'unrecognized_stripe_object (account, livemode, last_seen_at) where deleted_at is null',
  stripe_difference_run_idx: 'stripe_difference (run_id, kind) where run_id is not null',
}

/** An index for each way in which a list is narrowed to little of much. */
export class Lists1765510000000 implements MigrationInterface {
  name = 'Lists1765510000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    await replace(queryRunner, before, up)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await replace(queryRunner, up, before)
  }
}

async function replace(queryRunner: QueryRunner, old: Record<string, string>, indexes: Record<string, string>): Promise<void> {
  for (const name of Object.keys(old)) await queryRunner.query(`drop index ${name}`)
  for (const [name, on] of Object.entries(indexes)) await queryRunner.query(`create index ${name} on ${on}`)
}
