import { hash, list, mapOf } from '../../params/composite.ts'
import { metadata } from '../../params/metadata.ts'
import { amount, decimal, emptyable, flag, integer, oneOf, required, text, type Param } from '../../params/param.ts'
import { currency } from '../currencies.ts'
import { PRODUCT_DATA } from '../products/product-params.ts'

const TAX_BEHAVIOR = oneOf('exclusive', 'inclusive', 'unspecified')

/** The upper bound of a tier: a positive whole number, or null for `inf`. */
function upTo(): Param<number | null> {
  const inner = integer({ min: 1 })
  return { ...inner, read: (value, path) => (value === 'inf' ? null : inner.read(value, path)) }
}

const tier = hash({ flat_amount: amount(), flat_amount_decimal: decimal(), unit_amount: amount(), unit_amount_decimal: decimal(), up_to: required(upTo()) })
const customUnitAmount = hash({ enabled: required(flag()), maximum: amount(), minimum: amount(), preset: amount() })

const currencyOptions = mapOf(
  hash({ custom_unit_amount: customUnitAmount, tax_behavior: TAX_BEHAVIOR, tiers: list(tier, 100), unit_amount: amount(), unit_amount_decimal: decimal() }),
)

/** POST /v1/prices */
export const PRICE_CREATE = {
  currency: required(currency()),
  active: flag(),
  billing_scheme: oneOf('per_unit', 'tiered'),
  currency_options: currencyOptions,
  custom_unit_amount: customUnitAmount,
  lookup_key: text(200),
  metadata: metadata(),
  nickname: text(),
  product: text(),
  product_data: hash(PRODUCT_DATA),
  recurring: hash({
    interval: required(oneOf('day', 'week', 'month', 'year')),
    interval_count: integer({ min: 1 }),
    meter: text(),
    trial_period_days: integer({ min: 1 }),
    usage_type: oneOf('licensed', 'metered'),
  }),
  tax_behavior: TAX_BEHAVIOR,
  tiers: list(tier, 100),
  tiers_mode: oneOf('graduated', 'volume'),
  transfer_lookup_key: flag(),
  transform_quantity: hash({ divide_by: required(integer({ min: 1 })), round: required(oneOf('up', 'down')) }),
  unit_amount: amount(),
  unit_amount_decimal: decimal(),
}

/** POST /v1/prices/:id: all that Stripe lets change. An empty nickname or lookup key unsets it, though the SDK's types do not say so. */
export const PRICE_UPDATE = {
  active: flag(),
  currency_options: emptyable(currencyOptions),
  lookup_key: emptyable(text(200)),
  metadata: metadata(),
  nickname: emptyable(text()),
  tax_behavior: TAX_BEHAVIOR,
  transfer_lookup_key: flag(),
}
