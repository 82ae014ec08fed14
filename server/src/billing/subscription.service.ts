import type { DataSource } from 'typeorm'
import { Subscription } from '../entities/subscription.ts'
import { searchable } from '../paging.ts'
import type { StripeAccount } from '../stripe/account.ts'
import { newestPage, ofAccount, ofMember, ofText, type KeysetPage } from './projected-page.ts'
import type { SubscriptionFilter } from './subscription.types.ts'

/** Stripe's subscriptions as they are projected: reading. */
export class SubscriptionService {
  constructor(private readonly dataSource: DataSource, private readonly account: StripeAccount | undefined) {}

  /** One page of the connected account, newest first. @throws BAD_USER_INPUT for an impossible page or a cursor that is none */
  async list({ status, memberId, changedOutside, search }: SubscriptionFilter, limit: number, after?: string | null): Promise<KeysetPage<Subscription>> {
    const query = ofAccount(this.dataSource.createQueryBuilder(Subscription, 'subscription'), this.account)
    if (status) query.andWhere('subscription.status = :status', { status })
    if (memberId != null) ofMember(query, memberId)
    if (changedOutside != null) {
      query.andWhere(`${changedOutside ? '' : 'not '}exists (select from subscription_intent intent where intent.subscription_id = subscription.id and intent.drift <> '[]')`)
    }
    const text = search?.trim()
    if (text) ofText(query, ['id', 'customer_id'], text)
    return await newestPage(query, limit, after)
  }

  /** The subscription of this id in the connected account, or null. */
  async find(id: string): Promise<Subscription | null> {
    return this.account ? await this.dataSource.manager.findOneBy(Subscription, { id: searchable(id), ...this.account }) : null
  }
}
