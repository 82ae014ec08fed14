import type Stripe from 'stripe'
import { IsNull, type DataSource } from 'typeorm'
import { Customer } from '../../entities/customer.ts'
import { Member } from '../../entities/member.ts'
import { MemberCustomer, type PendingCustomer } from '../../entities/member-customer.ts'
import { StripeCallFailed } from '../../stripe/call-failed.ts'
import { customerChanged, customerFields } from '../../stripe/customer-outbox.ts'
import type { Lease } from '../../stripe/leases.ts'
import { LOCAL_ID_KEY } from '../../stripe/managed-metadata.ts'
import type { StripeCalls } from '../../stripe/stripe-calls.ts'
import { takeFromOthers, type MemberKey } from '../customers/charged-customer.ts'

/** Clocks differ: what a call made is looked for from a little before it was sent. Seconds. */
const CLOCKS_APART = 300

/** Members' customers in Stripe: each is made once, when it is first needed. */
export class MemberCustomers {
  constructor(private readonly dataSource: DataSource, private readonly calls: StripeCalls) {}

  /**
   * The member's customer, made now if there is none; one that was deleted in Stripe, or that Stripe says is another's, is replaced.
   * @param lease the member's: nobody else makes one meanwhile
   * @throws STRIPE_ERROR
   */
  async ensure(member: Member, lease: Lease): Promise<string> {
    const key = { memberId: member.id, ...this.calls.account() }
    const kept = await this.dataSource.manager.findOneBy(MemberCustomer, key)
    if (kept?.customerId && await this.isStill(kept.customerId, member.id)) return kept.customerId
    const known = await this.projected(member.id)
    if (known) return await this.keep(key, known, known.id)
    const pending = kept?.pendingCreate ?? firstCreate(member)
    const found = kept?.pendingCreate ? await this.lookUp(member.id, pending, lease) : undefined
    if (found) return await this.keep(key, found, found.id)
    await this.dataSource.manager.save(MemberCustomer, { ...key, customerId: null, pendingCreate: pending })
    return await this.keep(key, pending.params, await this.create(key, pending, lease))
  }

  private async create(key: MemberKey, pending: PendingCustomer, lease: Lease): Promise<string> {
    try {
      const { id } = await this.calls.customer(undefined, (client) => client.customers.create(pending.params, { idempotencyKey: pending.idempotencyKey }), { lease })
      return id
    } catch (error) {
      if (!(error instanceof StripeCallFailed)) throw error
      // Refused, or over with a 500 that Stripe keeps for the key: the next attempt is another call. Otherwise it may still be run.
      if (error.refused && !error.failure.heals) await this.dataSource.manager.delete(MemberCustomer, { ...key, customerId: IsNull() })
      if (error.failure.execution === 'broken' && error.failure.replayed) {
        await this.dataSource.manager.update(MemberCustomer, key, { pendingCreate: { ...pending, idempotencyKey: `${pending.idempotencyKey}+` } })
      }
      throw error
    }
  }

  /** One that a call made whose answer never came. Listing is consistent, Search is not. */
  private async lookUp(memberId: string, { since, params }: PendingCustomer, lease: Lease): Promise<Stripe.Customer | undefined> {
    const created = { gte: Math.floor(since / 1000) - CLOCKS_APART }
    const customers = await this.calls.list(
      async (client, page) => await client.customers.list({ created, ...page, ...(params.email && { email: params.email }) }), 10_000, { lease })
    return customers.find(({ metadata }) => metadata[LOCAL_ID_KEY] === memberId)
  }

  /** The oldest customer that says in its metadata that it is this member's. */
  private async projected(memberId: string): Promise<Customer | null> {
    return await this.dataSource.manager.findOne(Customer, {
      where: { memberId, deletedAt: IsNull(), ...this.calls.account() }, order: { createdAt: 'ASC', id: 'ASC' },
    })
  }

  /** Its metadata may be changed in Stripe, and whoever it names has what it pays for. One that is not projected yet is as it was made. */
  private async isStill(customerId: string, memberId: string): Promise<boolean> {
    const customer = await this.dataSource.manager.findOneBy(Customer, { id: customerId })
    return !customer || (customer.memberId === memberId && !customer.deletedAt)
  }

  /** @param said what Stripe has of it: if that is not what the member is called now, it is told */
  private async keep(key: MemberKey, said: { name?: string | null; email?: string | null }, customerId: string): Promise<string> {
    await this.dataSource.transaction(async (manager) => {
      const member = await manager.findOneOrFail(Member, { where: { id: key.memberId }, lock: { mode: 'pessimistic_read' } })
      await takeFromOthers(manager, key, customerId)
      await manager.save(MemberCustomer, { ...key, customerId, pendingCreate: null })
      const { name, email } = customerFields(member)
      if (said.name !== name || (said.email ?? '') !== email) await customerChanged(manager, member.id)
    })
    return customerId
  }
}

function firstCreate({ id, name, email }: Member): PendingCustomer {
  const since = Date.now()
  return { idempotencyKey: `customer:${id}:${since}`, since, params: { name, ...(email && { email }), metadata: { [LOCAL_ID_KEY]: id } } }
}
