import { In, IsNull, Not, type DataSource } from 'typeorm'
import type { GraphQLError } from 'graphql'
import type Stripe from 'stripe'
import { Customer } from '../../entities/customer.ts'
import { Subscription, SubscriptionItem } from '../../entities/subscription.ts'
import { alreadyBought, alreadySubscribed } from '../../errors.ts'
import type { Lease } from '../../stripe/leases.ts'
import type { StripeCalls } from '../../stripe/stripe-calls.ts'
import type { OrderLine } from './checkout-order.ts'

/** States in which a subscription is being paid for, or is about to be. */
const HOLDING = ['active', 'trialing', 'past_due']

/** Which products a member has, by a subscription or bought for good. */
export class HeldProducts {
  constructor(private readonly dataSource: DataSource, private readonly calls: StripeCalls) {}

  /**
   * The refusal for the first of these lines whose product the member has already; undefined: none. The customer that we
   * charge is looked up at Stripe, since the event of a payment may still be on its way; what other customers of the
   * member have is known from their events.
   */
  async find(memberId: string, customer: string, lines: readonly OrderLine[], lease: Lease): Promise<GraphQLError | undefined> {
    const holder = new Map([...await this.elsewhere(memberId, customer), ...await this.atStripe(customer, lease)])
    const line = lines.find(({ stripeProductId }) => holder.has(stripeProductId))
    return line ? alreadySubscribed(line.productName, holder.get(line.stripeProductId) ?? '') : await this.bought(memberId, lines)
  }

  /** Every session of the console's is projected, so what was bought is known here. */
  private async bought(memberId: string, lines: readonly OrderLine[]): Promise<GraphQLError | undefined> {
    const { account, livemode } = this.calls.account()
    const [purchase] = await this.dataSource.query<{ productId: string; sessionId: string }[]>(
      `select product_id as "productId", source_id as "sessionId" from provision
       where member_id = $1 and source = 'PURCHASE' and account = $2 and livemode = $3 and product_id = any($4) and upper_inf(recorded) and period @> now() limit 1`,
      [memberId, account, livemode, lines.map(({ price }) => price.productId)],
    )
    const line = lines.find(({ price }) => price.productId === purchase?.productId)
    return line && purchase && alreadyBought(line.productName, purchase.sessionId)
  }

  private async atStripe(customer: string, lease: Lease): Promise<[product: string, subscription: string][]> {
    const subscriptions = await this.calls.list(async (client, page) => await client.subscriptions.list({ customer, ...page }), 1000, { lease })
    const held: [product: string, subscription: string][] = []
    for (const subscription of subscriptions) {
      if (!HOLDING.includes(subscription.status)) continue
      for (const { price } of await this.items(subscription, lease)) held.push([typeof price.product === 'string' ? price.product : price.product.id, subscription.id])
    }
    return held
  }

  /** Lists come with ten at the most. */
  private async items({ id, items }: Stripe.Subscription, lease: Lease): Promise<Stripe.SubscriptionItem[]> {
    if (!items.has_more) return items.data
    return await this.calls.list(async (client, page) => await client.subscriptionItems.list({ subscription: id, ...page }), 1000, { lease })
  }

  private async elsewhere(memberId: string, customer: string): Promise<[product: string, subscription: string][]> {
    const { manager } = this.dataSource
    const others = await manager.findBy(Customer, { memberId, id: Not(customer), deletedAt: IsNull(), ...this.calls.account() })
    if (others.length === 0) return []
    const subscriptions = await manager.findBy(Subscription, { customerId: In(others.map(({ id }) => id)), status: In(HOLDING), deletedAt: IsNull() })
    const items = await manager.findBy(SubscriptionItem, { subscriptionId: In(subscriptions.map(({ id }) => id)) })
    return items.map(({ productId, subscriptionId }) => [productId, subscriptionId])
  }
}
