import { isDeepStrictEqual } from 'node:util'
import { In, type EntityManager } from 'typeorm'
import { Subscription, SubscriptionItem } from '../entities/subscription.ts'
import { SubscriptionIntent } from '../entities/subscription-intent.ts'
import { REQUEST_KEY } from './managed-metadata.ts'
import { subscriptionDrift } from './subscription-drift.ts'

/**
 * Compares projected subscriptions with what the console asked of them, in the transaction that wrote them. What a
 * Checkout session of ours was made for counts as asked, from the first time that its subscription is seen.
 */
export async function compareWithIntents(manager: EntityManager, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await manager.query(
    `insert into subscription_intent (subscription_id, items, asked_at)
     select subscription.id, request.recurring_items, request.created_at
     from subscription join checkout_request request
       on request.id = case when subscription.metadata->>'${REQUEST_KEY}' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then (subscription.metadata->>'${REQUEST_KEY}')::uuid end
       and request.account = subscription.account and request.livemode = subscription.livemode
     where subscription.id = any($1) and not exists (select from subscription_intent intent where intent.subscription_id = subscription.id)
     order by subscription.id
     on conflict do nothing`,
    [ids],
  )
  // Most were made elsewhere: for those this is all.
  const locked = await manager.query<{ id: string }[]>('select subscription_id as id from subscription_intent where subscription_id = any($1) order by subscription_id for update', [ids])
  if (locked.length === 0) return
  const asked = In(locked.map(({ id }) => id))
  const intents = await manager.findBy(SubscriptionIntent, { subscriptionId: asked })
  const subscriptions = new Map((await manager.findBy(Subscription, { id: asked })).map((each) => [each.id, each]))
  const items = Map.groupBy(await manager.findBy(SubscriptionItem, { subscriptionId: asked }), ({ subscriptionId }) => subscriptionId)
  for (const intent of intents) {
    const { subscriptionId } = intent
    const actual = subscriptions.get(subscriptionId)
    if (!actual) continue
    const drift = subscriptionDrift(intent, { ...actual, items: items.get(subscriptionId) ?? [] }, intent.drift)
    if (!isDeepStrictEqual(drift, intent.drift)) await manager.update(SubscriptionIntent, { subscriptionId }, { drift })
  }
}

/** What is asked now; what is left out stays as it was asked before. */
export interface NewIntent extends Partial<Pick<SubscriptionIntent, 'items' | 'cancelAtPeriodEnd'>> {
  /** What it consists of, for one of which nothing was asked before. */
  current: SubscriptionIntent['items']
}

/**
 * Keeps what is about to be asked of a subscription: before the call, so that one whose answer is lost does not look
 * like somebody else's change.
 * @returns what was asked before, for {@link restoreIntent}
 */
export async function keepIntent(manager: EntityManager, subscriptionId: string, { current, ...asked }: NewIntent): Promise<SubscriptionIntent | null> {
  await lock(manager, subscriptionId)
  const before = await manager.findOneBy(SubscriptionIntent, { subscriptionId })
  await manager.save(SubscriptionIntent, { items: current, ...before, ...asked, subscriptionId, askedAt: new Date() })
  return before
}

/** Stripe refused what was asked: what was asked before counts again. */
export async function restoreIntent(manager: EntityManager, subscriptionId: string, before: SubscriptionIntent | null): Promise<void> {
  await lock(manager, subscriptionId)
  if (before) await manager.save(SubscriptionIntent, before)
  else await manager.delete(SubscriptionIntent, { subscriptionId })
  await compareWithIntents(manager, [subscriptionId])
}

/** The lock that the projection takes: neither overlooks what the other writes. */
async function lock(manager: EntityManager, subscriptionId: string): Promise<void> {
  await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [subscriptionId])
}
