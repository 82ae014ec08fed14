import type { EntityManager } from 'typeorm'
import type { StripeLookup } from '../../entities/stripe-lookup.ts'
import type { StripeAccount } from '../account.ts'
import { backOff, failureText, isOutage } from './outage.ts'

/** A look-up is given up after as many failures. */
const MAX_ATTEMPTS = 12
/** After this long another worker may take a leased look-up. Seconds. */
const LEASE_SECONDS = 60

/** What a worker knows of a look-up that it leased. */
export type LeasedLookup = Pick<StripeLookup, 'kind' | 'objectId' | 'revision'>

/** Wants these objects asked for; one that is being asked for just now is asked for once more. */
export async function wantLookups(manager: EntityManager, { account, livemode }: StripeAccount, kind: string, objectIds: readonly string[], { urgent = false } = {}): Promise<void> {
  if (objectIds.length === 0) return
  await manager.query(
    `insert into stripe_lookup as known (account, livemode, kind, object_id, urgent)
     select $1, $2, $3, object_id, $5 from (select distinct unnest($4::text[]) as object_id order by 1) as wanted
     on conflict (account, livemode, kind, object_id) do update
       set revision = known.revision + 1, urgent = known.urgent or excluded.urgent,
         attempts = case when known.dead_at is null then known.attempts else 0 end,
         next_attempt_at = case when known.dead_at is null then known.next_attempt_at else now() end, dead_at = null`,
    [account, livemode, kind, objectIds, urgent],
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

/** The look-up was answered; a reason that came up meanwhile has it asked again. */
export async function settleLookup(manager: EntityManager, { account, livemode }: StripeAccount, { kind, objectId, revision }: LeasedLookup): Promise<void> {
  const key = [account, livemode, kind, objectId, revision]
  await manager.query('delete from stripe_lookup where account = $1 and livemode = $2 and kind = $3 and object_id = $4 and revision = $5', key)
  // A statement of its own, since it must see a reason that was committed while the first one waited.
  await manager.query(
    `update stripe_lookup set next_attempt_at = now(), attempts = 0, error = null
     where account = $1 and livemode = $2 and kind = $3 and object_id = $4 and revision <> $5`, key)
}

/** The look-up failed: later again, unless it has failed too often. @returns whether it was given up */
export async function postponeLookup(manager: EntityManager, { account, livemode }: StripeAccount, { kind, objectId }: LeasedLookup, error: unknown): Promise<boolean> {
  const outage = isOutage(error)
  const [rows] = await manager.query<[{ dead: boolean }[], number]>(
    `update stripe_lookup set error = $5, attempts = attempts + $6, next_attempt_at = now() + ${backOff('attempts', '$7')},
       dead_at = case when attempts + $6 >= ${MAX_ATTEMPTS} then now() end
     where account = $1 and livemode = $2 and kind = $3 and object_id = $4 returning dead_at is not null as dead`,
    [account, livemode, kind, objectId, failureText(error), outage ? 0 : 1, outage],
  )
  return rows[0]?.dead ?? false
}
