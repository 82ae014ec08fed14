import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { DataSource } from 'typeorm'
import type { AskedChange } from '../entities/asked-change.ts'
import { ProvisionService } from '../entitlements/provision.service.ts'
import { MemberService } from '../members/member.service.ts'
import { AskedChanges } from '../stripe/asked-changes.ts'
import type { StripeConnection } from '../stripe/client.ts'
import { StripeCalls } from '../stripe/stripe-calls.ts'
import { SubscriptionChanges } from './changes/subscription-changes.service.ts'
import { CheckoutService } from './checkout/checkout.service.ts'
import { SessionExpiry } from './checkout/session-expiry.ts'
import { WithdrawnLinks } from './checkout/withdrawn-links.ts'
import { CustomerService } from './customers/customer.service.ts'
import { SubscriptionService } from './subscription.service.ts'

/** How often it is looked for what was never answered. Milliseconds. */
const INTERVAL = 5000
/** Most that are found out about in one look. */
const BATCH = 50
/** How long a stop waits for what is under way. Milliseconds. */
const STOP_GRACE = 4000

/**
 * Finds out what became of what was asked of Stripe by a process that is gone, or whose call got no answer, and ends links to pay that
 * are to be ended. Any number of processes may run it.
 */
export class UnansweredChanges {
  private readonly stopping = new AbortController()
  private running: Promise<void> | undefined
  private readonly asked: AskedChanges
  private readonly subscriptions: SubscriptionChanges
  private readonly checkout: CheckoutService
  private readonly customers: CustomerService
  private readonly expiry: SessionExpiry
  private readonly withdrawn: WithdrawnLinks

  constructor(dataSource: DataSource, stripe: StripeConnection, graceDays: number, private readonly logger: Logger) {
    const calls = new StripeCalls(dataSource, stripe, new ProvisionService(dataSource, stripe, graceDays))
    const members = new MemberService(dataSource)
    this.asked = new AskedChanges(dataSource, () => calls.account())
    this.subscriptions = new SubscriptionChanges(dataSource, calls, new SubscriptionService(dataSource, stripe))
    this.checkout = new CheckoutService(dataSource, calls, members, [])
    this.customers = new CustomerService(dataSource, stripe, calls, members)
    this.expiry = new SessionExpiry(dataSource, calls)
    this.withdrawn = new WithdrawnLinks(dataSource, stripe, this.expiry)
  }

  start(): void {
    this.running = this.run()
  }

  /** What is under way is taken up by another, if it does not end soon. */
  async stop(): Promise<void> {
    this.stopping.abort()
    await Promise.race([this.running, sleep(STOP_GRACE, undefined, { ref: false })])
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping
    while (!signal.aborted) {
      await this.attempt('looking for what was never answered', async () => { await this.look() })
      await sleep(INTERVAL, undefined, { signal }).catch(() => undefined)
    }
  }

  private async look(): Promise<void> {
    const { signal } = this.stopping
    for (const change of await this.asked.takeUnanswered(BATCH)) {
      if (!signal.aborted) await this.attempt(change.action, async () => { await this.settle(change) })
    }
    for (const memberId of await this.checkout.takeUnanswered(BATCH)) {
      if (!signal.aborted) await this.attempt('createCheckoutSession', async () => { await this.checkout.finish(memberId) })
    }
    for (const sessionId of await this.withdrawn.take(BATCH)) {
      if (!signal.aborted) await this.attempt('expireCheckoutSession', async () => { await this.withdrawn.end(sessionId) })
    }
  }

  private async settle(change: AskedChange): Promise<void> {
    if (change.objectType === 'Subscription') await this.subscriptions.settle(change)
    else if (change.objectType === 'CheckoutSession') await this.expiry.settle(change.objectId)
    else await this.customers.settleConnection(change)
  }

  /** What fails was put off. */
  private async attempt(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      this.logger.warn({ err: error, what }, 'a change at Stripe could not be followed up and is tried again')
    }
  }
}
