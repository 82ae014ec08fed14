import { createProduct } from '../catalog-calls.ts'
import { checkout, syncedPrice } from '../checkout-calls.ts'
import { eventually } from '../harness/eventually.ts'
import { createMember } from '../members-calls.ts'
import type { Fleet } from './fleet.ts'
import { killAt, leasesEnd, type Moment } from './kill-at.ts'

/** Something that an operator or an integrator asks of Stripe. */
export interface Asking {
  /** Of which object the audit log tells it. */
  objectId: string
  ask: () => Promise<unknown>
  method: 'POST' | 'DELETE'
  path: string
  /** Did Stripe do it? */
  isDone: () => Promise<boolean>
}

/** What can be asked. */
export type AskingName = 'cancelSubscription' | 'cancelSubscription at once' | 'resumeSubscription' | 'changeSubscription' | 'expireCheckoutSession' | 'connectStripeCustomer'

/** What can be asked of Stripe, on a fleet that sells something. */
export class Askings {
  private constructor(private readonly fleet: Fleet, readonly priceId: string) {}

  static async on(fleet: Fleet): Promise<Askings> {
    const { id } = await syncedPrice(fleet.web(), await createProduct(fleet.web(), { name: 'Sold' }), { currency: 'eur', unitAmount: 900, recurring: { interval: 'MONTH' } })
    return new Askings(fleet, id)
  }

  /** Makes what it needs. */
  async prepare(name: AskingName): Promise<Asking> {
    switch (name) {
      case 'cancelSubscription': return await this.subscription('cancelSubscription', { when: 'AT_PERIOD_END' }, ({ cancel_at_period_end: ends }) => ends)
      case 'cancelSubscription at once': return await this.subscription('cancelSubscription', { when: 'NOW' }, ({ status }) => status === 'canceled')
      case 'resumeSubscription': return await this.subscription('resumeSubscription', {}, ({ cancel_at_period_end: ends }) => !ends)
      case 'changeSubscription': return await this.subscription('changeSubscription', { quantity: 3 }, ({ items }) => items.data[0]?.quantity === 3)
      case 'expireCheckoutSession': return await this.session()
      case 'connectStripeCustomer': return await this.customer()
    }
  }

  /** What the audit log has of it when it was done, once. */
  entry(name: AskingName): object {
    return { action: name.split(' ')[0], actor: 'API_KEY' }
  }

  /** What the audit log tells of an object, without what every member's record begins with, in the order in which it was written. */
  async told(objectId: string): Promise<unknown[]> {
    return await this.fleet.dataSource.query("select action, actor_kind as actor from audit_log where object_id = $1 and action not in ('createMember', 'createCheckoutSession') order by id", [objectId])
  }

  /** Kills the web process that asks at some moment. @returns what is told of it when it is known what came of it */
  async killedWhile({ ask, objectId }: Asking, moment: Moment): Promise<unknown[]> {
    const before = await this.told(objectId)
    const asked = ask().catch(() => 'cut off')
    await killAt(this.fleet, moment, 'web')
    expect(await asked).toBe('cut off')
    // Not before: what the dead had begun is in the way until the moment is let go.
    await leasesEnd(this.fleet)
    await eventually(async () => { expect(await this.fleet.dataSource.query('select action from asked_change')).toEqual([]) })
    return (await this.told(objectId)).slice(before.length)
  }

  async mutate(name: string, input: object, answer = 'subscription'): Promise<unknown> {
    return await this.fleet.web().graphql(`mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${answer} { id } } }`, { input })
  }

  /** How a subscription is shown. */
  async read(id: string): Promise<unknown> {
    return (await this.fleet.web().graphql<{ subscription: unknown }>('query ($id: ID!) { subscription(id: $id) { status changedOutside { field } } }', { id })).subscription
  }

  private async subscription(name: string, input: object, isDone: (subscription: { status: string; cancel_at_period_end: boolean; items: { data: { quantity?: number }[] } }) => boolean): Promise<Asking> {
    const { client, control } = this.fleet.stripe
    const session = await this.openSession()
    await control('POST', `/checkout/${session}/complete`, {})
    const { subscription: made } = await client.checkout.sessions.retrieve(session)
    const id = typeof made === 'string' ? made : ''
    await eventually(async () => { expect(await this.read(id)).toMatchObject({ status: 'active' }) })
    if (name === 'resumeSubscription') await this.mutate('cancelSubscription', { id, when: 'AT_PERIOD_END' })
    return {
      objectId: id, path: `/v1/subscriptions/${id}`, method: 'when' in input && input.when === 'NOW' ? 'DELETE' : 'POST',
      ask: async () => await this.mutate(name, { id, reason: 'Asked to', ...input }),
      isDone: async () => isDone(await client.subscriptions.retrieve(id)),
    }
  }

  private async session(): Promise<Asking> {
    const id = await this.openSession()
    return {
      objectId: id, path: `/v1/checkout/sessions/${id}/expire`, method: 'POST',
      ask: async () => await this.fleet.web().graphql('mutation ($id: ID!) { expireCheckoutSession(id: $id) { session { id } } }', { id }),
      isDone: async () => (await this.fleet.stripe.client.checkout.sessions.retrieve(id)).status === 'expired',
    }
  }

  private async customer(): Promise<Asking> {
    const { client } = this.fleet.stripe
    const { id: memberId } = await createMember(this.fleet.web(), { name: 'Known' })
    const { id: customerId } = await client.customers.create({ name: 'Stranger' })
    await eventually(async () => { expect(await this.fleet.dataSource.query('select 1 from customer where id = $1', [customerId])).toHaveLength(1) })
    return {
      objectId: memberId, path: `/v1/customers/${customerId}`, method: 'POST',
      ask: async () => await this.mutate('connectStripeCustomer', { customerId, memberId, reason: 'Asked to' }, 'member'),
      isDone: async () => 'member_console_id' in ((await client.customers.retrieve(customerId)) as { metadata: object }).metadata,
    }
  }

  private async openSession(): Promise<string> {
    const { id: memberId } = await createMember(this.fleet.web(), { name: 'Asks' })
    return (await checkout(this.fleet.web(), { memberId, items: [{ priceId: this.priceId }] })).id
  }
}
