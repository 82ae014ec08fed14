import type Stripe from 'stripe'
import type { DataSource } from 'typeorm'
import type { PaymentMethod } from '../../entities/payment-method.ts'
import type { StripeConnection } from '../client.ts'
import type { ObjectProjection } from '../projection/object-projection.ts'
import type { StripeRateLimiter } from '../push/rate-limiter.ts'
import type { Comparison, ListedPage } from './comparison.ts'
import { listPage } from './listed-page.ts'

/**
 * Stripe lists payment methods by customer only, one call each: too dear for every comparison, but how the table is
 * restored. The pages are the customers here, in the order of their ids.
 */
export class PaymentMethodRebuild implements Comparison {
  readonly kind = 'payment_method'
  readonly takesPart = 'rebuilding'

  constructor(
    private readonly dataSource: DataSource,
    private readonly stripe: StripeConnection,
    private readonly limiter: StripeRateLimiter,
    private readonly projection: ObjectProjection<Stripe.PaymentMethod, PaymentMethod>,
  ) {}

  async list(cursor: string | null): Promise<ListedPage> {
    const { account, livemode, client } = this.stripe
    const [next] = await this.dataSource.query<{ id: string }[]>(
      'select id from customer where account = $1 and livemode = $2 and deleted_at is null and id > $3 order by id limit 1', [account, livemode, cursor ?? ''])
    if (!next) return { ids: [], next: null, answeredAt: new Date(), compare: async () => 0 }
    // Nobody has more than a page of them.
    const { objects, answeredAt, asOf } = await listPage(this.limiter, null, async (params) => await client.customers.listPaymentMethods(next.id, params))
    return {
      ids: objects.map(({ id }) => id), next: next.id, answeredAt,
      compare: async () => {
        await this.projection.take(objects, asOf, 'row')
        return 0
      },
    }
  }
}
