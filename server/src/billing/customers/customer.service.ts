import type Stripe from 'stripe'
import type { DataSource } from 'typeorm'
import { z } from 'zod'
import type { AskedChange } from '../../entities/asked-change.ts'
import { Customer } from '../../entities/customer.ts'
import type { Member } from '../../entities/member.ts'
import { badUserInput, conflict, notFound } from '../../errors.ts'
import { line, optional, parseInput } from '../../input.ts'
import type { MemberService } from '../../members/member.service.ts'
import { searchable } from '../../paging.ts'
import type { StripeAccount } from '../../stripe/account.ts'
import { AskedChanges, type Around } from '../../stripe/asked-changes.ts'
import { customerLease, memberLease } from '../../stripe/member-lease.ts'
import { Leases, type Lease } from '../../stripe/leases.ts'
import { LOCAL_ID_KEY } from '../../stripe/managed-metadata.ts'
import { orMissing } from '../../stripe/missing.ts'
import { singleUse, type StripeCalls } from '../../stripe/stripe-calls.ts'
import { newestPage, ofAccount, type KeysetPage } from '../projected-page.ts'
import { takeFromOthers } from './charged-customer.ts'
import type { ConnectStripeCustomerInput } from './customer.types.ts'

const connection = z.object({ customerId: z.string(), memberId: z.guid('Give the id of a member.'), reason: optional(line(500)) })

/** Stripe's customers: those of nobody, and whose they become. */
export class CustomerService {
  private readonly leases: Leases
  private readonly asked: AskedChanges

  constructor(
    private readonly dataSource: DataSource,
    private readonly account: StripeAccount | undefined,
    private readonly calls: StripeCalls,
    private readonly members: MemberService,
  ) {
    this.leases = new Leases(dataSource)
    this.asked = new AskedChanges(dataSource, () => calls.account())
  }

  /** One page of those that no member has, newest first. @throws BAD_USER_INPUT for an impossible page or a cursor that is none */
  async unrecognized(search: string | null | undefined, limit: number, after?: string | null): Promise<KeysetPage<Customer>> {
    const query = ofAccount(this.dataSource.createQueryBuilder(Customer, 'customer'), this.account).andWhere('customer.member_id is null')
    const text = search?.trim()
    if (text) query.andWhere('(customer.id = :text or lower(customer.email) = lower(:text))', { text: searchable(text) })
    return await newestPage(query, limit, after)
  }

  /** The customer of this id in the connected account, or null. */
  async find(id: string): Promise<Customer | null> {
    return this.account ? await this.dataSource.manager.findOneBy(Customer, { id: searchable(id), ...this.account }) : null
  }

  /**
   * Says whose a customer is, here and in its metadata in Stripe.
   * @throws BAD_USER_INPUT for the member; NOT_FOUND; CONFLICT for one that another member has, or that was deleted; STRIPE_ERROR
   */
  async connect(input: ConnectStripeCustomerInput): Promise<{ customer: Customer; member: Member }> {
    const { customerId, memberId, reason } = parseInput(connection, input)
    const member = await this.members.find(memberId)
    if (!member || member.archivedAt) throw badUserInput({ memberId: member ? 'This member is archived: restore it first.' : 'There is no member with this id.' })
    return await this.holding(customerId, member.id, async (lease) => {
      const before = await this.connectable(customerId, member.id)
      if (before.memberId === member.id) return { customer: before, member }
      await this.asked.run(
        { action: 'connectStripeCustomer', objectType: 'Member', objectId: member.id, before: null, wanted: { customerId }, reason: reason ?? null },
        async () => await this.calls.customer(customerId, (client) => client.customers.update(customerId, { metadata: { [LOCAL_ID_KEY]: member.id } }, singleUse()), { lease }),
        this.connection(member.id),
      )
      return { customer: await this.dataSource.manager.findOneByOrFail(Customer, { id: customerId }), member }
    })
  }

  /** Finds out what became of a {@link connect} that was never answered. @throws STRIPE_ERROR when that cannot be told now */
  async settleConnection(change: AskedChange): Promise<void> {
    const { objectId: memberId, wanted } = change
    const customerId = String(wanted['customerId'])
    await this.holding(customerId, memberId, async (lease) => {
      const found = await orMissing(this.calls.ask((client) => client.customers.retrieve(customerId), { lease }))
      if (found && !found.deleted && found.metadata[LOCAL_ID_KEY] === memberId) await this.asked.done(change, found, this.connection(memberId))
      else await this.asked.notDone(change, {})
    })
  }

  /** Nobody else makes a customer for the member, or connects this one, meanwhile. */
  private async holding<Result>(customerId: string, memberId: string, work: (lease: Lease) => Promise<Result>): Promise<Result> {
    const account = this.calls.account()
    return await this.leases.hold(memberLease(account, memberId), async (ofMember) =>
      await this.leases.hold(customerLease(account, customerId), async (ofCustomer) => await work({
        renew: async () => {
          await ofMember.renew()
          await ofCustomer.renew()
        },
      })))
  }

  private connection(memberId: string): Around<Stripe.Customer> {
    const { account, livemode } = this.calls.account()
    return {
      done: async (manager, { id: customerId }) => {
        await takeFromOthers(manager, { memberId, account, livemode }, customerId)
        await manager.query(
          `insert into member_customer (member_id, account, livemode, customer_id, push_due_at) values ($1, $2, $3, $4, now()) on conflict do nothing`, [memberId, account, livemode, customerId])
        return { customerId }
      },
    }
  }

  private async connectable(id: string, memberId: string): Promise<Customer> {
    const customer = await this.find(id)
    if (!customer) throw notFound('Stripe customer', id)
    if (customer.deletedAt) throw conflict('This customer was deleted in Stripe.')
    const owner = customer.memberId !== null && customer.memberId !== memberId ? await this.members.find(customer.memberId) : null
    if (owner) throw conflict(`This customer belongs to the member ${owner.id} already.`)
    return customer
  }
}
