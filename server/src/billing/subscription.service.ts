import type { DataSource } from 'typeorm'
import { Customer } from '../entities/customer.ts'
import { Subscription } from '../entities/subscription.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { isUuid } from '../input.ts'
import { checkPage, searchable } from '../paging.ts'
import type { StripeAccount } from '../stripe/account.ts'
import type { SubscriptionFilter } from './subscription.types.ts'

/** One page of subscriptions. */
export interface SubscriptionPage { items: Subscription[]; endCursor: string | null; hasNextPage: boolean }

/** Stripe's subscriptions as they are projected: reading. */
export class SubscriptionService {
  constructor(private readonly dataSource: DataSource, private readonly account: StripeAccount | undefined) {}

  /** One page of the connected account, newest first. @throws BAD_USER_INPUT for an impossible page or a cursor that is none */
  async list({ status, memberId, search }: SubscriptionFilter, limit: number, after?: string | null): Promise<SubscriptionPage> {
    checkPage(limit, 0)
    const { account, livemode } = this.account ?? { account: '', livemode: false }
    const query = this.dataSource.createQueryBuilder(Subscription, 'subscription')
      .where('subscription.account = :account and subscription.livemode = :livemode and subscription.deleted_at is null', { account, livemode })
    if (status) query.andWhere('subscription.status = :status', { status })
    if (memberId != null) {
      if (!isUuid(memberId)) return { items: [], endCursor: null, hasNextPage: false }
      query.innerJoin(Customer, 'customer', 'customer.id = subscription.customer_id').andWhere('customer.member_id = :memberId', { memberId })
    }
    const text = search?.trim()
    if (text) query.andWhere('(subscription.id = :text or subscription.customer_id = :text)', { text: searchable(text) })
    if (after != null) {
      const { at, id } = decodeCursor(after)
      query.andWhere('(subscription.created_at, subscription.id) < (:at, :afterId)', { at, afterId: id })
    }
    const found = await query.orderBy('subscription.created_at', 'DESC').addOrderBy('subscription.id', 'DESC').limit(limit + 1).getMany()
    const items = found.slice(0, limit)
    const last = items.at(-1)
    return { items, endCursor: last ? encodeCursor({ at: last.createdAt, id: last.id }) : null, hasNextPage: found.length > limit }
  }

  /** The subscription of this id in the connected account, or null. */
  async find(id: string): Promise<Subscription | null> {
    return this.account ? await this.dataSource.manager.findOneBy(Subscription, { id: searchable(id), ...this.account }) : null
  }
}
