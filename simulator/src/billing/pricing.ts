import type { StoredPrice } from '../store/stored-objects.ts'

const PLACES = 12

/** A decimal of minor units, scaled to a whole number. */
function scaled(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.')
  return BigInt(whole + fraction.padEnd(PLACES, '0'))
}

/** A scaled number as minor units, halves rounded up. */
function rounded(value: bigint): number {
  const unit = 10n ** BigInt(PLACES)
  return Number((value + unit / 2n) / unit)
}

function tiered(price: StoredPrice, quantity: number): bigint {
  let total = 0n
  let below = 0
  for (const tier of price.tiers ?? []) {
    const upTo = tier.up_to ?? Number.POSITIVE_INFINITY
    const unit = scaled(tier.unit_amount_decimal ?? '0')
    const flat = scaled(tier.flat_amount_decimal ?? '0')
    if (price.tiers_mode === 'volume') {
      if (quantity <= upTo) return unit * BigInt(quantity) + flat
    } else if (quantity > below || (below === 0 && quantity === 0)) total += unit * BigInt(Math.min(quantity, upTo) - below) + flat
    below = upTo
  }
  return total
}

/** What so many of a price cost, in whole minor units (https://docs.stripe.com/products-prices/pricing-models). */
export function priceAmount(price: StoredPrice, quantity: number): number {
  if (price.billing_scheme === 'tiered') return rounded(tiered(price, quantity))
  const by = price.transform_quantity
  const units = by === null ? quantity : by.round === 'up' ? Math.ceil(quantity / by.divide_by) : Math.floor(quantity / by.divide_by)
  return rounded(scaled(price.unit_amount_decimal ?? '0') * BigInt(units))
}

/** An amount as people write it: `€10.00`. */
export function money(minorUnits: number, currency: string): string {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency })
  return format.format(minorUnits / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

/** `€10.00 / month`, `€25.00 / 3 months`, `€5.00`. */
export function priceLabel(price: StoredPrice): string {
  const amount = price.unit_amount_decimal === null ? 'tiered price' : money(Number(price.unit_amount_decimal), price.currency)
  const { recurring } = price
  if (recurring === null) return amount
  return recurring.interval_count === 1 ? `${amount} / ${recurring.interval}` : `${amount} / ${recurring.interval_count} ${recurring.interval}s`
}
