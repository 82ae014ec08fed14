import { startSubscription } from '../../billing/subscription-creating.ts'
import { checkPrices } from '../../billing/subscription-creating.ts'
import { tellOfTrialEnd } from '../../billing/subscription-lifecycle.ts'
import { priceOf } from '../../billing/subscription-updating.ts'
import { invalidRequest, noSuch } from '../../http/api-error.ts'
import type { Values } from '../../params/composite.ts'
import { changedMetadata } from '../../params/metadata.ts'
import { operation, type Operation } from '../operation.ts'
import { attachCard, findOrMakeCard, ownCard } from '../payment-methods/payment-method-object.ts'
import { SUBSCRIPTION_CREATE } from './subscription-params.ts'

const DAY = 24 * 3600
/** Stripe takes trials of at most two years. */
const MAX_TRIAL = 731 * DAY

/** When the trial ends, by a date, days, or the price's own; null without one. @throws ApiError 400 for a time that is past or too far. */
export function trialEndOf(params: Pick<Values<typeof SUBSCRIPTION_CREATE>, 'trial_end' | 'trial_period_days'>, planDays: number | null, now: number): number | null {
  const { trial_end: end, trial_period_days: days } = params
  if (end === 'now') return null
  if (end !== undefined) {
    if (end <= now) throw invalidRequest('Invalid timestamp: must be an integer Unix timestamp in the future.', { param: 'trial_end' })
    if (end > now + MAX_TRIAL) throw invalidRequest('Invalid trial_end: must be at most two years in the future.', { param: 'trial_end' })
    return end
  }
  const wanted = days ?? planDays
  return wanted === null ? null : now + wanted * DAY
}

/** POST /v1/subscriptions */
export const createSubscription: Operation = operation({
  method: 'POST',
  path: '/v1/subscriptions',
  returns: 'subscription',
  params: SUBSCRIPTION_CREATE,
  check(params) {
    if (params.trial_end !== undefined && params.trial_period_days !== undefined) {
      throw invalidRequest('You may only specify one of these parameters: trial_end, trial_period_days.', { param: 'trial_end' })
    }
    if (params.cancel_at !== undefined && params.cancel_at_period_end === true) {
      throw invalidRequest('You may only specify one of these parameters: cancel_at, cancel_at_period_end.', { param: 'cancel_at' })
    }
    if (params.days_until_due !== undefined && params.collection_method !== 'send_invoice') {
      throw invalidRequest('days_until_due can only be set when collection_method is send_invoice.', { param: 'days_until_due' })
    }
  },
  run(called, params) {
    const customer = called.tx.get('customer', params.customer)
    if (customer === undefined) throw noSuch('customer', params.customer, 'customer', 400)
    const call = called.on(customer.test_clock)
    const prices = params.items.map((item, index) => priceOf(call, item.price, `items[${index}][price]`))
    checkPrices(prices, customer)
    if (params.cancel_at !== undefined && params.cancel_at <= call.now) throw invalidRequest('The cancel_at must be in the future.', { param: 'cancel_at' })
    const wanted = params.default_payment_method
    const card =
      wanted === undefined ? null : wanted.startsWith('pm_card_') ? attachCard(call, findOrMakeCard(call, wanted, 'default_payment_method'), customer) : ownCard(call, wanted, customer, 'default_payment_method')
    const planDays = params.trial_from_plan === true ? (prices[0]?.recurring?.trial_period_days ?? null) : null
    const behavior = params.payment_behavior ?? 'allow_incomplete'
    const { subscription, error } = startSubscription(
      call,
      {
        customer,
        items: params.items.map((item, index) => ({ price: prices[index] ?? priceOf(call, item.price, 'items'), quantity: item.quantity ?? 1, metadata: changedMetadata({}, item.metadata) })),
        metadata: changedMetadata({}, params.metadata),
        trialEnd: trialEndOf(params, planDays, call.now),
        missingPaymentMethod: params.trial_settings?.end_behavior.missing_payment_method ?? 'create_invoice',
        collection: params.collection_method ?? 'charge_automatically',
        daysUntilDue: params.days_until_due ?? null,
        defaultPaymentMethod: card?.id ?? null,
        description: params.description ?? null,
        cancelAtPeriodEnd: params.cancel_at_period_end ?? false,
        cancelAt: params.cancel_at ?? null,
        saveDefault: params.payment_settings?.save_default_payment_method ?? 'off',
      },
      behavior,
      params.off_session ?? false,
    )
    if (error !== null && behavior === 'error_if_incomplete') throw error
    tellOfTrialEnd(call, subscription)
    return call.tx.get('subscription', subscription.id) ?? subscription
  },
})
