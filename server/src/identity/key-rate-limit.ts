import type pg from 'pg'
import { rateLimited } from '../errors.ts'
import type { ApiKeyPrincipal } from './principal.ts'
import type { Clock } from './verified-key-cache.ts'

const MINUTE = 60_000
/** A process takes requests for a fiftieth of the limit at once, so that the database hears of every fiftieth at most. */
const SHARES = 50

interface Share { minute: number; left: number; asking: Promise<void> | undefined }

/**
 * Holds each API key to its requests in a minute, counted in the database over all processes. A process asks there for
 * many at once; what it does not use is lost to the others, a fiftieth of the limit for each process.
 */
export class KeyRateLimit {
  private readonly shares = new Map<string, Share>()

  /** @param perMinute the limit of a key that has none of its own */
  constructor(private readonly pool: pg.Pool, private readonly perMinute: number, private readonly now: Clock = Date.now) {}

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
    const minute = Math.floor(this.now() / MINUTE)
    let share = this.shares.get(id)
    if (share?.minute !== minute) this.shares.set(id, share = { minute, left: 0, asking: undefined })
    while (share.left === 0) {
      share.asking ??= this.take(id, share, limit)
      // Requests that come together wait for one answer, and ask again if it was not enough for all.
      await share.asking
    }
    if (share.left < 0) throw rateLimited(Math.ceil(((minute + 1) * MINUTE - this.now()) / 1000))
    share.left -= 1
  }

  /** Takes a share, or -1 when none is left in this minute. */
  private async take(id: string, share: Share, limit: number): Promise<void> {
    try {
      const wanted = Math.max(1, Math.floor(limit / SHARES))
      const { rowCount } = await this.pool.query(
        `insert into api_key_usage as usage (api_key_id, minute, requests) values ($1, $2, $3)
         on conflict (api_key_id) do update
           set minute = excluded.minute, requests = case when usage.minute = excluded.minute then usage.requests else 0 end + excluded.requests
           where usage.minute < excluded.minute or (usage.minute = excluded.minute and usage.requests + excluded.requests <= $4)`,
        [id, share.minute, wanted, limit],
      )
      share.left = rowCount === 0 ? -1 : wanted
    } finally {
      share.asking = undefined
    }
  }
}
