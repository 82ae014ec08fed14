import { invalidRequest, noSuch } from '../../http/api-error.ts'
import { randomBase62 } from '../../ids.ts'
import { hash, inRange, list, range } from '../../params/composite.ts'
import { changedMetadata, metadata } from '../../params/metadata.ts'
import { flag, integer, oneOf, required, text } from '../../params/param.ts'
import { priceOf } from '../../billing/subscription-updating.ts'
import type { StoredSession } from '../../store/stored-objects.ts'
import type { Call } from '../../world.ts'
import { email } from '../customers/customer-params.ts'
import { currency } from '../currencies.ts'
import { listOperation } from '../listing.ts'
import { NESTED_PAGE, nestedPage } from '../nested-list.ts'
import { operation, pathId, type Operation } from '../operation.ts'
import { dueNow, expireSession } from './session-completing.ts'
import { lineAmount, presentLines } from './session-type.ts'

const DAY = 24 * 3600
const MIN_OPEN = 30 * 60

const trialSettings = hash({ end_behavior: required(hash({ missing_payment_method: required(oneOf('cancel', 'create_invoice', 'pause')) })) })
const CREATE = {
  mode: required(oneOf('payment', 'setup', 'subscription')),
  allow_promotion_codes: flag(),
  billing_address_collection: oneOf('auto', 'required'),
  cancel_url: text(),
  client_reference_id: text(200),
  currency: currency(),
  customer: text(),
  customer_creation: oneOf('always', 'if_required'),
  customer_email: email(),
  expires_at: integer(),
  line_items: list(hash({ price: required(text()), quantity: integer({ min: 1 }) }), 100),
  locale: text(),
  metadata: metadata(),
  payment_intent_data: hash({ description: text(1000), metadata: metadata() }),
  payment_method_collection: oneOf('always', 'if_required'),
  payment_method_types: list(oneOf('card')),
  setup_intent_data: hash({ description: text(1000), metadata: metadata() }),
  submit_type: oneOf('auto', 'book', 'donate', 'pay', 'subscribe'),
  subscription_data: hash({ description: text(500), metadata: metadata(), trial_end: integer(), trial_period_days: integer({ min: 1, max: 730 }), trial_settings: trialSettings }),
  success_url: required(text()),
  ui_mode: oneOf('hosted_page'),
}

function existing(call: Call, id: string): StoredSession {
  const session = call.tx.get('checkout_session', id)
  if (session === undefined) throw noSuch('checkout.session', id, 'session', 404)
  return session
}

function checkUrl(value: string | undefined, param: string): void {
  if (value !== undefined && !/^https?:\/\/[^\s]+$/i.test(value)) throw invalidRequest('Not a valid URL', { code: 'url_invalid', param })
}

