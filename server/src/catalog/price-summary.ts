import type { Price } from '../entities/price.ts'
import { formatMoney } from './money.ts'

/** One line that says what a member pays, e.g. "€5.00 every month" or "From €1.00 per unit every 3 months". */
export function priceSummary(price: Pick<Price, 'currency' | 'unitAmount' | 'customUnitAmount' | 'tiers' | 'interval' | 'intervalCount'>): string {
  return [amountText(price), everyText(price)].filter(Boolean).join(' ')
}

function amountText({ currency, unitAmount, customUnitAmount, tiers }: Parameters<typeof priceSummary>[0]): string {
  if (customUnitAmount) {
    const { minimum } = customUnitAmount
    return minimum === null ? 'Pay what you want' : `Pay what you want, from ${formatMoney(minimum, currency)}`
  }
  if (tiers) {
    const [first] = tiers
    if (first?.unitAmount == null) return `From ${formatMoney(first?.flatAmount ?? 0, currency)}`
    return `From ${formatMoney(first.unitAmount, currency)} per unit`
  }
  return unitAmount === 0 ? 'Free' : formatMoney(unitAmount ?? 0, currency)
}

function everyText({ interval, intervalCount }: Pick<Price, 'interval' | 'intervalCount'>): string {
  if (!interval) return 'once'
  return (intervalCount ?? 1) === 1 ? `every ${interval}` : `every ${intervalCount} ${interval}s`
}
