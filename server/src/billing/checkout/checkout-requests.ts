import { In, IsNull, LessThan, type DataSource } from 'typeorm'
import type Stripe from 'stripe'
import { currentActor } from '../../audit/actor.ts'
import { recordAudit } from '../../audit/audit.ts'
import { CheckoutRequest } from '../../entities/checkout-request.ts'
import { givenOtherwise } from '../../idempotency.ts'
import { StripeCallFailed } from '../../stripe/call-failed.ts'
import type { Lease } from '../../stripe/leases.ts'
import type { StripeCalls } from '../../stripe/stripe-calls.ts'
import { takeUnanswered } from '../../stripe/take-unanswered.ts'
import { withdrawLinks } from '../../stripe/withdrawn-links.ts'

/** Stripe forgets a key after a day, and by then the session is over too. */
const KEY_LIFETIME = 23 * 3600 * 1000

/** What the console was asked for, kept before Stripe is called: a call whose outcome is not known is repeated, never made anew. */
export class CheckoutRequests {
  constructor(private readonly dataSource: DataSource, private readonly calls: StripeCalls) {}

  /** The session that a caller's key stands for already. @throws CONFLICT when it was used for something else */
  async sessionOf(idempotencyKey: string, fingerprint: string): Promise<string | null> {
    const found = await this.dataSource.manager.findOneBy(CheckoutRequest, { idempotencyKey, ...this.calls.account() })
    if (found && found.fingerprint !== fingerprint) throw givenOtherwise()
    return found?.sessionId ?? null
  }

  /** Members of whom a call is known that was never answered, and is not under way any more. Who takes them finishes it: it is put off. */
  async takeUnanswered(limit: number): Promise<string[]> {
    const ids = await takeUnanswered(this.dataSource, 'checkout_request', this.calls.account(), limit)
    const requests = await this.dataSource.manager.find(CheckoutRequest, { select: { memberId: true }, where: { id: In(ids) }, order: { createdAt: 'ASC' } })
    return [...new Set(requests.map(({ memberId }) => memberId))]
  }

  /** Finds out what became of calls that were never answered. @param lease the member's @throws STRIPE_ERROR when that cannot be told now */
  async finish(memberId: string, lease: Lease): Promise<void> {
    const { manager } = this.dataSource
    const pending = { memberId, sessionId: IsNull(), ...this.calls.account() }
    await manager.delete(CheckoutRequest, { ...pending, createdAt: LessThan(new Date(Date.now() - KEY_LIFETIME)) })
    for (const request of await manager.find(CheckoutRequest, { where: pending, order: { createdAt: 'ASC' } })) {
      await this.send(request, lease).catch((error: unknown) => {
        if (!isOver(error)) throw error
      })
    }
  }

  /** Keeps a request, and makes its session. @throws STRIPE_ERROR */
  async make(request: NewRequest, lease: Lease): Promise<Stripe.Checkout.Session> {
    return await this.send(await this.add({ ...request, sessionId: null }), lease)
  }

  /** Keeps under a caller's key which session served it. */
  async reuse(request: NewRequest, sessionId: string): Promise<void> {
    if (request.idempotencyKey !== null) await this.add({ ...request, sessionId })
  }

  private async add(request: NewRequest & { sessionId: string | null }): Promise<CheckoutRequest> {
    const { manager } = this.dataSource
    const { raw } = await manager.createQueryBuilder().insert().into(CheckoutRequest).values({ ...request, ...this.calls.account(), askedBy: currentActor() })
      .orIgnore().returning('id').execute() as { raw: unknown[] }
    // The caller gave the key for another member in this very moment.
    if (raw.length === 0) throw givenOtherwise()
    return await manager.findOneByOrFail(CheckoutRequest, { id: request.id })
  }

  private async send(request: CheckoutRequest, lease: Lease): Promise<Stripe.Checkout.Session> {
    const { id, memberId, params, askedBy, createdAt } = request
    try {
      const session = await this.calls.session(undefined, (client) => client.checkout.sessions.create(params, { idempotencyKey: `checkout:${id}` }), { lease })
      await this.dataSource.transaction(async (manager) => {
        const { affected } = await manager.update(CheckoutRequest, { id, sessionId: IsNull() }, { sessionId: session.id })
        if (params.customer) await withdrawLinks(manager, [params.customer])
        if (affected === 1) await recordAudit(manager, {
          action: 'createCheckoutSession', objectType: 'CheckoutSession', objectId: session.id, before: null, at: createdAt, ...(askedBy && { actor: askedBy }),
          after: { memberId, mode: session.mode, items: params.line_items, trialDays: params.subscription_data?.trial_period_days ?? null },
        })
      })
      return session
    } catch (error) {
      if (isOver(error)) await this.dataSource.manager.delete(CheckoutRequest, { id, sessionId: IsNull() })
      throw error
    }
  }
}

/** A request before it is kept. */
export type NewRequest = Pick<CheckoutRequest, 'id' | 'memberId' | 'idempotencyKey' | 'fingerprint' | 'params' | 'recurringItems'>

/** Stripe refused the call, or keeps a 500 for its key: whatever that one made is among the open sessions. All others may still be run. */
function isOver(error: unknown): boolean {
  return error instanceof StripeCallFailed && (error.failure.replayed || (error.refused && !error.failure.heals))
}