const create = operation({
  method: 'POST',
  path: '/v1/checkout/sessions',
  returns: 'checkout.session',
  params: CREATE,
  check(params) {
    checkUrl(params.success_url, 'success_url')
    checkUrl(params.cancel_url, 'cancel_url')
    if (params.customer !== undefined && params.customer_email !== undefined) {
      throw invalidRequest('You may only specify one of these parameters: customer, customer_email.', { param: 'customer' })
    }
    if (params.mode !== 'setup' && (params.line_items ?? []).length === 0) throw invalidRequest('You must specify `line_items` in `payment` and `subscription` mode.', { param: 'line_items' })
    if (params.mode === 'setup' && params.line_items !== undefined) throw invalidRequest('You can not pass `line_items` in `setup` mode.', { param: 'line_items' })
    if (params.mode !== 'subscription' && params.subscription_data !== undefined) throw invalidRequest('You can not pass `subscription_data` in `payment` or `setup` mode.', { param: 'subscription_data' })
    if (params.mode !== 'payment' && params.payment_intent_data !== undefined) throw invalidRequest('You can not pass `payment_intent_data` in `subscription` or `setup` mode.', { param: 'payment_intent_data' })
    if (params.mode !== 'payment' && params.customer_creation !== undefined) throw invalidRequest('`customer_creation` can only be used in `payment` mode.', { param: 'customer_creation' })
  },
  run(call, params) {
    if (params.customer !== undefined && call.tx.get('customer', params.customer) === undefined) throw noSuch('customer', params.customer, 'customer', 400)
    const expiresAt = params.expires_at ?? call.now + DAY
    // A few seconds may pass between the caller's clock and ours.
    if (expiresAt < call.now + MIN_OPEN - 60 || expiresAt > call.now + DAY + 60) {
      throw invalidRequest('The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.', { param: 'expires_at' })
    }
    const lines = (params.line_items ?? []).map((line, index) => ({ price: priceOf(call, line.price, `line_items[${index}][price]`), quantity: line.quantity ?? 1 }))
    checkLines(lines, params.mode)
    const data = params.subscription_data
    const other = params.payment_intent_data ?? params.setup_intent_data
    const blank: StoredSession = {
      id: `cs_test_a1${randomBase62(56)}`,
      object: 'checkout.session',
      adaptive_pricing: null,
      after_expiration: null,
      allow_promotion_codes: params.allow_promotion_codes ?? null,
      allowed_payment_method_types: null,
      amount_subtotal: null,
      amount_total: null,
      automatic_tax: { enabled: false, liability: null, provider: null, status: null },
      billing_address_collection: params.billing_address_collection ?? null,
      cancel_url: params.cancel_url ?? null,
      client_reference_id: params.client_reference_id ?? null,
      client_secret: null,
      collected_information: null,
      consent: null,
      consent_collection: null,
      created: call.now,
      currency: lines[0]?.price.currency ?? params.currency ?? null,
      currency_conversion: null,
      custom_fields: [],
      custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
      customer: params.customer ?? null,
      customer_account: null,
      customer_creation: params.customer !== undefined ? null : params.mode === 'payment' ? (params.customer_creation ?? 'if_required') : 'always',
      customer_details: null,
      customer_email: params.customer_email ?? null,
      discounts: [],
      expires_at: expiresAt,
      integration_identifier: null,
      invoice: null,
      invoice_creation: params.mode === 'payment' ? { enabled: false, invoice_data: { account_tax_ids: null, custom_fields: null, description: null, footer: null, issuer: null, metadata: {}, rendering_options: null } } : null,
      livemode: false,
      locale: params.locale ?? null,
      managed_payments: null,
      metadata: changedMetadata({}, params.metadata),
      mode: params.mode,
      origin_context: null,
      payment_intent: null,
      payment_link: null,
      payment_method_collection: params.mode === 'subscription' ? (params.payment_method_collection ?? 'always') : params.mode === 'setup' ? 'always' : 'if_required',
      payment_method_configuration_details: null,
      payment_method_options: { card: { request_three_d_secure: 'automatic' } },
      payment_method_types: ['card'],
      payment_status: params.mode === 'setup' ? 'no_payment_required' : 'unpaid',
      permissions: null,
      phone_number_collection: { enabled: false },
      recovered_from: null,
      saved_payment_method_options: null,
      setup_intent: null,
      shipping_address_collection: null,
      shipping_cost: null,
      shipping_options: [],
      status: 'open',
      submit_type: params.submit_type ?? null,
      subscription: null,
      success_url: params.success_url,
      total_details: params.mode === 'setup' ? null : { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
      ui_mode: 'hosted_page',
      wallet_options: null,
      items: lines.map(({ price, quantity }) => ({ id: call.ids.long('li', call.now), price: price.id, quantity, amount: null })),
      plan: {
        trialDays: data?.trial_period_days ?? null,
        trialEnd: data?.trial_end ?? null,
        metadata: changedMetadata({}, (data ?? other)?.metadata),
        description: (data ?? other)?.description ?? null,
        missingPaymentMethod: data?.trial_settings?.end_behavior.missing_payment_method ?? 'create_invoice',
      },
      attempt: { intent: null, method: null, email: null, name: null },
    }
    const total = blank.items.reduce((sum, item) => sum + lineAmount(call.tx, item), 0)
    const session: StoredSession = params.mode === 'setup' ? blank : { ...blank, amount_subtotal: dueNow(call, blank) === total ? total : dueNow(call, blank), amount_total: dueNow(call, blank) }
    call.tx.put('checkout_session', session.id, session)
    return session
  },
})

/** @throws ApiError 400 for prices that do not go with the mode or each other. */
function checkLines(lines: ReadonlyArray<{ price: ReturnType<typeof priceOf> }>, mode: string): void {
  lines.forEach(({ price }, index) => {
    const param = `line_items[${index}][price]`
    if (!price.active) throw invalidRequest('The price specified is inactive. This field only accepts active prices.', { param })
    if (price.currency !== lines[0]?.price.currency) throw invalidRequest('All line items must have the same currency.', { param })
    if (mode === 'payment' && price.recurring !== null) {
      throw invalidRequest('You specified `payment` mode but passed a recurring price. Either switch to `subscription` mode or use only one-time prices.', { param })
    }
  })
  if (mode === 'subscription' && lines.every(({ price }) => price.recurring === null)) {
    throw invalidRequest('You must provide at least one recurring price in `subscription` mode when using prices.', { param: 'line_items' })
  }
}

const retrieve = operation({ method: 'GET', path: '/v1/checkout/sessions/:id', returns: 'checkout.session', params: {}, run: (call, _params, path) => existing(call, pathId(path)) })

const update = operation({
  method: 'POST',
  path: '/v1/checkout/sessions/:id',
  returns: 'checkout.session',
  params: { metadata: metadata() },
  run(call, params, path) {
    const before = existing(call, pathId(path))
    const after: StoredSession = { ...before, metadata: changedMetadata(before.metadata ?? {}, params.metadata) }
    call.tx.put('checkout_session', after.id, after)
    return after
  },
})

const expire = operation({
  method: 'POST',
  path: '/v1/checkout/sessions/:id/expire',
  returns: 'checkout.session',
  params: {},
  run(call, _params, path) {
    const session = existing(call, pathId(path))
    if (session.status !== 'open') throw invalidRequest(`Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`)
    return expireSession(call, session)
  },
})

const lineItems = operation({
  method: 'GET',
  path: '/v1/checkout/sessions/:id/line_items',
  returns: 'item',
  isList: true,
  params: NESTED_PAGE,
  run(call, params, path) {
    const session = existing(call, pathId(path))
    return nestedPage(presentLines(call.tx, session), params, `/v1/checkout/sessions/${session.id}/line_items`, 'line item')
  },
})

const listAll = listOperation({
  path: '/v1/checkout/sessions',
  kind: 'checkout_session',
  noun: 'checkout.session',
  returns: 'checkout.session',
  filters: { created: range(), customer: text(), customer_details: hash({ email: required(email()) }), payment_intent: text(), status: oneOf('complete', 'expired', 'open'), subscription: text() },
  matching: (_call, params) => (session) =>
    (params.customer === undefined || session.customer === params.customer) &&
    (params.customer_details === undefined || session.customer_details?.email === params.customer_details.email) &&
    (params.payment_intent === undefined || session.payment_intent === params.payment_intent) &&
    (params.subscription === undefined || session.subscription === params.subscription) &&
    (params.status === undefined || session.status === params.status) &&
    (params.created === undefined || inRange(session.created, params.created)),
})

/** Checkout sessions: https://docs.stripe.com/api/checkout/sessions */
export const SESSION_OPERATIONS: readonly Operation[] = [create, retrieve, update, expire, lineItems, listAll]
