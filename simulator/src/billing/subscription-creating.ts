import { invalidRequest, type ApiError } from '../http/api-error.ts'
import type { StoredCustomer, StoredInvoice, StoredPaymentIntent, StoredPrice, StoredSubscription, StoredSubscriptionItem } from '../store/stored-objects.ts'
import type { Call } from '../world.ts'
import { periodEnd } from './calendar.ts'
import { payingCard } from './changing.ts'
import { collect } from './collecting.ts'
import { createInvoice, finalizeInvoice } from './invoicing.ts'
import { periodLine } from './invoice-lines.ts'
import { billingSettings } from './settings.ts'

/** One thing subscribed to. */
export interface NewItem {
  price: StoredPrice
  quantity: number
  metadata: Record<string, string>
}

/** What becomes of the first invoice (https://docs.stripe.com/api/subscriptions/create#create_subscription-payment_behavior). */
export type PaymentBehavior = 'allow_incomplete' | 'default_incomplete' | 'error_if_incomplete'

/** What a subscription is made from. */
export interface SubscriptionSource {
  customer: StoredCustomer
  items: NewItem[]
  metadata: Record<string, string>
  /** Seconds; null: no trial. */
  trialEnd: number | null
  missingPaymentMethod: 'cancel' | 'create_invoice' | 'pause'
  collection: 'charge_automatically' | 'send_invoice'
  daysUntilDue: number | null
  defaultPaymentMethod: string | null
  description: string | null
  cancelAtPeriodEnd: boolean
  cancelAt: number | null
  saveDefault: 'off' | 'on_subscription'
}

/** @throws ApiError 400 for prices that cannot be subscribed to, or not together. */
export function checkPrices(prices: readonly StoredPrice[], customer: StoredCustomer): void {
  const [first] = prices
  if (first === undefined) throw invalidRequest('Missing required param: items.', { code: 'parameter_missing', param: 'items' })
  prices.forEach((price, index) => {
    const param = `items[${index}][price]`
    if (price.recurring === null) {
      throw invalidRequest(`The price specified is set to \`type=one_time\` but this field only accepts prices with \`type=recurring\`.`, { param })
    }
    if (!price.active) throw invalidRequest('The price specified is inactive. This field only accepts active prices.', { param })
    if (price.currency !== first.currency) throw invalidRequest(`The price specified only supports \`${price.currency}\`. This doesn't match the expected currency: \`${first.currency}\`.`, { param })
    if (price.recurring.interval !== first.recurring?.interval || price.recurring.interval_count !== first.recurring.interval_count) {
      throw invalidRequest('Currently, all prices on a subscription must have the same `recurring.interval` and `recurring.interval_count` in the simulator.', { param })
    }
  })
  if (customer.currency !== null && customer.currency !== first.currency) {
    throw invalidRequest(`You cannot combine currencies on a single customer. This customer has an active subscription, subscription schedule, discount, quote, or invoice item with currency ${customer.currency}`)
  }
}

/** Makes an item for a period. */
export function buildItem(call: Call, subscription: string, item: NewItem, period: { start: number; end: number }): StoredSubscriptionItem {
  return {
    id: call.ids.short('si'),
    object: 'subscription_item',
    billing_thresholds: null,
    created: call.now,
    current_period_end: period.end,
    current_period_start: period.start,
    current_trial: null,
    discounts: [],
    metadata: item.metadata,
    price: item.price.id,
    quantity: item.quantity,
    subscription,
    tax_rates: [],
  }
}

