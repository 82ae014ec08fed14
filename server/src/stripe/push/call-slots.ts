import type { DataSource } from 'typeorm'
import type { StripeAccount } from '../account.ts'

/** In no window of this length are more calls than the limit allows. Milliseconds. */
const WINDOW = 1000
/** So much longer a slot is taken than its window. Milliseconds. */
const MARGIN = 20
/** A call that came to Stripe so much later than its turn is counted from then; the rest of the margin is for what cannot be known. Milliseconds. */
export const LATE = 12
/** Turns are given so long before they come. Milliseconds. */
export const AHEAD = 100
/** No slot is taken for longer: one that seems to be was stamped before the database's clock was set back. Seconds. */
const LONGEST_TAKEN = 10

// In SQL, with these parameters.
const SCOPE = 'account = $1 and livemode = $2 and each.slot < $3'
const milliseconds = (sql: string | number) => `(${sql}) * interval '1 millisecond'`
const FROM_BEFORE = `free_at > statement_timestamp() + interval '${LONGEST_TAKEN} seconds'`
const OPEN = `(free_at <= statement_timestamp() + ${milliseconds(AHEAD)} or ${FROM_BEFORE})`

/** A call that came to Stripe later than its turn, by so many milliseconds before now. */
export interface LateCall { slot: number; ago: number }

/** The right to one call. */
export interface Turn {
  slot: number
  /** When it comes. Milliseconds from the moment at which the database was asked. */
  delay: number
}

/** What came of asking for turns. */
interface Taken {
  /** In the order in which they come. */
  turns: Turn[]
  /** Milliseconds until others may be had; null: they may be now, or others are just taking them. */
  wait: number | null
}

/**
 * Room for calls to one Stripe account, or to one endpoint of it, shared by every process: each slot is taken for one call and free again a second
 * later, so that no second holds more calls than there are slots, whenever in it they come. Only the database's clock counts.
 */
export class CallSlots {
  private readonly scope: [account: string, livemode: boolean, limit: number]

  /** @param endpoint undefined: of the account as a whole */
  constructor(private readonly dataSource: DataSource, { account, livemode }: StripeAccount, limit: number, endpoint?: string) {
    this.scope = [endpoint === undefined ? account : `${account} ${endpoint}`, livemode, limit]
  }

  /**
   * Takes so many turns at the most.
   * @param after the first comes no sooner. Milliseconds from now
   * @param spacing between two. Milliseconds
   */
  async take(most: number, after: number, spacing: number): Promise<Taken> {
    const [row] = await this.dataSource.query<{ turns: Turn[]; known: number; wait: string | null }[]>(
      `with open as (
         select each.slot, case when not ${FROM_BEFORE} then free_at end as free_at from stripe_call_slot as each
         where ${SCOPE} and ${OPEN} order by each.free_at limit $4 for update skip locked
       ), turn as (
         select slot, greatest(free_at, statement_timestamp() + ${milliseconds('$5 + $6::double precision * (row_number() over (order by free_at) - 1)')}) as at from open
       ), taken as (
         update stripe_call_slot as each set free_at = turn.at + ${milliseconds(WINDOW + MARGIN)} from turn where ${SCOPE} and each.slot = turn.slot
         returning each.slot, extract(epoch from turn.at - statement_timestamp())::double precision * 1000 as delay
       )
       select coalesce((select json_agg(taken order by delay) from taken), '[]') as turns, (select count(*)::int from stripe_call_slot as each where ${SCOPE}) as known,
         (select extract(epoch from min(free_at) - statement_timestamp()) * 1000 - ${AHEAD} from stripe_call_slot as each where ${SCOPE} and not ${OPEN}) as wait`,
      [...this.scope, most, after, spacing],
    )
    if (!row || row.known < this.scope[2]) await this.make()
    return { turns: row?.turns ?? [], wait: row?.wait == null ? null : Number(row.wait) }
  }

  /** Counts calls from when they came to Stripe. */
  async count(calls: readonly LateCall[]): Promise<void> {
    await this.dataSource.query(
      `update stripe_call_slot as each set free_at = greatest(free_at, statement_timestamp() - ${milliseconds('late.ago')} + ${milliseconds(WINDOW + MARGIN)})
       from jsonb_to_recordset($4::jsonb) as late (slot integer, ago double precision) where ${SCOPE} and each.slot = late.slot`, [...this.scope, JSON.stringify(calls)])
  }

  /** Nobody gets a turn for so many milliseconds. */
  async close(pause: number): Promise<void> {
    const pausedUntil = `statement_timestamp() + ${milliseconds('$4::double precision')}`
    await this.dataSource.query(
      `update stripe_call_slot as each set free_at = case when ${FROM_BEFORE} then ${pausedUntil} else greatest(free_at, ${pausedUntil}) end where ${SCOPE}`, [...this.scope, pause])
  }

  private async make(): Promise<void> {
    await this.dataSource.query(
      `insert into stripe_call_slot (account, livemode, slot, free_at)
       select $1, $2, slot, statement_timestamp() from generate_series(0, $3::integer - 1) as slot on conflict do nothing`, this.scope)
  }
}
