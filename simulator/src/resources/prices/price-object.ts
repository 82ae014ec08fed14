import type { Stripe } from 'stripe'
import { invalidRequest } from '../../http/api-error.ts'
import type { Values } from '../../params/composite.ts'
import { changedMetadata } from '../../params/metadata.ts'
import type { StoredPrice } from '../../store/stored-objects.ts'
import type { Wire } from '../../wire.ts'
import type { Call } from '../../world.ts'
import { supported } from '../currencies.ts'
import { amountFields, checkAmounts, type AmountParams } from './price-amounts.ts'
import type { PRICE_CREATE } from './price-params.ts'

/** What a price is made from, by itself or as a product's `default_price_data`. */
export type PriceSource = Omit<Values<typeof PRICE_CREATE>, 'product' | 'product_data'>
type CurrencyOption = AmountParams & { tax_behavior?: 'exclusive' | 'inclusive' | 'unspecified' }

/** Three years, in each interval (https://docs.stripe.com/api/prices/create). */
const MAX_INTERVALS = { day: 1095, week: 156, month: 36, year: 3 } as const
const ADJECTIVE = { day: 'daily', week: 'weekly', month: 'monthly', year: 'yearly' } as const

/** @throws ApiError 400 for parameters that contradict each other. @param at the path of the enclosing hash, or empty. */
export function checkPrice(params: PriceSource, at = ''): void {
  const named = (name: string): string => (at === '' ? name : `${at}[${name}]`)
  const { recurring } = params
  if (recurring?.usage_type === 'metered') {
    throw invalidRequest('Starting with Stripe version `2025-03-31.basil`, metered prices must be backed by meters.')
  }
  if (recurring !== undefined) {
    const most = MAX_INTERVALS[recurring.interval]
    if ((recurring.interval_count ?? 1) > most) {
      throw invalidRequest(`The interval_count for ${ADJECTIVE[recurring.interval]} prices can't be greater than ${most}.`, { param: named('recurring[interval_count]') })
    }
  }
  if (params.billing_scheme === 'tiered') checkTiered(params, named)
  else checkPerUnit(params, named)
  checkAmounts(params, params.currency, at)
  for (const [code, option] of Object.entries(params.currency_options ?? {})) {
    const path = named(`currency_options[${code}]`)
    if (supported(code, path) === params.currency) {
      throw invalidRequest('You are specifying a currency option that matches the top-level currency for this price. Please remove this currency option and it will be added automatically on creation.', { param: path })
    }
    checkAmounts(option, code.toLowerCase(), path)
  }
}

function checkTiered(params: PriceSource, named: (name: string) => string): void {
  if (params.recurring === undefined) throw invalidRequest('Prices with `type=one_time` are not supported with tiered billing.', { param: 'interval' })
  if (params.tiers === undefined || params.tiers.length === 0) throw invalidRequest('When `billing_scheme` is set to `tiered`, the `tiers` parameter must be set.', { param: named('tiers') })
  if (params.tiers_mode === undefined) throw invalidRequest('When `billing_scheme` is set to `tiered`, the `tiers_mode` parameter must be set.', { param: named('tiers_mode') })
  if (params.transform_quantity !== undefined) throw invalidRequest('You may only specify one of these parameters: tiers, transform_quantity.', { param: named('transform_quantity') })
  for (const name of ['unit_amount', 'unit_amount_decimal', 'custom_unit_amount'] as const) {
    if (params[name] !== undefined) throw invalidRequest(`You may not specify \`${name}\` when \`billing_scheme\` is set to \`tiered\`.`, { param: named(name) })
  }
}

function checkPerUnit(params: PriceSource, named: (name: string) => string): void {
  if (params.tiers !== undefined) throw invalidRequest('The `tiers` parameter may only be set when `billing_scheme` is set to `tiered`.', { param: named('tiers') })
  if (params.tiers_mode !== undefined) throw invalidRequest('The `tiers_mode` parameter may only be set when `billing_scheme` is set to `tiered`.', { param: named('tiers_mode') })
  if (params.unit_amount === undefined && params.unit_amount_decimal === undefined && params.custom_unit_amount === undefined) {
    throw invalidRequest('Prices require an `unit_amount` or `unit_amount_decimal` parameter to be set.')
  }
  if (params.custom_unit_amount !== undefined && params.recurring !== undefined) {
    throw invalidRequest('Prices with `custom_unit_amount` cannot be recurring.', { param: named('custom_unit_amount') })
  }
}

/** Makes and stores a price, without telling of it. The lookup key is free, or has just been taken from its holder. */
export function buildPrice(call: Call, productId: string, params: PriceSource): StoredPrice {
  const { recurring } = params
  const price: StoredPrice = {
    id: call.ids.long('price', call.now),
    object: 'price',
    active: params.active ?? true,
    billing_scheme: params.billing_scheme ?? 'per_unit',
    created: call.now,
    currency: params.currency,
    currency_options: currencyOptions({ [params.currency]: params, ...params.currency_options }),
    livemode: false,
    lookup_key: params.lookup_key ?? null,
    metadata: changedMetadata({}, params.metadata),
    nickname: params.nickname ?? null,
    product: productId,
    recurring:
      recurring === undefined
        ? null
        : {
            interval: recurring.interval,
            interval_count: recurring.interval_count ?? 1,
            meter: recurring.meter ?? null,
            trial_period_days: recurring.trial_period_days ?? null,
            usage_type: recurring.usage_type ?? 'licensed',
          },
    tax_behavior: params.tax_behavior ?? 'unspecified',
    tiers_mode: params.tiers_mode ?? null,
    transform_quantity: params.transform_quantity ?? null,
    type: recurring === undefined ? 'one_time' : 'recurring',
    ...amountFields(params),
  }
  call.tx.put('price', price.id, price)
  return price
}

/** Currency options as a price carries them, the price's own currency among them. */
export function currencyOptions(options: Readonly<Record<string, CurrencyOption>>): Record<string, Wire<Stripe.Price.CurrencyOptions>> {
  return Object.fromEntries(
    Object.entries(options).map(([code, option]) => [code.toLowerCase(), { ...amountFields(option), tax_behavior: option.tax_behavior ?? 'unspecified' }]),
  )
}
