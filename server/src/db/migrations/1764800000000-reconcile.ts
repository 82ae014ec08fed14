import type { MigrationInterface, QueryRunner } from 'typeorm'

const up = [
  `create table reconcile_run (
    id uuid constraint reconcile_run_pkey primary key,
    account text not null,
    livemode boolean not null,
    reason text not null constraint reconcile_run_reason check (reason in ('start', 'schedule', 'operator', 'rebuild')),
    status text not null default 'running' constraint reconcile_run_status check (status in ('running', 'done', 'stopped', 'failed')),
    accept_vanished boolean not null default false,
    started_at timestamptz(3) not null default now(),
    finished_at timestamptz(3),
    error text,
    attempts integer not null default 0,
    next_attempt_at timestamptz(3) not null default now(),
    leased_until timestamptz(3),
    leased_by integer,
    constraint reconcile_run_finished check ((status = 'running') = (finished_at is null))
  )`,
  "create unique index reconcile_run_running_key on reconcile_run (account, livemode) where status = 'running'",
  'create index reconcile_run_started_idx on reconcile_run (account, livemode, started_at)',
  `create table reconcile_step (
    run_id uuid not null constraint reconcile_step_run_fkey references reconcile_run on delete cascade,
    kind text not null,
    position integer not null,
    cursor text,
    listed integer not null default 0,
    differing integer not null default 0,
    listing_since timestamptz(3),
    started_at timestamptz(3),
    listed_at timestamptz(3),
    done_at timestamptz(3),
    constraint reconcile_step_pkey primary key (run_id, kind)
  )`,
  // What Stripe listed, to know what it did not list; emptied when the kind is through.
  `create table reconcile_seen (
    run_id uuid not null constraint reconcile_seen_run_fkey references reconcile_run on delete cascade,
    kind text not null,
    stripe_id text not null,
    constraint reconcile_seen_pkey primary key (run_id, kind, stripe_id)
  )`,
  `create table stripe_difference (
    id uuid constraint stripe_difference_pkey primary key,
    account text not null,
    livemode boolean not null,
    kind text not null,
    stripe_id text not null,
    local_id uuid,
    field text not null,
    ours text,
    stripes text,
    seen_at timestamptz(3) not null default now(),
    action text not null constraint stripe_difference_action check (action in ('repaired', 'shown', 'stopped', 'kept', 'projected', 'buried', 'received')),
    run_id uuid,
    decided_by text
  )`,
  'create index stripe_difference_seen_idx on stripe_difference (account, livemode, seen_at, id)',
  'create index stripe_difference_object_idx on stripe_difference (stripe_id, seen_at)',
  'create index stripe_difference_run_idx on stripe_difference (run_id, kind) where run_id is not null',
  `alter table stripe_mapping
    add column drift_policy text constraint stripe_mapping_drift_policy check (drift_policy in ('repair', 'report')),
    add column repairs_stopped_at timestamptz(3)`,
  "create index stripe_mapping_drift_idx on stripe_mapping (account, livemode, local_id) where drift <> '[]'",
]

/** Reconciles with Stripe, what they and events found to differ, and the policy of single objects. */
export class Reconcile1764800000000 implements MigrationInterface {
  name = 'Reconcile1764800000000'

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index stripe_mapping_drift_idx')
    await queryRunner.query('alter table stripe_mapping drop column drift_policy, drop column repairs_stopped_at')
    await queryRunner.query('drop table stripe_difference, reconcile_seen, reconcile_step, reconcile_run')
  }
}
