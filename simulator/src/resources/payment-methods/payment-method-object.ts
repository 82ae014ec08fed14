import { createHash } from 'node:crypto'
import type { Stripe } from 'stripe'
import { ApiError, invalidRequest, noSuch } from '../../http/api-error.ts'
import type { StoredCustomer, StoredPaymentMethod } from '../../store/stored-objects.ts'
import type { Wire } from '../../wire.ts'
import type { Call } from '../../world.ts'
import { cardByLast4, cardByNumber, cardByToken, type Decline, type TestCard } from './test-cards.ts'

/** What a card is made from. */
export interface CardSource {
  number: string
  exp_month: number
  exp_year: number
  cvc?: string | undefined
}

/** Who pays with it, as far as known. */
export type BillingDetails = Wire<Stripe.PaymentMethod.BillingDetails>

/** Nothing known of who pays. */
export const NO_BILLING_DETAILS: BillingDetails = {
  address: { city: null, country: null, line1: null, line2: null, postal_code: null, state: null },
  email: null,
  name: null,
  phone: null,
  tax_id: null,
}

/** A declined card as the API says it: 402, with the code and the bank's reason. @param more the charge and the intent, when there are. */
export function cardError(decline: Decline, more: Readonly<Record<string, unknown>> = {}): ApiError {
  return new ApiError(402, 'card_error', decline.message, { code: decline.code, more: { decline_code: decline.declineCode, ...more } })
}

/** @throws ApiError 402 for a number, a date or a security code that no card could have, and 400 for a real card's number. */
export function checkedCard(source: CardSource, now: number): TestCard {
  const digits = source.number.replaceAll(/[\s-]/g, '')
  const wrong = (code: string, message: string, param: string): ApiError => new ApiError(402, 'card_error', message, { code, param })
  const card = cardByNumber(digits)
  if (card === undefined && (!/^\d{12,19}$/.test(digits) || !luhn(digits))) throw wrong(/^\d{12,19}$/.test(digits) ? 'incorrect_number' : 'invalid_number', 'Your card number is incorrect.', 'number')
  const year = source.exp_year < 100 ? 2000 + source.exp_year : source.exp_year
  if (source.exp_month < 1 || source.exp_month > 12) throw wrong('invalid_expiry_month', "Your card's expiration month is invalid.", 'exp_month')
  if (Date.UTC(year, source.exp_month, 1) / 1000 <= now || year > 2100) throw wrong('invalid_expiry_year', "Your card's expiration year is invalid.", 'exp_year')
  const digitsOfCode = card?.brand === 'amex' ? /^\d{3,4}$/ : /^\d{3}$/
  if (source.cvc !== undefined && !digitsOfCode.test(source.cvc)) throw wrong('invalid_cvc', "Your card's security code is invalid.", 'cvc')
  if (card === undefined) throw new ApiError(402, 'card_error', 'Your card was declined. Your request was in test mode, but used a non test card. For a list of valid test cards, visit: https://stripe.com/docs/testing.', { code: 'card_declined', more: { decline_code: 'test_mode_live_card' } })
  return card
}

function luhn(digits: string): boolean {
  const sum = [...digits].toReversed().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/** Makes and stores a card that belongs to nobody yet. */
export function buildCard(call: Call, card: TestCard, details: { exp_month?: number; exp_year?: number; billing?: BillingDetails | undefined; metadata?: Stripe.Metadata } = {}): StoredPaymentMethod {
  const method: StoredPaymentMethod = {
    id: call.ids.long('pm', call.now),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: details.billing ?? NO_BILLING_DETAILS,
    card: {
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: 'US',
      display_brand: card.brand,
      exp_month: details.exp_month ?? 12,
      exp_year: details.exp_year ?? new Date(call.now * 1000).getUTCFullYear() + 4,
      fingerprint: createHash('sha256').update(card.number).digest('base64url').replaceAll(/[-_]/g, '0').slice(0, 16),
      funding: card.funding,
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: [card.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: call.now,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: details.metadata ?? {},
    type: 'card',
    authenticated: false,
  }
  call.tx.put('payment_method', method.id, method)
  return method
}

/** Gives a card to a customer and tells of it. @throws ApiError 402 for a card that its bank refuses, 400 for one that has another owner. */
export function attachCard(call: Call, method: StoredPaymentMethod, customer: StoredCustomer): StoredPaymentMethod {
  if (method.customer === customer.id) return method
  if (method.customer !== null) throw invalidRequest('The payment method you provided has already been attached to a customer.', { code: 'payment_method_unexpected_state' })
  const behaviour = cardByLast4(method.card.last4)
  if (behaviour?.charge !== undefined && !behaviour.attachable) throw cardError(behaviour.charge)
  const attached: StoredPaymentMethod = { ...method, customer: customer.id }
  call.tx.put('payment_method', attached.id, attached)
  call.emit('payment_method.attached', attached)
  return attached
}

/** The payment method with this id; `pm_card_visa` and the like make a new one. @throws ApiError 400 or, for the id in the URL, 404. */
export function findOrMakeCard(call: Call, id: string, param: string, status: 400 | 404 = 400): StoredPaymentMethod {
  const card = cardByToken(id)
  const method = id.startsWith('pm_card_') && card !== undefined ? buildCard(call, card) : call.tx.get('payment_method', id)
  if (method === undefined) throw noSuch('PaymentMethod', id, param, status)
  return method
}

/** A payment method that must be the customer's own. @throws ApiError 400 for one that is not there or somebody else's. */
export function ownCard(call: Call, id: string, customer: StoredCustomer, param: string): StoredPaymentMethod {
  const method = call.tx.get('payment_method', id)
  if (method === undefined) throw noSuch('PaymentMethod', id, param, 400)
  if (method.customer !== customer.id) {
    throw invalidRequest(`The customer does not have a payment method with the ID ${id}. The payment method must be attached to the customer.`, { code: 'resource_missing', param })
  }
  return method
}