function buildSubscription(call: Call, source: SubscriptionSource, status: StoredSubscription['status']): StoredSubscription {
  const id = call.ids.long('sub', call.now)
  const [first] = source.items
  const anchor = source.trialEnd ?? call.now
  const end = source.trialEnd ?? periodEnd(anchor, first?.price.recurring ?? { interval: 'month', interval_count: 1 }, call.now)
  return {
    id,
    object: 'subscription',
    application: null,
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null },
    billing_cycle_anchor: anchor,
    billing_cycle_anchor_config: null,
    billing_mode: { flexible: { proration_discounts: 'included' }, type: 'flexible' },
    billing_schedules: [],
    billing_thresholds: null,
    cancel_at: source.cancelAtPeriodEnd ? end : source.cancelAt,
    cancel_at_period_end: source.cancelAtPeriodEnd,
    canceled_at: source.cancelAtPeriodEnd || source.cancelAt !== null ? call.now : null,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: source.cancelAtPeriodEnd || source.cancelAt !== null ? 'cancellation_requested' : null },
    collection_method: source.collection,
    created: call.now,
    currency: first?.price.currency ?? 'usd',
    customer: source.customer.id,
    customer_account: null,
    days_until_due: source.collection === 'send_invoice' ? (source.daysUntilDue ?? 30) : null,
    default_payment_method: source.defaultPaymentMethod,
    default_source: null,
    default_tax_rates: [],
    description: source.description,
    discounts: [],
    ended_at: null,
    invoice_settings: { account_tax_ids: null, custom_fields: null, description: null, footer: null, issuer: { type: 'self' } },
    items: source.items.map((item) => buildItem(call, id, item, { start: call.now, end })),
    latest_invoice: null,
    livemode: false,
    managed_payments: null,
    metadata: source.metadata,
    next_pending_invoice_item_invoice: null,
    on_behalf_of: null,
    pause_collection: null,
    payment_settings: { payment_method_options: null, payment_method_types: null, save_default_payment_method: source.saveDefault },
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: null,
    schedule: null,
    start_date: call.now,
    status,
    test_clock: source.customer.test_clock,
    transfer_data: null,
    trial_end: source.trialEnd,
    trial_settings: { end_behavior: { billing_cycle_anchor: null, missing_payment_method: source.missingPaymentMethod } },
    trial_start: source.trialEnd === null ? null : call.now,
    trial_end_told: false,
  }
}

/** The subscription with its first invoice as a draft, both told of. */
function begin(call: Call, source: SubscriptionSource, status: StoredSubscription['status'], pending: 'include' | ReadonlySet<string>): { subscription: StoredSubscription; draft: StoredInvoice } {
  const blank = buildSubscription(call, source, status)
  const finalizesAt = source.collection === 'send_invoice' ? call.now + billingSettings(call.tx).draftSeconds : null
  const draft = createInvoice(call, {
    customer: source.customer,
    subscription: blank,
    currency: blank.currency,
    reason: 'subscription_create',
    lines: blank.items.map((item) => periodLine(call, blank, item, status === 'trialing')),
    period: { start: call.now, end: call.now },
    autoAdvance: true,
    finalizesAt,
    pending,
  })
  const subscription: StoredSubscription = { ...blank, latest_invoice: draft.id }
  call.tx.put('subscription', subscription.id, subscription)
  call.emit('customer.subscription.created', subscription)
  return { subscription, draft }
}

function costs(source: SubscriptionSource): boolean {
  return source.items.some(({ price, quantity }) => quantity > 0 && (price.unit_amount_decimal !== '0' || price.billing_scheme === 'tiered'))
}

/** Starts a subscription as the API does: the first invoice is final at once, and paid as `behavior` says. @returns the refusal too, when the card was declined. */
export function startSubscription(call: Call, source: SubscriptionSource, behavior: PaymentBehavior, offSession: boolean): { subscription: StoredSubscription; error: ApiError | null } {
  const trial = source.trialEnd !== null
  const charges = source.collection === 'charge_automatically'
  const waits = charges && !trial && costs(source)
  const card = payingCard(call, { customer: source.customer.id, default_payment_method: source.defaultPaymentMethod })
  if (waits && behavior !== 'default_incomplete' && card === undefined) {
    throw invalidRequest('This customer has no attached payment source or default payment method. Please consider adding a default payment method. For more information, visit https://stripe.com/docs/billing/subscriptions/payment-methods-setting#payment-method-priority.', { code: 'resource_missing' })
  }
  const { subscription, draft } = begin(call, source, trial ? 'trialing' : waits ? 'incomplete' : 'active', 'include')
  let error: ApiError | null = null
  if (charges) {
    const open = finalizeInvoice(call, draft)
    if (open.status === 'open' && behavior !== 'default_incomplete') error = collect(call, open, { offSession }).error
  }
  return { subscription: call.tx.get('subscription', subscription.id) ?? subscription, error }
}

/** Starts a subscription that Checkout has already been paid for, or that begins with a trial. @param bought ids of the invoice items that were paid with it. */
export function startPaidSubscription(call: Call, source: SubscriptionSource, paidBy: StoredPaymentIntent | undefined, bought: ReadonlySet<string>): { subscription: StoredSubscription; invoice: StoredInvoice } {
  const { subscription, draft } = begin(call, source, source.trialEnd === null ? 'active' : 'trialing', bought)
  const invoice = finalizeInvoice(call, draft, paidBy)
  return { subscription: call.tx.get('subscription', subscription.id) ?? subscription, invoice }
}
