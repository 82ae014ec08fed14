import type Stripe from 'stripe'
import { Subscription, SubscriptionItem } from '../../../entities/subscription.ts'
import { complete, type Ask } from '../../pages.ts'
import { compareWithIntents } from '../../subscription-intents.ts'
import { idOf, moment, optionalId, optionalMoment, type ProjectedKind } from '../projected-kind.ts'

/** https://docs.stripe.com/api/subscriptions/object */
export const subscriptionKind: ProjectedKind<Stripe.Subscription, Subscription> = {
  object: 'subscription',
  entity: Subscription,
  // A deleted subscription is a canceled one: Stripe keeps it.
  eventTypes: [
    'customer.subscription.created', 'customer.subscription.updated', 'customer.subscription.deleted',
    // Those of an endpoint that sends more than it needs to.
    'customer.subscription.paused', 'customer.subscription.resumed', 'customer.subscription.pending_update_applied', 'customer.subscription.pending_update_expired',
  ],
  terminalStates: ['canceled', 'incomplete_expired'],
  state: (subscription) => subscription.status,
  isComplete: ({ items }) => !items.has_more && items.data.every((item) => Number.isInteger(item.current_period_end)),
  fetch: async (client, id) => await client.subscriptions.retrieve(id),
  complete: addItems,
  followUp: compareWithIntents,
  content: (subscription) => ({
    customerId: idOf(subscription.customer),
    status: subscription.status,
    currency: subscription.currency,
    cancelAtPeriodEnd: subscription.cancel_at_period_end,
    cancelAt: optionalMoment(subscription.cancel_at),
    canceledAt: optionalMoment(subscription.canceled_at),
    endedAt: optionalMoment(subscription.ended_at),
    trialEnd: optionalMoment(subscription.trial_end),
    startedAt: moment(subscription.start_date),
    latestInvoiceId: optionalId(subscription.latest_invoice),
    metadata: subscription.metadata,
    createdAt: moment(subscription.created),
  }),
  children: [{
    entity: SubscriptionItem,
    parentColumn: 'subscription_id',
    rows: (subscription) => subscription.items.data.map((item) => ({
      id: item.id,
      subscriptionId: subscription.id,
      priceId: item.price.id,
      productId: idOf(item.price.product),
      quantity: item.quantity ?? 1,
      currentPeriodStart: moment(item.current_period_start),
      currentPeriodEnd: moment(item.current_period_end),
    })),
  }],
}

/** Twenty items are the most that a subscription has, ten of which come with it. https://docs.stripe.com/api/subscription_items/list */
async function addItems(ask: Ask, { id, items }: Stripe.Subscription): Promise<void> {
  await complete(ask, items, async (client, page) => await client.subscriptionItems.list({ subscription: id, ...page }), 1000)
}
