import { z } from 'zod'
import type { PriceTier } from '../entities/price.ts'
import { line, metadata, optional } from '../input.ts'
import { findCurrency, type Currency } from './currencies.ts'
import { formatMoney } from './money.ts'
import { RecurringInterval, TaxBehavior, TiersMode } from './price.types.ts'

/** Stripe's limit is three years. https://docs.stripe.com/api/prices/create#create_price-recurring-interval_count */
const MAX_INTERVALS = { day: 1095, week: 156, month: 36, year: 3 } as const

const wholeNumber = z.number().refine(Number.isSafeInteger, 'Give a whole number of minor units, e.g. 1250 for €12.50.')
const amount = wholeNumber.refine((value) => value >= 0, 'Must not be negative.')
const nullableAmount = amount.nullish().transform((value) => value ?? null)

const recurrence = z.object({ interval: z.enum(RecurringInterval), intervalCount: z.number().int().min(1, 'Must be at least 1.') })
  .superRefine(({ interval, intervalCount }, context) => {
    const max = MAX_INTERVALS[interval]
    if (intervalCount > max) context.addIssue({ code: 'custom', path: ['intervalCount'], message: `Stripe allows at most three years: ${max} for ${interval}.` })
  })

const tier = z.object({ upTo: wholeNumber.refine((value) => value > 0, 'Must be at least 1.').nullish().transform((value) => value ?? null), unitAmount: nullableAmount, flatAmount: nullableAmount })

const lookupKey = optional(line(200).refine((value) => !/\s/.test(value), 'Leave out spaces.'))

const amounts = {
  unitAmount: amount.nullish(),
  customUnitAmount: z.object({ minimum: nullableAmount, preset: nullableAmount, maximum: nullableAmount }).nullish(),
  tiersMode: z.enum(TiersMode).nullish(),
  tiers: z.array(tier).min(1, 'Give at least one tier.').max(100, 'Use at most 100 tiers.').nullish(),
  recurring: recurrence.nullish(),
}

const descriptive = { nickname: optional(line(250)), metadata: metadata.nullish() }

const currency = z.string().transform((value) => value.trim().toLowerCase())
  .refine((code) => findCurrency(code) !== undefined, 'Give a currency that Stripe charges in, as ISO 4217 code such as eur.')

/** A price with all it consists of, whole. */
export const wholePrice = z.object({ currency, ...amounts, ...descriptive, taxBehavior: z.enum(TaxBehavior), lookupKey }).superRefine(checkWhole)

/** Changes of a price: what is left out stays, null clears. */
export const priceChanges = z.object({ id: z.string(), version: z.int().nullish(), ...descriptive, lookupKey, taxBehavior: z.enum(TaxBehavior).nullish() })

interface Whole {
  currency: string
  unitAmount?: number | null | undefined
  customUnitAmount?: { minimum: number | null; preset: number | null; maximum: number | null } | null | undefined
  tiersMode?: TiersMode | null | undefined
  tiers?: PriceTier[] | null | undefined
  recurring?: object | null | undefined
}

/** Says what is wrong with one field. */
type Report = (path: (string | number)[], message: string) => void

function checkWhole(price: Whole, context: z.RefinementCtx): void {
  const report: Report = (path, message) => context.addIssue({ code: 'custom', path, message })
  const money = findCurrency(price.currency)
  if (!money) return
  const kinds = [price.unitAmount, price.customUnitAmount, price.tiers].filter((kind) => kind != null).length
  if (kinds !== 1) report(['unitAmount'], 'Give exactly one of unitAmount, customUnitAmount and tiers.')
  if (price.unitAmount != null) checkAmount(price.unitAmount, money, ['unitAmount'], report)
  if (price.customUnitAmount) checkCustom(price.customUnitAmount, price.recurring, money, report)
  if (price.tiers) checkTiers(price.tiers, price, money, report)
  else if (price.tiersMode) report(['tiersMode'], 'Give tiers with it, or leave it out.')
}

function checkAmount(value: number, money: Currency, path: (string | number)[], report: Report, floor = true): void {
  const { code, step, minimumAmount, maximumAmount } = money
  if (value % step !== 0) report(path, `${code.toUpperCase()} amounts must be a multiple of ${step} minor units.`)
  if (value > maximumAmount) report(path, `Stripe charges at most ${formatMoney(maximumAmount, code)}.`)
  if (floor && minimumAmount && value > 0 && value < minimumAmount) report(path, `Stripe charges at least ${formatMoney(minimumAmount, code)}; use 0 for a free price.`)
}

function checkCustom(custom: NonNullable<Whole['customUnitAmount']>, recurring: Whole['recurring'], money: Currency, report: Report): void {
  if (recurring) report(['customUnitAmount'], 'Pay what you want works for one-time prices only: leave out recurring.')
  for (const field of ['minimum', 'preset', 'maximum'] as const) {
    const value = custom[field]
    if (value !== null) checkAmount(value, money, ['customUnitAmount', field], report)
  }
  const { minimum, preset, maximum } = custom
  if (minimum !== null && maximum !== null && minimum > maximum) report(['customUnitAmount', 'maximum'], 'Must not be less than the minimum.')
  if (preset !== null && minimum !== null && preset < minimum) report(['customUnitAmount', 'preset'], 'Must not be less than the minimum.')
  if (preset !== null && maximum !== null && preset > maximum) report(['customUnitAmount', 'preset'], 'Must not be more than the maximum.')
}

function checkTiers(tiers: PriceTier[], { tiersMode, recurring }: Whole, money: Currency, report: Report): void {
  if (!tiersMode) report(['tiersMode'], 'Say how the tiers apply: GRADUATED or VOLUME.')
  if (!recurring) report(['tiers'], 'Tiers work for recurring prices only: give recurring.')
  tiers.forEach(({ upTo, unitAmount, flatAmount }, index) => {
    if (unitAmount === null && flatAmount === null) report(['tiers', index, 'unitAmount'], 'Give unitAmount, flatAmount or both.')
    // A unit may cost less than Stripe's smallest charge: only the total must not.
    if (unitAmount !== null) checkAmount(unitAmount, money, ['tiers', index, 'unitAmount'], report, false)
    if (flatAmount !== null) checkAmount(flatAmount, money, ['tiers', index, 'flatAmount'], report, false)
    const last = index === tiers.length - 1
    if (last !== (upTo === null)) report(['tiers', index, 'upTo'], last ? 'The last tier has no end: leave out upTo.' : 'Only the last tier has no end: say where this one ends.')
    const before = tiers[index - 1]?.upTo
    if (upTo !== null && before != null && upTo <= before) report(['tiers', index, 'upTo'], `Must be more than ${before}, where the tier before ends.`)
  })
}
