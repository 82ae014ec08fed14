import type { DataSource } from 'typeorm'
import type { StripeAccount } from '../account.ts'

/** In no window of this length are more calls than the limit allows. Milliseconds. */
const WINDOW = 1000
/** No slot is taken for longer: one that seems to be was stamped before the database's clock was set back. Seconds. */
const LONGEST_TAKEN = 10

// In SQL, with these parameters.
const SCOPE = 'account = $1 and livemode = $2 and each.slot < $3'
const FREE = `(free_at <= clock_timestamp() or free_at > clock_timestamp() + interval '${LONGEST_TAKEN} seconds')`
const FREE_AGAIN = `clock_timestamp() + (${WINDOW} + $5::double precision) * interval '1 millisecond'`

/** What came of asking for slots. */
interface Taken {
  slots: number[]
  /** Milliseconds until another one is free; null: one is, or others are just taking it. */
  wait: number | null
}

/**
 * Room for calls to one Stripe account, shared by every process: each slot is taken for one call and free again a second
 * later, so that no second holds more calls than there are slots, whenever in it they come. Only the database's clock counts.
 */
export class CallSlots {
  private readonly scope: [account: string, livemode: boolean, limit: number]

  constructor(private readonly dataSource: DataSource, { account, livemode }: StripeAccount, limit: number) {
    this.scope = [account, livemode, limit]
  }

  /** Takes so many free ones at the most. @param margin how late their calls may reach Stripe. Milliseconds */
  async take(most: number, margin: number): Promise<Taken> {
    const [row] = await this.dataSource.query<{ slots: number[]; known: number; wait: string | null }[]>(
      `with free as (
         select each.slot from stripe_call_slot as each where ${SCOPE} and ${FREE} order by free_at limit $4 for update skip locked
       ), taken as (
         update stripe_call_slot as each set free_at = ${FREE_AGAIN} from free where ${SCOPE} and each.slot = free.slot returning each.slot
       )
       select coalesce((select array_agg(slot) from taken), '{}') as slots, (select count(*)::int from stripe_call_slot as each where ${SCOPE}) as known,
         (select extract(epoch from min(free_at) - clock_timestamp()) * 1000 from stripe_call_slot as each where ${SCOPE} and not ${FREE}) as wait`,
      [...this.scope, most, margin],
    )
    if (!row || row.known < this.scope[2]) await this.make()
    return { slots: row?.slots ?? [], wait: row?.wait == null ? null : Number(row.wait) }
  }

  /** Stamps slots that were taken anew: their calls start only now. */
  async stamp(slots: readonly number[], margin: number): Promise<void> {
    await this.dataSource.query(`update stripe_call_slot as each set free_at = ${FREE_AGAIN} where ${SCOPE} and slot = any($4)`, [...this.scope, slots, margin])
  }

  /** Nobody gets one for so many milliseconds. */
  async close(pause: number): Promise<void> {
    const pausedUntil = "clock_timestamp() + $4 * interval '1 millisecond'"
    await this.dataSource.query(
      `update stripe_call_slot as each set free_at = case when ${FREE} then ${pausedUntil} else greatest(free_at, ${pausedUntil}) end where ${SCOPE}`, [...this.scope, pause])
  }

  private async make(): Promise<void> {
    await this.dataSource.query(
      `insert into stripe_call_slot (account, livemode, slot, free_at)
       select $1, $2, slot, clock_timestamp() from generate_series(0, $3::integer - 1) as slot on conflict do nothing`, this.scope)
  }
}
