import type pg from 'pg'
import { rateLimited } from '../errors.ts'
import type { ApiKeyPrincipal } from './principal.ts'

const MINUTE = 60_000
/** A process takes requests for a fiftieth of the limit at once, so that the database hears of every fiftieth at most. */
const SHARES = 50

interface Share {
  /** When its minute is over, by a clock that nobody sets. Milliseconds. */
  endsAt: number
  left: number
  asking: Promise<void> | undefined
}

/**
 * Holds each API key to its requests in a minute, counted in the database over all processes. A process asks there for
 * many at once; what it does not use is lost to the others, a fiftieth of the limit for each process.
 */
export class KeyRateLimit {
  private readonly shares = new Map<string, Share>()

  /** @param perMinute the limit of a key that has none of its own */
  constructor(private readonly pool: pg.Pool, private readonly perMinute: number) {}

  /**
   * Counts a request.
   * @param operations as how many requests it counts, at least as one
   * @throws RATE_LIMITED, with the seconds until the next minute
   */
  async admit(key: ApiKeyPrincipal, operations = 1): Promise<void> {
    for (let counted = 0; counted < Math.max(1, operations); counted += 1) await this.count(key)
  }

  private async count({ id, requestsPerMinute }: ApiKeyPrincipal): Promise<void> {
    const limit = requestsPerMinute ?? this.perMinute
    let share = this.shares.get(id)
    if (!share || share.endsAt <= performance.now()) this.shares.set(id, share = { endsAt: Infinity, left: 0, asking: undefined })
    while (share.left === 0) {
      share.asking ??= this.take(id, share, limit)
      // Requests that come together wait for one answer, and ask again if it was not enough for all.
      await share.asking
    }
    if (share.left < 0) throw rateLimited(Math.max(1, Math.ceil((share.endsAt - performance.now()) / 1000)))
    share.left -= 1
  }

  /** Takes a share, or -1 when none is left in this minute. Which minute it is only the database's clock says: processes' clocks may differ. */
  private async take(id: string, share: Share, limit: number): Promise<void> {
    try {
      const wanted = Math.max(1, Math.floor(limit / SHARES))
      // Who waited for the row may come with the minute that has just ended: the new one counts it.
      const { rows: [row] } = await this.pool.query<{ granted: boolean; rest: string }>(
        `with clock as (select floor(extract(epoch from clock_timestamp()) / 60)::bigint as minute),
           taken as (
             insert into api_key_usage as usage (api_key_id, minute, requests) select $1::uuid, minute, $2::integer from clock
             on conflict (api_key_id) do update
               set minute = case when usage.minute = excluded.minute + 1 then usage.minute else excluded.minute end,
                 requests = case when usage.minute in (excluded.minute, excluded.minute + 1) then usage.requests else 0 end + excluded.requests
               where usage.minute not in (excluded.minute, excluded.minute + 1) or usage.requests + excluded.requests <= $3::integer
             returning true)
         select exists (select from taken) as granted, (clock.minute + 1) * 60000 - extract(epoch from clock_timestamp()) * 1000 as rest from clock`,
        [id, wanted, limit],
      )
      share.endsAt = performance.now() + Number(row?.rest ?? MINUTE)
      share.left = row?.granted ? wanted : -1
    } finally {
      share.asking = undefined
    }
  }
}
