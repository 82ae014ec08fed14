import type { DataSource } from 'typeorm'
import { NO_ACCOUNT, type StripeAccount } from '../stripe/account.ts'
import { LAST_RECEIVED } from '../stripe/events/last-received.ts'

/** What waits, in both directions. */
export interface Backlog {
  events: { waiting: number; dead: number; oldestWaitingAt: Date | null; lastReceivedAt: Date | null }
  pushes: { waiting: number; failing: number; stopped: number; oldestAt: Date | null }
  /** Objects that Stripe is going to be asked for; `firstDead`: some of those that were given up, by kind and id. */
  lookups: { waiting: number; dead: number; firstDead: string[] }
}

/** The events that are projected for the connected account. In SQL. */
const HERE = 'received_by = $1 and livemode = $2'
/** So many of the look-ups that were given up are named. */
const MOST_NAMED = 5

/** Reads it from indexes that hold only what waits. */
export async function readBacklog(dataSource: DataSource, connected: StripeAccount | undefined): Promise<Backlog> {
  const { account, livemode } = connected ?? NO_ACCOUNT
  const [row] = await dataSource.query<{
    waiting: number; dead: number; oldest: Date | null; last: Date | null; pushes: number; failing: number; stopped: number; oldest_push: Date | null; lookups: number; dead_lookups: number; first_dead: string[]
  }[]>(
    `select
       (select count(*)::int from stripe_event where ${HERE} and status = 'received') as waiting,
       (select count(*)::int from stripe_event where ${HERE} and status = 'dead') as dead,
       (select min(received_at) from stripe_event where ${HERE} and status = 'received') as oldest,
       ${LAST_RECEIVED} as last,
       push.*, lookup.*
     from (select count(*)::int as pushes, count(*) filter (where attempts > 0)::int as failing, count(*) filter (where attempts > 0 and next_attempt_at is null)::int as stopped,
             min(pending_since) as oldest_push
           from stripe_mapping where account = $1 and livemode = $2 and revision > synced_revision and deleted_at is null) as push,
          (select count(*) filter (where dead_at is null)::int as lookups, count(dead_at)::int as dead_lookups,
             coalesce((array_agg(kind || ' ' || object_id order by dead_at) filter (where dead_at is not null))[1:${MOST_NAMED}], '{}') as first_dead
           from stripe_lookup where account = $1 and livemode = $2) as lookup`,
    [account, livemode],
  )
  if (!row) throw new Error('An aggregate query always has a row.')
  return {
    events: { waiting: row.waiting, dead: row.dead, oldestWaitingAt: row.oldest, lastReceivedAt: row.last },
    pushes: { waiting: row.pushes, failing: row.failing, stopped: row.stopped, oldestAt: row.oldest_push },
    lookups: { waiting: row.lookups, dead: row.dead_lookups, firstDead: row.first_dead },
  }
}
