import type Stripe from 'stripe'
import type { Price } from '../../entities/price.ts'

/**
 * Which of Stripe's prices can stand for which of ours: what cannot be changed in Stripe must be the same. Each stands
 * for one at most; active ones come first.
 * @returns Stripe's ids by ours
 */
export function matchPrices(ours: readonly Price[], stripes: readonly Stripe.Price[]): Map<string, string> {
  const free = [...stripes].sort((a, b) => Number(b.active) - Number(a.active))
  const matches = new Map<string, string>()
  for (const price of ours) {
    const index = free.findIndex((candidate) => isCompatible(price, candidate))
    const [found] = index === -1 ? [] : free.splice(index, 1)
    if (found) matches.set(price.id, found.id)
  }
  return matches
}

/** Amounts in tiers or chosen by the customer are not compared: such prices are made anew. */
function isCompatible(ours: Price, stripes: Stripe.Price): boolean {
  return ours.unitAmount !== null && stripes.billing_scheme === 'per_unit' && !stripes.custom_unit_amount && !stripes.transform_quantity
    && stripes.recurring?.usage_type !== 'metered'
    && stripes.unit_amount === ours.unitAmount && stripes.currency === ours.currency
    && (stripes.recurring?.interval ?? null) === ours.interval && (stripes.recurring?.interval_count ?? null) === ours.intervalCount
    && (stripes.tax_behavior === ours.taxBehavior || (stripes.tax_behavior ?? 'unspecified') === 'unspecified')
}
