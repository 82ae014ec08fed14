import type { DataSource } from 'typeorm'
import type { StripeAccount } from '../../stripe/account.ts'
import { forgetWithdrawal } from '../../stripe/withdrawn-links.ts'
import type { SessionExpiry } from './session-expiry.ts'

/** So long until it is tried again to end one. Seconds. */
const AGAIN = 60

const REASON = "Its customer is not the member's any more for whom it was made: what is paid would be another's."

/** Links to pay that are to be ended, as their customer became another member's. */
export class WithdrawnLinks {
  constructor(private readonly dataSource: DataSource, private readonly account: StripeAccount, private readonly expiry: SessionExpiry) {}

  /** The ids of sessions for whoever takes them to {@link end}. Each is put off, so that those that cannot be ended now do not hide the rest. */
  async take(limit: number): Promise<string[]> {
    const [taken] = await this.dataSource.query<[{ id: string }[], number]>(
      `update checkout_request set withdraw_at = now() + interval '${AGAIN} seconds'
       where id in (select id from checkout_request where account = $1 and livemode = $2 and withdraw_at <= now() order by withdraw_at limit $3 for update skip locked)
       returning session_id as id`, [this.account.account, this.account.livemode, limit])
    return taken.map(({ id }) => id)
  }

  /** Ends a session at Stripe, if it still is to be. @throws STRIPE_ERROR; CONFLICT while somebody is paying */
  async end(sessionId: string): Promise<void> {
    if (await this.isOver(sessionId)) return
    await this.expiry.expire(sessionId, REASON)
    await this.isOver(sessionId)
  }

  private async isOver(sessionId: string): Promise<boolean> {
    return await this.dataSource.transaction(async (manager) => await forgetWithdrawal(manager, sessionId))
  }
}
