import type { Stripe } from 'stripe'
import type { StoredPrice } from '../../store/stored-objects.ts'
import type { Wire } from '../../wire.ts'

/**
 * The plan that Stripe keeps under the same id as a recurring price, and sends `plan.*` events of beside the price's own.
 * @returns undefined for a one-time price.
 */
export function planOf(price: StoredPrice): Wire<Stripe.Plan> | undefined {
  const { recurring } = price
  if (recurring === null) return undefined
  return {
    id: price.id,
    object: 'plan',
    active: price.active,
    amount: price.unit_amount,
    amount_decimal: price.unit_amount_decimal,
    billing_scheme: price.billing_scheme,
    created: price.created,
    currency: price.currency,
    interval: recurring.interval,
    interval_count: recurring.interval_count,
    livemode: price.livemode,
    metadata: price.metadata,
    meter: recurring.meter,
    nickname: price.nickname,
    product: price.product,
    tiers_mode: price.tiers_mode,
    transform_usage: price.transform_quantity,
    trial_period_days: recurring.trial_period_days,
    usage_type: recurring.usage_type,
  }
}
