import type { Stripe } from 'stripe'
import { invalidRequest } from '../../http/api-error.ts'
import type { Values } from '../../params/composite.ts'
import type { Wire } from '../../wire.ts'
import { checkAmountSize } from '../currencies.ts'
import type { PRICE_CREATE } from './price-params.ts'

type Tier = NonNullable<Values<typeof PRICE_CREATE>['tiers']>[number]
type CustomUnitAmount = NonNullable<Values<typeof PRICE_CREATE>['custom_unit_amount']>

/** The ways in which a price, or one of its currencies, may say what it costs. */
export interface AmountParams {
  unit_amount?: number
  unit_amount_decimal?: string
  custom_unit_amount?: CustomUnitAmount
  tiers?: Tier[]
}

/** @throws ApiError 400 for amounts that exclude each other, are too large, or a pay-what-you-want range that is none. @param at the path of the enclosing hash, or empty. */
export function checkAmounts(params: AmountParams, currency: string, at: string): void {
  const named = (name: string): string => (at === '' ? name : `${at}[${name}]`)
  const given = (['unit_amount', 'unit_amount_decimal', 'custom_unit_amount'] as const).filter((name) => params[name] !== undefined)
  if (given.length > 1) throw invalidRequest(`You may only specify one of these parameters: ${given.join(', ')}.`, { param: named(given[0] ?? '') })
  if (params.unit_amount !== undefined) checkAmountSize(params.unit_amount, currency, named('unit_amount'))
  if (params.unit_amount_decimal !== undefined) checkAmountSize(Number(params.unit_amount_decimal), currency, named('unit_amount_decimal'))
  if (params.custom_unit_amount !== undefined) checkCustom(params.custom_unit_amount, currency, named('custom_unit_amount'))
  if (params.tiers !== undefined) checkTiers(params.tiers, currency, named('tiers'))
}

function checkCustom(custom: CustomUnitAmount, currency: string, at: string): void {
  if (!custom.enabled) throw invalidRequest(`Invalid ${at}[enabled]: must be true. Omit ${at} instead.`, { param: `${at}[enabled]` })
  const { minimum = 0, maximum = Number.POSITIVE_INFINITY, preset } = custom
  if (minimum > maximum) throw invalidRequest('The minimum amount must be less than or equal to the maximum amount.', { param: `${at}[minimum]` })
  if (preset !== undefined && (preset < minimum || preset > maximum)) {
    throw invalidRequest('The preset amount must be between the minimum and the maximum amount.', { param: `${at}[preset]` })
  }
  for (const name of ['minimum', 'maximum', 'preset'] as const) checkAmountSize(custom[name] ?? 0, currency, `${at}[${name}]`)
}

function checkTiers(tiers: readonly Tier[], currency: string, at: string): void {
  let below = 0
  tiers.forEach((tier, index) => {
    const path = `${at}[${index}]`
    const last = index === tiers.length - 1
    if (tier.up_to === null && !last) throw invalidRequest('Only the last tier may have `up_to` set to `inf`.', { param: `${path}[up_to]` })
    if (tier.up_to !== null && last) throw invalidRequest('The last tier must have `up_to` set to `inf`.', { param: `${path}[up_to]` })
    if (tier.up_to !== null && tier.up_to <= below) throw invalidRequest('Each tier must have an `up_to` greater than that of the tier before it.', { param: `${path}[up_to]` })
    below = tier.up_to ?? below
    if (tier.unit_amount !== undefined && tier.unit_amount_decimal !== undefined) {
      throw invalidRequest('You may only specify one of these parameters: unit_amount, unit_amount_decimal.', { param: `${path}[unit_amount]` })
    }
    if (tier.flat_amount !== undefined && tier.flat_amount_decimal !== undefined) {
      throw invalidRequest('You may only specify one of these parameters: flat_amount, flat_amount_decimal.', { param: `${path}[flat_amount]` })
    }
    const amounts = { unit_amount: tier.unit_amount ?? tier.unit_amount_decimal, flat_amount: tier.flat_amount ?? tier.flat_amount_decimal }
    if (amounts.unit_amount === undefined && amounts.flat_amount === undefined) {
      throw invalidRequest('Each tier requires at least one of `unit_amount`, `unit_amount_decimal`, `flat_amount` or `flat_amount_decimal` to be set.', { param: path })
    }
    checkAmountSize(Number(amounts.unit_amount ?? 0), currency, `${path}[unit_amount]`)
    checkAmountSize(Number(amounts.flat_amount ?? 0), currency, `${path}[flat_amount]`)
  })
}

/** The whole amount, null when there is none or it is a fraction. */
function whole(amount: number | undefined, decimal: string | undefined): number | null {
  if (amount !== undefined) return amount
  return decimal !== undefined && !decimal.includes('.') ? Number(decimal) : null
}

/** The amount as a decimal string, null when there is none. */
function asDecimal(amount: number | undefined, decimal: string | undefined): string | null {
  return decimal ?? (amount === undefined ? null : String(amount))
}

/** The fields of a price, or of one of its currencies, that say what it costs. */
export function amountFields(params: AmountParams): Pick<Wire<Stripe.Price>, 'custom_unit_amount' | 'tiers' | 'unit_amount' | 'unit_amount_decimal'> {
  const custom = params.custom_unit_amount
  return {
    custom_unit_amount: custom === undefined ? null : { maximum: custom.maximum ?? null, minimum: custom.minimum ?? null, preset: custom.preset ?? null },
    ...(params.tiers === undefined ? {} : { tiers: params.tiers.map(tierObject) }),
    unit_amount: whole(params.unit_amount, params.unit_amount_decimal),
    unit_amount_decimal: asDecimal(params.unit_amount, params.unit_amount_decimal),
  }
}

function tierObject(tier: Tier): Wire<Stripe.Price.Tier> {
  return {
    flat_amount: whole(tier.flat_amount, tier.flat_amount_decimal),
    flat_amount_decimal: asDecimal(tier.flat_amount, tier.flat_amount_decimal),
    unit_amount: whole(tier.unit_amount, tier.unit_amount_decimal),
    unit_amount_decimal: asDecimal(tier.unit_amount, tier.unit_amount_decimal),
    up_to: tier.up_to,
  }
}
