import type { DataSource } from 'typeorm'
import { distrust, StripeError, type StripeConnection } from '../stripe/client.ts'
import { StripeRateLimiter } from '../stripe/push/rate-limiter.ts'
import { ENDPOINT_EVENTS } from '../stripe/webhook/endpoint-events.ts'

/** An answer serves for so long, however many panels ask. Milliseconds. */
const LIFETIME = 30_000

/** What Stripe answered when it was last asked how it is. */
export interface StripeProbe {
  reachable: boolean
  /** `acct_…` of the key; null when it could not be asked. */
  keyAccount: string | null
  /** Why it is not reachable. */
  error: string | null
  checkedAt: Date
  /** When Stripe made the newest event that the endpoint is to ask for, if that was not delivered. */
  newestMissingAt: Date | null
}

/** Asks Stripe how it is, seldom. */
export class StripeHealth {
  private last: { at: number; probe: Promise<StripeProbe> } | undefined
  private readonly limiter: StripeRateLimiter

  constructor(private readonly dataSource: DataSource, private readonly stripe: StripeConnection) {
    this.limiter = new StripeRateLimiter(dataSource, stripe)
  }

  /** The last answer, or a new one when that is old. Never throws. */
  async probe(): Promise<StripeProbe> {
    const now = performance.now()
    if (!this.last || now - this.last.at > LIFETIME) this.last = { at: now, probe: this.ask() }
    return await this.last.probe
  }

  private async ask(): Promise<StripeProbe> {
    const { client } = this.stripe
    const checkedAt = new Date()
    try {
      const account = await this.limiter.call(async () => await client.accounts.retrieveCurrent({}, { timeout: 5000 }))
      const { data: [newest] } = await this.limiter.call(async () => await client.events.list({ limit: 1, types: ENDPOINT_EVENTS }, { timeout: 5000 }))
      const missing = newest !== undefined && !(await this.isFine(newest))
      return { reachable: true, keyAccount: account.id, error: null, checkedAt, newestMissingAt: missing ? new Date(newest.created * 1000) : null }
    } catch (error) {
      return { reachable: false, keyAccount: null, error: describe(error), checkedAt, newestMissingAt: null }
    }
  }

  /** It was delivered, or made before the console first compared itself with this account, which is when it was connected. */
  private async isFine({ id, created }: { id: string; created: number }): Promise<boolean> {
    const [found] = await this.dataSource.query<{ fine: boolean }[]>(
      `select exists (select from stripe_event where id = $1 and delivered)
         or coalesce(to_timestamp($2) < (select min(started_at) from reconcile_run where account = $3 and livemode = $4), false) as fine`,
      [id, created, this.stripe.account, this.stripe.livemode],
    )
    return found?.fine === true
  }
}

function describe(error: unknown): string {
  if (!(error instanceof StripeError)) return 'Something went wrong on our side while Stripe was asked.'
  if (error.statusCode === 401) return 'Stripe refuses the key: correct STRIPE_API_KEY.'
  if (error.statusCode === 403) return 'The restricted key may not read the account and events: give it these permissions in the Stripe Dashboard.'
  return error.statusCode ? `Stripe answered ${error.statusCode}.` : distrust(error) ?? 'Stripe does not answer.'
}
