import type { DataSource } from 'typeorm'
import { NO_ACCOUNT, type StripeAccount } from '../stripe/account.ts'

/** What waits, in both directions. */
export interface Backlog {
  events: { waiting: number; dead: number; oldestWaitingAt: Date | null; lastReceivedAt: Date | null }
  pushes: { waiting: number; failing: number; stopped: number; oldestAt: Date | null }
  /** Objects that Stripe is going to be asked for. */
  lookups: { waiting: number; dead: number }
}

/** Reads it from indexes that hold only what waits. */
export async function readBacklog(dataSource: DataSource, connected: StripeAccount | undefined): Promise<Backlog> {
  const { account, livemode } = connected ?? NO_ACCOUNT
  const [row] = await dataSource.query<{
    waiting: number; dead: number; oldest: Date | null; last: Date | null; pushes: number; failing: number; stopped: number; oldest_push: Date | null; lookups: number; dead_lookups: number
  }[]>(
    `select
       (select count(*)::int from stripe_event where status = 'received') as waiting,
       (select count(*)::int from stripe_event where status = 'dead') as dead,
       (select min(received_at) from stripe_event where status = 'received') as oldest,
       (select max(received_at) from stripe_event) as last,
       push.*, lookup.*
     from (select count(*)::int as pushes, count(*) filter (where attempts > 0)::int as failing, count(*) filter (where attempts > 0 and next_attempt_at is null)::int as stopped,
             min(pending_since) as oldest_push
           from stripe_mapping where account = $1 and livemode = $2 and revision > synced_revision and deleted_at is null) as push,
          (select count(*) filter (where dead_at is null)::int as lookups, count(dead_at)::int as dead_lookups from stripe_lookup where account = $1 and livemode = $2) as lookup`,
    [account, livemode],
  )
  if (!row) throw new Error('An aggregate query always has a row.')
  return {
    events: { waiting: row.waiting, dead: row.dead, oldestWaitingAt: row.oldest, lastReceivedAt: row.last },
    pushes: { waiting: row.pushes, failing: row.failing, stopped: row.stopped, oldestAt: row.oldest_push },
    lookups: { waiting: row.lookups, dead: row.dead_lookups },
  }
}
