import type Stripe from 'stripe'
import type { DataSource } from 'typeorm'
import { CheckoutSession } from '../../entities/checkout-session.ts'
import { conflict, notFound } from '../../errors.ts'
import { searchable } from '../../paging.ts'
import { AskedChanges, type Around } from '../../stripe/asked-changes.ts'
import { Leases, type Lease } from '../../stripe/leases.ts'
import { orMissing } from '../../stripe/missing.ts'
import type { StripeCalls } from '../../stripe/stripe-calls.ts'
import { OpenSessions } from './open-sessions.ts'

/** Ends links to pay that somebody wants to be ended. */
export class SessionExpiry {
  private readonly leases: Leases
  private readonly asked: AskedChanges
  private readonly openSessions: OpenSessions

  constructor(private readonly dataSource: DataSource, private readonly calls: StripeCalls) {
    this.leases = new Leases(dataSource)
    this.asked = new AskedChanges(dataSource, () => calls.account())
    this.openSessions = new OpenSessions(dataSource, calls)
  }

  /**
   * Ends an open session, so that its link can no longer be paid; one that is over stays as it is.
   * @param reason for the audit log
   * @throws NOT_FOUND, STRIPE_ERROR, CONFLICT when the member is paying right now or an earlier request may still end it
   */
  async expire(id: string, reason: string | null = null): Promise<CheckoutSession> {
    if (!await this.find(id)) throw notFound('Checkout session', id)
    await this.one(id, async (lease) => {
      // What comes now would be told a second time.
      if (await this.settleAll(id, lease)) throw conflict('It is not known yet what came of an earlier request to end this session, and Stripe may still do it: try again in a minute.')
      const before = await this.find(id)
      if (before?.status !== 'open') return
      await this.asked.run(
        { action: 'expireCheckoutSession', objectType: 'CheckoutSession', objectId: id, before: { status: before.status }, wanted: { status: 'expired' }, reason },
        async () => await this.openSessions.expire(id, lease), EXPIRY)
    })
    return await this.dataSource.manager.findOneByOrFail(CheckoutSession, { id })
  }

  /** Finds out what became of an {@link expire} that was never answered. @throws STRIPE_ERROR when that cannot be told now */
  async settle(id: string): Promise<void> {
    await this.one(id, async (lease) => { await this.settleAll(id, lease) })
  }

  /** Records what came of what was never answered. @returns may Stripe still do some of it? */
  private async settleAll(id: string, lease: Lease): Promise<boolean> {
    const unanswered = await this.asked.of('CheckoutSession', id)
    if (unanswered.length === 0) return false
    const session = await orMissing(this.openSessions.refresh(id, lease))
    let underWay = false
    for (const change of unanswered) {
      if (session?.status === 'open' && await this.asked.isUnderWay(change)) underWay = true
      else await (session ? this.asked.done(change, session, EXPIRY) : this.asked.notDone(change, EXPIRY))
    }
    return underWay
  }

  private async find(id: string): Promise<CheckoutSession | null> {
    return await this.dataSource.manager.findOneBy(CheckoutSession, { id: searchable(id), ...this.calls.account() })
  }

  private async one(id: string, work: (lease: Lease) => Promise<void>): Promise<void> {
    await this.leases.hold(`checkout session ${id}`, work)
  }
}

/** A session that was paid meanwhile was not ended. */
const EXPIRY: Around<Stripe.Checkout.Session> = { done: async (_manager, { status }) => (status === 'expired' ? { status } : null) }
