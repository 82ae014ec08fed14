import type { EntityManager } from 'typeorm'
import type { StripeEvent } from '../../entities/stripe-event.ts'
import type { StripeAccount } from '../account.ts'
import { backOff, failureText, isOutage, MAX_ATTEMPTS } from './outage.ts'

/** How long an event waits for a push of ours to be through. Seconds. */
const LATER_SECONDS = 2

/** What the projection reads of an event. */
export type DueEvent = Pick<StripeEvent, 'id' | 'type' | 'apiVersion' | 'createdAt' | 'payload'>

/** What becomes of an event that was read: `awaits` a look-up, is read `later` again, or is done with. */
export type Fate = 'processed' | 'awaits' | 'later'

/**
 * Is nobody else projecting a batch for this account? True until the transaction ends. Two batches at once would meet
 * at each other's customers in opposite orders; one at a time loses nothing, since it takes what has come up meanwhile.
 */
export async function isAlone(manager: EntityManager, { account, livemode }: StripeAccount): Promise<boolean> {
  const [row] = await manager.query<{ alone: boolean }[]>('select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as alone', [`projecting ${account} ${livemode}`])
  return row?.alone ?? false
}

/**
 * Due events, in the order in which Stripe made them, kept from other workers until the transaction ends, however it ends.
 * @param which how many, or their ids
 */
export async function takeDueEvents(manager: EntityManager, { account, livemode }: StripeAccount, which: number | readonly string[]): Promise<DueEvent[]> {
  const [condition, value] = typeof which === 'number' ? ['order by next_attempt_at limit $3', which] : ['and id = any($3)', which]
  const events = await manager.query<DueEvent[]>(
    `select id, type, payload, api_version as "apiVersion", created_at as "createdAt" from stripe_event
     where status = 'received' and not awaits_lookup and next_attempt_at <= now() and received_by = $1 and livemode = $2
     ${condition} for update skip locked`,
    [account, livemode, value],
  )
  return events.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
}

/** Marks events that were read; one statement for each fate that occurs. */
export async function markEvents(manager: EntityManager, byFate: ReadonlyMap<Fate, readonly { id: string }[]>): Promise<void> {
  const changes: Record<Fate, string> = {
    processed: "status = 'processed', processed_at = now(), error = null",
    awaits: 'awaits_lookup = true',
    later: `next_attempt_at = now() + interval '${LATER_SECONDS} seconds'`,
  }
  for (const [fate, events] of byFate) {
    await manager.query(`update stripe_event set ${changes[fate]} where id = any($1)`, [events.map(({ id }) => id)])
  }
}

/** Projecting an event failed: later again, unless it has failed too often. */
export async function postponeEvent(manager: EntityManager, id: string, error: unknown): Promise<Partial<Pick<StripeEvent, 'attempts' | 'status'>>> {
  const outage = isOutage(error)
  const [rows] = await manager.query<[Pick<StripeEvent, 'attempts' | 'status'>[], number]>(
    `update stripe_event set attempts = attempts + $3, error = $2, status = case when attempts + $3 >= ${MAX_ATTEMPTS} then 'dead' else status end,
       next_attempt_at = now() + ${backOff('attempts', '$4')}
     where id = $1 and status = 'received' returning attempts, status`,
    [id, failureText(error), outage ? 0 : 1, outage],
  )
  return rows[0] ?? {}
}

/** What these events would write is locked by somebody: in a moment again, which is no attempt. */
export async function setAside(manager: EntityManager, events: readonly Pick<StripeEvent, 'id'>[], error: unknown): Promise<void> {
  await manager.query(
    `update stripe_event set error = $2, next_attempt_at = now() + ${backOff('attempts', 'true')} where id = any($1) and status = 'received'`,
    [events.map(({ id }) => id), failureText(error)],
  )
}
