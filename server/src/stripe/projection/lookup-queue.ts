import type { EntityManager } from 'typeorm'
import type { StripeLookup } from '../../entities/stripe-lookup.ts'
import type { StripeAccount } from '../account.ts'
import { backOff, failureText, isOutage, MAX_ATTEMPTS } from './outage.ts'
import type { WantedLookup } from './projection.ts'

/** After this long another worker may take a leased look-up. Seconds. */
const LEASE_SECONDS = 60

/** What a worker knows of a look-up that it leased. */
export type LeasedLookup = Pick<StripeLookup, 'kind' | 'objectId' | 'revision'>

/** Wants these objects asked for; one that is being asked for just now is asked for once more. @param urgent events wait for it */
export async function wantLookups(manager: EntityManager, { account, livemode }: StripeAccount, wanted: readonly WantedLookup[], { urgent = false } = {}): Promise<void> {
  if (wanted.length === 0) return
  await manager.query(
    `insert into stripe_lookup as known (account, livemode, kind, object_id, urgent)
     select distinct $1, $2::boolean, kind, object_id, $5::boolean from unnest($3::text[], $4::text[]) as wanted (kind, object_id) order by kind, object_id
     on conflict (account, livemode, kind, object_id) do update
       set revision = known.revision + 1, urgent = known.urgent or excluded.urgent,
         attempts = case when known.dead_at is null then known.attempts else 0 end,
         next_attempt_at = case when known.dead_at is null then known.next_attempt_at else now() end, dead_at = null`,
    [account, livemode, wanted.map(({ kind }) => kind), wanted.map(({ objectId }) => objectId), urgent],
  )
}

/** The look-ups that are due, urgent ones first, kept from other workers until the lease runs out. */
export async function leaseLookups(manager: EntityManager, { account, livemode }: StripeAccount, limit: number): Promise<LeasedLookup[]> {
  const [rows] = await manager.query<[LeasedLookup[], number]>(
    `update stripe_lookup as lookup set next_attempt_at = now() + interval '${LEASE_SECONDS} seconds'
     from (select account, livemode, kind, object_id from stripe_lookup
           where account = $1 and livemode = $2 and dead_at is null and next_attempt_at <= now()
           order by urgent desc, next_attempt_at limit $3 for update skip locked) as due
     where (lookup.account, lookup.livemode, lookup.kind, lookup.object_id) = (due.account, due.livemode, due.kind, due.object_id)
     returning lookup.kind, lookup.object_id as "objectId", lookup.revision`,
    [account, livemode, limit],
  )
  return rows
}

/** The look-up was answered, and so are the events that waited for it, if any did; a reason that came up meanwhile has it asked again. */
export async function settleLookup(manager: EntityManager, { account, livemode }: StripeAccount, { kind, objectId, revision }: LeasedLookup): Promise<void> {
  const key = [account, livemode, kind, objectId, revision]
  const [[settled]] = await manager.query<[{ urgent: boolean }[], number]>(
    'delete from stripe_lookup where account = $1 and livemode = $2 and kind = $3 and object_id = $4 and revision = $5 returning urgent', key)
  if (settled) {
    if (settled.urgent) await manager.query(
      `update stripe_event set status = 'processed', processed_at = now(), error = null, awaits_lookup = false
       where object_id = $1 and awaits_lookup and status = 'received'`, [objectId])
    return
  }
  await manager.query(
    `update stripe_lookup set next_attempt_at = now(), attempts = 0, error = null
     where account = $1 and livemode = $2 and kind = $3 and object_id = $4 and revision <> $5`, key)
}

/** Asks once more for what was given up: whatever was in the way may be over. */
export async function reviveLookups(manager: EntityManager, { account, livemode }: StripeAccount): Promise<void> {
  await manager.query(
    'update stripe_lookup set dead_at = null, attempts = 0, next_attempt_at = now() where account = $1 and livemode = $2 and dead_at is not null', [account, livemode])
}

/**
 * The look-up failed: later again, unless it has failed too often. The events that wait for it show why, and are given up with it.
 * @returns whether it was given up
 */
export async function postponeLookup(manager: EntityManager, { account, livemode }: StripeAccount, { kind, objectId }: LeasedLookup, error: unknown): Promise<boolean> {
  const outage = isOutage(error)
  const text = failureText(error)
  const [[lookup]] = await manager.query<[{ urgent: boolean; attempts: number; nextAttemptAt: Date; deadAt: Date | null }[], number]>(
    `update stripe_lookup set error = $5, attempts = attempts + $6, next_attempt_at = now() + ${backOff('attempts', '$7')},
       dead_at = case when attempts + $6 >= ${MAX_ATTEMPTS} then now() end
     where account = $1 and livemode = $2 and kind = $3 and object_id = $4
     returning urgent, attempts, next_attempt_at as "nextAttemptAt", dead_at as "deadAt"`,
    [account, livemode, kind, objectId, text, outage ? 0 : 1, outage],
  )
  if (!lookup) return false
  const dead = lookup.deadAt !== null
  if (lookup.urgent) await manager.query(
    `update stripe_event set error = $2, attempts = $3, next_attempt_at = $4, status = case when $5 then 'dead' else status end, awaits_lookup = not $5
     where object_id = $1 and awaits_lookup and status = 'received'`,
    [objectId, text, lookup.attempts, lookup.nextAttemptAt, dead],
  )
  return dead
}
