import type { DataSource, EntityManager } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import { recordAudit } from '../../audit/audit.ts'
import { ReconcileRun, type ReconcileReason } from '../../entities/reconcile-run.ts'
import { ReconcileStep } from '../../entities/reconcile-step.ts'
import type { StripeAccount } from '../account.ts'
import { PRESENT_WORKERS } from '../push/worker-presence.ts'

/** After this long without progress another worker may take a run over. Seconds. */
const LEASE_SECONDS = 180
/** A run that is due is taken within a second by whoever lives and can work it. Seconds. */
const TAKEN_WITHIN = 10
/** No living worker has the run. In SQL. */
const UNHELD = `(leased_until is null or leased_until < now() or leased_by not in (${PRESENT_WORKERS}))`
/** History is kept for so long. Days. */
const KEPT_DAYS = 90

/** How a run is to be. */
export interface RunRequest { reason: ReconcileReason; acceptVanished?: boolean }

/** A run, and whether it is a new one. */
export interface RequestedRun { run: ReconcileRun; started: boolean }

/** Starts a run unless one is running. @returns the run that runs now */
export async function requestRun(dataSource: DataSource, account: StripeAccount, request: RunRequest): Promise<RequestedRun> {
  for (;;) {
    const requested = await dataSource.transaction(async (manager) => await tryRequest(manager, account, request))
    if (requested) return requested
  }
}

/** Undefined: one ran, and ended in this very moment. */
async function tryRequest(manager: EntityManager, { account, livemode }: StripeAccount, { reason, acceptVanished = false }: RunRequest): Promise<RequestedRun | undefined> {
  const added = await manager.query<unknown[]>(
    `insert into reconcile_run (id, account, livemode, reason, accept_vanished) values ($1, $2, $3, $4, $5)
     on conflict (account, livemode) where status = 'running' do nothing returning id`,
    [uuidv7(), account, livemode, reason, acceptVanished],
  )
  const run = await manager.findOneBy(ReconcileRun, { account, livemode, status: 'running' })
  if (!run) return undefined
  const started = added.length > 0
  if (started && (reason === 'operator' || reason === 'rebuild')) {
    await recordAudit(manager, { action: 'startReconcile', objectType: 'ReconcileRun', objectId: run.id, before: null, after: { reason, acceptVanished } })
  }
  return { run, started }
}

/** Starts a run if none began within the interval. @param minutes since the last one began */
export async function requestDueRun(dataSource: DataSource, { account, livemode }: StripeAccount, reason: ReconcileReason, minutes: number): Promise<void> {
  await dataSource.query(
    `insert into reconcile_run (id, account, livemode, reason) select $1, $2, $3, $4
     where not exists (select from reconcile_run where account = $2 and livemode = $3 and (status = 'running' or started_at > now() - $5 * interval '1 minute'))
     on conflict (account, livemode) where status = 'running' do nothing`,
    [uuidv7(), account, livemode, reason, minutes],
  )
}

/**
 * Takes the running run, if it is due and no living worker has it.
 * @param onlyRebuild leaves every other run to workers that can compare
 */
export async function leaseRun(dataSource: DataSource, { account, livemode }: StripeAccount, worker: number, onlyRebuild = false): Promise<ReconcileRun | undefined> {
  const [rows] = await dataSource.query<[{ id: string }[], number]>(
    `update reconcile_run set leased_by = $3, leased_until = now() + interval '${LEASE_SECONDS} seconds'
     where account = $1 and livemode = $2 and status = 'running' and next_attempt_at <= now() and (not $4 or reason = 'rebuild')
       and ${UNHELD}
     returning id`,
    [account, livemode, worker, onlyRebuild],
  )
  return rows[0] && await dataSource.manager.findOneByOrFail(ReconcileRun, { id: rows[0].id })
}

/** The steps of a run in their order; those that it does not have yet are added. */
export async function stepsOf(dataSource: DataSource, run: ReconcileRun, kinds: readonly string[]): Promise<ReconcileStep[]> {
  await dataSource.query(
    `insert into reconcile_step (run_id, kind, position) select $1, kind, position from unnest($2::text[]) with ordinality as kinds (kind, position)
     on conflict (run_id, kind) do nothing`,
    [run.id, kinds],
  )
  return await dataSource.manager.find(ReconcileStep, { where: { runId: run.id }, order: { position: 'ASC' } })
}

/** Writes progress down, and that the run is still held. @throws when it is not */
export async function saveProgress(dataSource: DataSource, { id, leasedBy }: ReconcileRun, step: ReconcileStep, seen: readonly string[]): Promise<void> {
  await dataSource.transaction(async (manager) => {
    const [, held] = await manager.query<[unknown, number]>(
      `update reconcile_run set leased_until = now() + interval '${LEASE_SECONDS} seconds', attempts = 0, error = null where id = $1 and leased_by = $2 and status = 'running'`,
      [id, leasedBy],
    )
    if (held !== 1) throw new Error('The reconcile was taken over by another worker.')
    await manager.save(step)
    await manager.query('insert into reconcile_seen (run_id, kind, stripe_id) select $1, $2, id from unnest($3::text[]) as id on conflict do nothing', [id, step.kind, seen])
    if (step.doneAt) await manager.query('delete from reconcile_seen where run_id = $1 and kind = $2', [id, step.kind])
  })
}

/** Ends a run, or plans its next attempt, and lets go of it. */
export async function releaseRun(dataSource: DataSource, { id, leasedBy }: ReconcileRun, changes: { status?: 'done' | 'stopped' | 'failed'; error?: string | null; attempts?: number; pauseSeconds?: number }): Promise<void> {
  const { status = 'running', error = null, attempts = 0, pauseSeconds = 0 } = changes
  await dataSource.query(
    `update reconcile_run set status = $3, finished_at = case when $3 = 'running' then null else now() end, error = $4, attempts = $5,
       next_attempt_at = now() + $6 * interval '1 second', leased_by = null, leased_until = null
     where id = $1 and leased_by = $2 and status = 'running'`,
    [id, leasedBy, status, error, attempts, pauseSeconds],
  )
  if (status !== 'running') await prune(dataSource, id)
}

/** Ends a run that has long been due and that nobody is left to go on with; any other one goes on. */
export async function endAbandonedRun(dataSource: DataSource, { id }: ReconcileRun): Promise<void> {
  const [, ended] = await dataSource.query<[unknown, number]>(
    `update reconcile_run set status = 'failed', finished_at = now(), error = 'Nobody was left to go on with it, and a rebuild took its place.', leased_by = null, leased_until = null
     where id = $1 and status = 'running' and next_attempt_at < now() - interval '${TAKEN_WITHIN} seconds' and ${UNHELD}`,
    [id],
  )
  if (ended > 0) await prune(dataSource, id)
}

async function prune(dataSource: DataSource, id: string): Promise<void> {
  await dataSource.query('delete from reconcile_seen where run_id = $1', [id])
  await dataSource.query(`delete from reconcile_run where finished_at < now() - interval '${KEPT_DAYS} days'`)
  await dataSource.query(`delete from stripe_difference where seen_at < now() - interval '${KEPT_DAYS} days'`)
}
