import type { DataSource } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import { CheckoutSession } from '../../entities/checkout-session.ts'
import type { Member } from '../../entities/member.ts'
import { recordAudit } from '../../audit/audit.ts'
import { badUserInput } from '../../errors.ts'
import { ownKey } from '../../idempotency.ts'
import { parseInput } from '../../input.ts'
import type { MemberService } from '../../members/member.service.ts'
import { memberLease } from '../../stripe/member-lease.ts'
import { Leases, type Lease } from '../../stripe/leases.ts'
import { singleUse, type StripeCalls } from '../../stripe/stripe-calls.ts'
import { newCheckout, newPortalSession, type NewCheckout } from './checkout.checks.ts'
import type { CreateBillingPortalSessionInput, CreateCheckoutSessionInput } from './checkout.inputs.ts'
import { fingerprintOf, orderLines, recurringItems, sessionParams } from './checkout-order.ts'
import { CheckoutRequests } from './checkout-requests.ts'
import { HeldProducts } from './held-products.ts'
import { MemberCustomers } from './member-customers.ts'
import { OpenSessions } from './open-sessions.ts'
import { sellablePrices } from './sellable-prices.ts'

/** Sends members to Stripe's pages: to pay, and to manage what they pay. */
export class CheckoutService {
  private readonly leases: Leases
  private readonly customers: MemberCustomers
  private readonly requests: CheckoutRequests
  private readonly openSessions: OpenSessions
  private readonly held: HeldProducts

  constructor(
    private readonly dataSource: DataSource,
    private readonly calls: StripeCalls,
    private readonly members: MemberService,
    /** Where members may be sent back to. */
    private readonly origins: readonly string[],
  ) {
    this.leases = new Leases(dataSource)
    this.customers = new MemberCustomers(dataSource, calls)
    this.requests = new CheckoutRequests(dataSource, calls)
    this.openSessions = new OpenSessions(dataSource, calls)
    this.held = new HeldProducts(dataSource, calls)
  }

  /**
   * A session in which the member can pay: the one that is still open for the very same, or a new one. No two open
   * sessions of a member sell the same product: what is asked for last counts, and the others expire.
   * @throws BAD_USER_INPUT, PRICE_NOT_SYNCED, ALREADY_SUBSCRIBED, STRIPE_ERROR, CONFLICT when the member is paying right now
   */
  async create(input: CreateCheckoutSessionInput): Promise<CheckoutSession> {
    const checkout = parseInput(newCheckout(this.origins), input)
    const member = await this.payer(checkout.memberId)
    const sessionId = await this.leases.hold(this.leaseOf(member), (lease) => this.sessionFor(checkout, member, lease))
    return await this.dataSource.manager.findOneByOrFail(CheckoutSession, { id: sessionId })
  }

  /** The address of the Billing Portal for a member, good for some minutes. @throws BAD_USER_INPUT, STRIPE_ERROR */
  async portal(input: CreateBillingPortalSessionInput): Promise<string> {
    const { memberId, returnUrl } = parseInput(newPortalSession(this.origins), input)
    const member = await this.payer(memberId)
    const customer = await this.leases.hold(this.leaseOf(member), (lease) => this.customers.ensure(member, lease))
    const { url } = await this.calls.ask((client) => client.billingPortal.sessions.create({ customer, return_url: returnUrl }, singleUse()))
    await this.dataSource.transaction((manager) => recordAudit(manager, { action: 'createBillingPortalSession', objectType: 'Member', objectId: member.id, before: null, after: { returnUrl } }))
    return url
  }

  /** Members who asked for a checkout and were never answered, for whoever takes them to {@link finish}. */
  async takeUnanswered(limit: number): Promise<string[]> {
    return await this.requests.takeUnanswered(limit)
  }

  /** Makes what such a member asked for, or finds it made. @throws STRIPE_ERROR when that cannot be told now */
  async finish(memberId: string): Promise<void> {
    await this.leases.hold(memberLease(this.calls.account(), memberId), (lease) => this.requests.finish(memberId, lease))
  }

  private async sessionFor(checkout: NewCheckout, member: Member, lease: Lease): Promise<string> {
    const fingerprint = fingerprintOf(checkout)
    const idempotencyKey = checkout.idempotencyKey === null ? null : ownKey(checkout.idempotencyKey)
    // First what was never answered: it may have been this very request.
    await this.requests.finish(member.id, lease)
    const served = idempotencyKey === null ? null : await this.requests.sessionOf(idempotencyKey, fingerprint)
    if (served) return served

    const prices = await sellablePrices(this.dataSource, this.calls.account(), checkout.items.map(({ priceId }, index) => ({ path: `items.${index}.priceId`, priceId })))
    const lines = orderLines(checkout, prices)
    const products = new Set(lines.map(({ stripeProductId }) => stripeProductId))
    const customer = await this.customers.ensure(member, lease)
    const open = await this.openSessions.narrow(customer, products, fingerprint, lease)
    // Looked up last: now no session can be paid any more that would make another subscription to one of the products.
    if (!checkout.allowMultiple) await this.openSessions.settle(customer, products, open?.id, lease)
    const held = checkout.allowMultiple ? undefined : await this.held.find(member.id, customer, lines, lease)
    if (held) {
      if (open) await this.openSessions.expire(open.id, lease)
      throw held
    }
    const id = uuidv7()
    const request = { id, memberId: member.id, idempotencyKey, fingerprint, recurringItems: recurringItems(lines), params: sessionParams(checkout, lines, customer, id) }
    if (open) await this.requests.reuse(request, open.id)
    return open ? open.id : (await this.requests.make(request, lease)).id
  }

  private async payer(memberId: string): Promise<Member> {
    const member = await this.members.find(memberId)
    if (!member) throw badUserInput({ memberId: 'There is no member with this id.' })
    if (member.archivedAt) throw badUserInput({ memberId: 'This member is archived: restore it first.' })
    return member
  }

  private leaseOf({ id }: Member): string {
    return memberLease(this.calls.account(), id)
  }
}
