import type { EntityManager } from 'typeorm'
import type { StripeAccount } from '../stripe/account.ts'
import { statusesOf } from './status-access.ts'

/** A product that a member holds because of something in Stripe. */
export interface HeldProduct {
  sourceId: string
  sourceItemId: string
  memberId: string
  productId: string
  quantity: number
  /** When it ends by itself; null: it goes on until something happens. */
  until: Date | null
}

/**
 * The catalog's product of a Stripe product in the account ($2, $3). One that the console made has an id that we chose, so
 * that ours can be read from it, also when another took its place: see `push-product.ts`. One that was adopted is mapped.
 */
const ownProduct = (column: string) => `join product on product.id = coalesce(
         substring(${column} from '^prod_([0-9a-f]{32})(?:_[0-9]+)?$')::uuid,
         (select local_id from stripe_mapping where kind = 'product' and stripe_id = ${column} and account = $2 and livemode = $3))`
const GIVEN_BACK = 'payment.amount_received > 0 and payment.amount_refunded >= payment.amount_received'
const COLUMNS = 'source_id as "sourceId", item_id as "sourceItemId", member_id as "memberId", product_id as "productId", quantity::float8 as quantity, until'

/**
 * What these subscriptions give now. A customer whom nobody mapped to a member gives nothing, nor does one that was
 * deleted: Stripe cancels the subscriptions with it.
 * @param graceDays how long a failed payment changes nothing
 */
export async function heldBySubscriptions(manager: EntityManager, { account, livemode }: StripeAccount, ids: readonly string[], graceDays: number): Promise<HeldProduct[]> {
  return await manager.query<HeldProduct[]>(
    `select ${COLUMNS} from (
       select subscription.id as source_id, item.id as item_id, member.id as member_id, product.id as product_id, item.quantity,
         least(subscription.cancel_at, case when subscription.cancel_at_period_end then item.current_period_end end,
           case when subscription.status = any($5) then past_due.since + $6 * interval '1 day' end) as until
       from subscription
       join customer on customer.id = subscription.customer_id and customer.account = subscription.account and customer.livemode = subscription.livemode and customer.deleted_at is null
       join member on member.id = customer.member_id
       join subscription_item item on item.subscription_id = subscription.id and item.quantity > 0
       ${ownProduct('item.product_id')}
       left join subscription_past_due past_due on past_due.subscription_id = subscription.id
       where subscription.id = any($1) and subscription.account = $2 and subscription.livemode = $3 and subscription.deleted_at is null
         and (subscription.status = any($4) or (subscription.status = any($5) and past_due.since is not null))
     ) as held`,
    [ids, account, livemode, statusesOf('yes'), statusesOf('withinGrace'), graceDays],
  )
}

/**
 * What was bought once in these Checkout sessions, also beside a subscription: it lasts, whatever becomes of the
 * customer, unless all of the money was given back. What recurs comes from the subscription itself.
 */
export async function heldByPurchases(manager: EntityManager, { account, livemode }: StripeAccount, ids: readonly string[]): Promise<HeldProduct[]> {
  return await manager.query<HeldProduct[]>(
    `select ${COLUMNS} from (
       select session.id as source_id, item.id as item_id, member.id as member_id, product.id as product_id, item.quantity, null::timestamptz as until
       from checkout_session session
       join customer on customer.id = session.customer_id and customer.account = session.account and customer.livemode = session.livemode
       join member on member.id = customer.member_id
       join checkout_session_item item on item.session_id = session.id and item.quantity > 0
       ${ownProduct('item.product_id')}
       where session.id = any($1) and session.account = $2 and session.livemode = $3
         and session.status = 'complete' and session.payment_status in ('paid', 'no_payment_required')
         and (session.mode = 'payment' or exists (
           select from stripe_mapping mapping join price on price.id = mapping.local_id
           where mapping.kind = 'price' and mapping.stripe_id = item.price_id and mapping.account = session.account and mapping.livemode = session.livemode and price.interval is null))
         and not exists (select from payment where payment.id = session.payment_intent_id and ${GIVEN_BACK})
         and not exists (
           select from invoice join payment on payment.invoice_id = invoice.id
           where invoice.subscription_id = session.subscription_id and invoice.billing_reason = 'subscription_create' and ${GIVEN_BACK})
     ) as held`,
    [ids, account, livemode],
  )
}
