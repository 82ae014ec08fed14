import type { Price } from '../entities/price.ts'
import type { ReplacePriceInput } from './price.inputs.ts'

/** The input of a successor: what the operator gave, and for the rest what the predecessor has. */
export function successorOf(price: Price, input: ReplacePriceInput): object {
  const amountGiven = [input.unitAmount, input.customUnitAmount, input.tiers].some((kind) => kind != null)
  const old = { unitAmount: price.unitAmount, customUnitAmount: price.customUnitAmount, tiersMode: price.tiersMode, tiers: price.tiers }
  return {
    currency: input.currency ?? price.currency,
    ...(amountGiven
      ? { unitAmount: input.unitAmount, customUnitAmount: input.customUnitAmount, tiersMode: input.tiersMode ?? (input.tiers ? price.tiersMode : null), tiers: input.tiers }
      : { ...old, tiersMode: input.tiersMode ?? old.tiersMode }),
    recurring: input.recurring === undefined ? recurringOf(price) : input.recurring,
    taxBehavior: input.taxBehavior ?? price.taxBehavior,
    nickname: input.nickname === undefined ? price.nickname : input.nickname,
    metadata: input.metadata === undefined ? price.metadata : input.metadata,
  }
}

/** How often a price is charged; null: once. */
export function recurringOf(price: Pick<Price, 'interval' | 'intervalCount'>): { interval: string; intervalCount: number } | null {
  return price.interval ? { interval: price.interval, intervalCount: price.intervalCount ?? 1 } : null
}
