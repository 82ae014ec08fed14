import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DataSource } from 'typeorm'
import { conflict } from '../errors.ts'

/** Renewed before each call to Stripe, of which one takes fifteen seconds at most and may be sent twice. Seconds. */
const LEASE_SECONDS = 40
/** How long somebody waits for another's work. Milliseconds. */
const PATIENCE = 20_000
const LOOK_AGAIN = 50

/** The right to be the only one who does something, for as long as it is renewed. */
export interface Lease {
  /** To be called before each call to Stripe. @throws CONFLICT when it was lost: then the call must not be sent */
  renew(): Promise<void>
}

/** Work with Stripe one after the other, over all processes, without a transaction or a connection held meanwhile. */
export class Leases {
  constructor(private readonly dataSource: DataSource) {}

  /** Does the work when nobody else does any of this name. One whose process died ends by itself. @throws CONFLICT when it does not become free */
  async hold<Result>(name: string, work: (lease: Lease) => Promise<Result>): Promise<Result> {
    const token = randomUUID()
    const deadline = performance.now() + PATIENCE
    while (!(await this.take(name, token))) {
      if (performance.now() > deadline) throw conflict('Another request about the same is still under way: try again in a minute.')
      await sleep(LOOK_AGAIN)
    }
    try {
      return await work({ renew: () => this.renew(name, token) })
    } finally {
      await this.dataSource.query('delete from stripe_lease where name = $1 and token = $2', [name, token])
    }
  }

  private async take(name: string, token: string): Promise<boolean> {
    const taken = await this.dataSource.query<unknown[]>(
      `insert into stripe_lease as lease (name, token, leased_until) values ($1, $2, clock_timestamp() + interval '${LEASE_SECONDS} seconds')
       on conflict (name) do update set token = excluded.token, leased_until = excluded.leased_until where lease.leased_until < clock_timestamp()
       returning name`,
      [name, token],
    )
    return taken.length > 0
  }

  private async renew(name: string, token: string): Promise<void> {
    const [, renewed] = await this.dataSource.query<[unknown[], number]>(
      `update stripe_lease set leased_until = clock_timestamp() + interval '${LEASE_SECONDS} seconds' where name = $1 and token = $2`, [name, token])
    if (renewed !== 1) throw conflict('This took too long, and another request has taken over: try again.')
  }
}
