import type { EntityManager } from 'typeorm'
import { statusesOf } from './status-access.ts'

/**
 * Keeps since when payments of these subscriptions have failed, in Stripe's clock: the first failure since the last
 * payment, as far as Stripe told of it; otherwise the first news that the subscription is past due.
 */
export async function followPastDue(manager: EntityManager, subscriptionIds: readonly string[]): Promise<void> {
  const statuses = statusesOf('withinGrace')
  await manager.query('delete from subscription_past_due where subscription_id in (select id from subscription where id = any($1) and status <> all($2))', [subscriptionIds, statuses])
  await manager.query(
    `insert into subscription_past_due (subscription_id, since)
     select subscription.id, least(subscription.as_of, failure.first)
     from subscription
     left join lateral (select max(paid_at) as last from invoice where subscription_id = subscription.id) as payment on true
     left join lateral (
       select min(event.created_at) as first from invoice join stripe_event event on event.object_id = invoice.id
       where invoice.subscription_id = subscription.id and event.type = 'invoice.payment_failed' and (payment.last is null or event.created_at > payment.last)
     ) as failure on true
     where subscription.id = any($1) and subscription.status = any($2)
     on conflict (subscription_id) do update set since = case
       when subscription_past_due.since <= (select max(paid_at) from invoice where subscription_id = excluded.subscription_id) then excluded.since
       else least(subscription_past_due.since, excluded.since) end`,
    [subscriptionIds, statuses],
  )
}
