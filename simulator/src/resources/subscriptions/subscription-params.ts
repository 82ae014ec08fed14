import { hash, list, type Values } from '../../params/composite.ts'
import { metadata } from '../../params/metadata.ts'
import { emptyable, flag, integer, oneOf, required, text, type Param } from '../../params/param.ts'

/** `now` or a time in seconds. */
function nowOrTime(): Param<'now' | number> {
  const time = integer({ min: 0 })
  return { ...time, read: (value, path) => (value === 'now' ? 'now' : time.read(value, path)) }
}

const cancellationDetails = hash({
  comment: emptyable(text()),
  feedback: emptyable(oneOf('customer_service', 'low_quality', 'missing_features', 'other', 'switched_service', 'too_complex', 'too_expensive', 'unused')),
})
const PRORATION = oneOf('always_invoice', 'create_prorations', 'none')
const BEHAVIOR = oneOf('allow_incomplete', 'default_incomplete', 'error_if_incomplete')
const missing = hash({ missing_payment_method: required(oneOf('cancel', 'create_invoice', 'pause')) })

/** One item of an update. */
export const ITEM_UPDATE = hash({ id: text(), price: text(), quantity: integer({ min: 0 }), deleted: flag(), metadata: metadata(), clear_usage: flag() })

const common = {
  cancel_at_period_end: flag(),
  collection_method: oneOf('charge_automatically', 'send_invoice'),
  days_until_due: integer({ min: 1 }),
  default_payment_method: text(),
  metadata: metadata(),
  off_session: flag(),
  payment_behavior: BEHAVIOR,
  payment_settings: hash({ payment_method_types: list(oneOf('card')), save_default_payment_method: oneOf('off', 'on_subscription') }),
  proration_behavior: PRORATION,
  trial_end: nowOrTime(),
  trial_settings: hash({ end_behavior: required(missing) }),
}

/** POST /v1/subscriptions */
export const SUBSCRIPTION_CREATE = {
  ...common,
  customer: required(text()),
  billing_mode: hash({ type: required(oneOf('classic', 'flexible')) }),
  cancel_at: integer(),
  currency: text(),
  description: text(500),
  items: required(list(hash({ price: required(text()), quantity: integer({ min: 0 }), metadata: metadata() }), 20)),
  trial_from_plan: flag(),
  trial_period_days: integer({ min: 1, max: 730 }),
}

/** POST /v1/subscriptions/:id */
export const SUBSCRIPTION_UPDATE = {
  ...common,
  billing_cycle_anchor: oneOf('now', 'unchanged'),
  cancel_at: emptyable(integer()),
  cancellation_details: cancellationDetails,
  description: emptyable(text(500)),
  items: list(ITEM_UPDATE, 20),
  pause_collection: emptyable(hash({ behavior: required(oneOf('keep_as_draft', 'mark_uncollectible', 'void')), resumes_at: integer() })),
  proration_date: integer(),
  trial_from_plan: flag(),
}

/** DELETE /v1/subscriptions/:id */
export const SUBSCRIPTION_CANCEL = { cancellation_details: cancellationDetails, invoice_now: flag(), prorate: flag() }

/** POST /v1/subscriptions/:id/resume */
export const SUBSCRIPTION_RESUME = { billing_cycle_anchor: oneOf('now', 'unchanged'), proration_behavior: PRORATION, proration_date: integer() }

/** What an update may say. */
export type SubscriptionUpdate = Values<typeof SUBSCRIPTION_UPDATE>
