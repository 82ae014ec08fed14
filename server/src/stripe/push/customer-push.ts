import type { Logger } from 'pino'
import type { DataSource } from 'typeorm'
import { Member } from '../../entities/member.ts'
import { StripeCallFailed } from '../call-failed.ts'
import { customerFields } from '../customer-outbox.ts'
import { Leases, type Lease } from '../leases.ts'
import { memberLease } from '../member-lease.ts'
import { LANES, runBounded } from '../projection/lanes.ts'
import { backOff } from '../projection/outage.ts'
import { singleUse, type StripeCalls } from '../stripe-calls.ts'
import { WorkLoop, type Work } from '../work-loop.ts'

/** Members looked up at once; the rest follow at once. */
const BATCH = 100

/** A push that is due. */
interface Due { customerId: string; revision: number }

/**
 * Tells Stripe what members are called and written to. The member is the truth: its name and address go to the customer
 * that the console charges, and what somebody changes there changes no member.
 */
export class CustomerPush implements Work {
  readonly loop: WorkLoop
  private readonly leases: Leases

  /** @param yields do deliveries come in so fast that they go first? */
  constructor(private readonly dataSource: DataSource, private readonly calls: StripeCalls, readonly yields: () => boolean, private readonly logger: Logger) {
    this.leases = new Leases(dataSource)
    this.loop = new WorkLoop(this, (error) => { logger.warn({ err: error }, 'looking for members whose customers are behind failed') })
  }

  async take(): Promise<boolean> {
    const { account, livemode } = this.calls.account()
    const due = await this.dataSource.query<{ memberId: string }[]>(
      `select member_id as "memberId" from member_customer
       where account = $1 and livemode = $2 and push_due_at <= now() and customer_id is not null order by push_due_at limit ${BATCH}`, [account, livemode])
    await runBounded(due.map(({ memberId }) => async () => { await this.push(memberId) }), LANES)
    return due.length === BATCH
  }

  private async push(memberId: string): Promise<void> {
    if (this.loop.isStopped) return
    try {
      await this.leases.hold(memberLease(this.calls.account(), memberId), async (lease) => {
        await this.leaveToOthers(memberId)
        const due = await this.due(memberId)
        if (due) await this.send(memberId, due, lease)
      })
    } catch (error) {
      this.logger.warn({ err: error, memberId }, "a member's customer could not be told")
    }
  }

  /** What Stripe says is another's customer is told nothing of this member, who gets one when one is needed. */
  private async leaveToOthers(memberId: string): Promise<void> {
    const { account, livemode } = this.calls.account()
    await this.dataSource.query(
      `delete from member_customer using customer
       where member_customer.member_id = $1 and member_customer.account = $2 and member_customer.livemode = $3
         and customer.id = member_customer.customer_id and customer.member_id is distinct from member_customer.member_id`, [memberId, account, livemode])
  }

  /** Somebody else may have done it while the lease was waited for. */
  private async due(memberId: string): Promise<Due | undefined> {
    const { account, livemode } = this.calls.account()
    const [due] = await this.dataSource.query<Due[]>(
      `select customer_id as "customerId", push_revision as revision from member_customer
       where member_id = $1 and account = $2 and livemode = $3 and push_due_at <= now() and customer_id is not null`, [memberId, account, livemode])
    return due
  }

  private async send(memberId: string, { customerId, revision }: Due, lease: Lease): Promise<void> {
    const member = await this.dataSource.manager.findOneByOrFail(Member, { id: memberId })
    try {
      await this.calls.customer(customerId, (client) => client.customers.update(customerId, customerFields(member), singleUse()), { lease })
    } catch (error) {
      if (!(error instanceof StripeCallFailed)) throw error
      // Deleted in Stripe: another one is made when it is needed, with what the member is called then.
      if (error.code !== 'resource_missing') return await this.postpone(memberId, revision, error)
    }
    await this.settle(memberId, revision)
  }

  /** What was changed meanwhile is still owed. */
  private async settle(memberId: string, revision: number): Promise<void> {
    const { account, livemode } = this.calls.account()
    await this.dataSource.query(
      `update member_customer set push_due_at = null, push_attempts = 0, push_error = null
       where member_id = $1 and account = $2 and livemode = $3 and push_revision = $4`, [memberId, account, livemode, revision])
  }

  /** What Stripe refuses waits for a person, who changes the member; what was changed meanwhile is due as it is. */
  private async postpone(memberId: string, revision: number, { failure, message }: StripeCallFailed): Promise<void> {
    const { account, livemode } = this.calls.account()
    await this.dataSource.query(
      `update member_customer set push_error = $4, push_attempts = push_attempts + 1, push_due_at = case when $5 then now() + ${backOff('push_attempts', 'false')} end
       where member_id = $1 and account = $2 and livemode = $3 and push_revision = $6`, [memberId, account, livemode, message, failure.heals, revision])
    this.logger.warn({ memberId, reason: message, heals: failure.heals }, 'a change of a member did not reach its customer')
  }
}
