import type Stripe from 'stripe'
import type { Price } from '../entities/price.ts'
import type { ManagedFields } from '../entities/stripe-mapping.ts'
import { foreignKeysLeftOut, metadataUpdate, ownerMetadata } from './managed-metadata.ts'

/** The fields of a price that the console may change in Stripe; amount, currency and interval are fixed there. */
export function managedPrice(price: Price, generation: number): ManagedFields {
  return {
    active: price.active,
    nickname: price.nickname,
    lookup_key: price.lookupKey,
    tax_behavior: price.taxBehavior,
    metadata: { ...price.metadata, ...ownerMetadata(price.id, generation) },
  }
}

/** The same fields as Stripe has them, to be compared with what we wrote. */
export function managedFromStripePrice(price: Stripe.Price, ours: ManagedFields, sentKeys: readonly string[]): ManagedFields {
  return {
    active: price.active,
    nickname: price.nickname,
    lookup_key: price.lookup_key,
    tax_behavior: price.tax_behavior ?? 'unspecified',
    metadata: foreignKeysLeftOut(price.metadata, ours, sentKeys),
  }
}

/**
 * What creates the price in Stripe. The lookup key follows by an update: a create that is repeated after it was edited
 * must not take a key that another price has by then. https://docs.stripe.com/api/prices/create
 */
export function priceCreateParams(price: Price, generation: number, stripeProductId: string): Stripe.PriceCreateParams {
  return {
    product: stripeProductId,
    currency: price.currency,
    ...amountParams(price),
    ...(price.interval && { recurring: { interval: price.interval, interval_count: price.intervalCount ?? 1 } }),
    active: price.active,
    tax_behavior: price.taxBehavior,
    ...(price.nickname && { nickname: price.nickname }),
    metadata: { ...price.metadata, ...ownerMetadata(price.id, generation) },
  }
}

/** What brings the price in Stripe to `fields`. https://docs.stripe.com/api/prices/update */
export function priceUpdateParams(fields: ManagedFields, pushed: ManagedFields | null, sentKeys: readonly string[]): Stripe.PriceUpdateParams {
  const taxBehavior = fields['tax_behavior'] as Stripe.Price.TaxBehavior
  return {
    active: fields['active'] as boolean,
    nickname: (fields['nickname'] as string | null) ?? '',
    lookup_key: (fields['lookup_key'] as string | null) ?? '',
    // Once chosen it cannot be sent again with another value, and "unspecified" not at all.
    ...(taxBehavior !== 'unspecified' && taxBehavior !== pushed?.['tax_behavior'] && { tax_behavior: taxBehavior }),
    metadata: metadataUpdate(fields, sentKeys),
  }
}

function amountParams(price: Price): Partial<Stripe.PriceCreateParams> {
  if (price.tiers) {
    return {
      billing_scheme: 'tiered',
      tiers_mode: price.tiersMode ?? 'graduated',
      tiers: price.tiers.map((tier) => ({
        up_to: tier.upTo ?? 'inf',
        ...(tier.unitAmount !== null && { unit_amount: tier.unitAmount }),
        ...(tier.flatAmount !== null && { flat_amount: tier.flatAmount }),
      })),
    }
  }
  if (price.customUnitAmount) {
    const { minimum, preset, maximum } = price.customUnitAmount
    return {
      custom_unit_amount: {
        enabled: true,
        ...(minimum !== null && { minimum }),
        ...(preset !== null && { preset }),
        ...(maximum !== null && { maximum }),
      },
    }
  }
  return { unit_amount: price.unitAmount ?? 0 }
}
