import type { DataSource } from 'typeorm'
import type { StripeAccount } from '../../stripe/account.ts'
import { forgetWithdrawal, PAYS_FOR_ANOTHER } from '../../stripe/withdrawn-links.ts'
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
    if (await this.paysForAnother(sessionId)) await this.expiry.expire(sessionId, REASON)
    await this.dataSource.transaction(async (manager) => { await forgetWithdrawal(manager, sessionId) })
  }

  private async paysForAnother(sessionId: string): Promise<boolean> {
    const found = await this.dataSource.query<unknown[]>(
      `select from checkout_session session join customer on customer.id = session.customer_id join checkout_request request on request.session_id = session.id
       where session.id = $1 and ${PAYS_FOR_ANOTHER}`, [sessionId])
    return found.length > 0
  }
}
