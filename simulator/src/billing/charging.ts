import type { Stripe } from 'stripe'
import type { ApiError } from '../http/api-error.ts'
import { buildCharge } from '../resources/charges/charge-object.ts'
import { cardError } from '../resources/payment-methods/payment-method-object.ts'
import { AUTHENTICATION_REQUIRED, cardByLast4, type Decline } from '../resources/payment-methods/test-cards.ts'
import type { StoredPaymentIntent, StoredPaymentMethod } from '../store/stored-objects.ts'
import type { Wire } from '../wire.ts'
import type { Call } from '../world.ts'

/** How an attempt to pay went: the intent as it is now, and the refusal when the card was declined. */
export interface Attempt {
  intent: StoredPaymentIntent
  /** Null after a success, and while the owner is asked to authenticate. */
  error: ApiError | null
}

/** How an attempt is made. */
export interface AttemptOptions {
  /** The owner is not there: a card that asks for 3-D Secure is declined. */
  offSession?: boolean
  /** The owner has just passed 3-D Secure. */
  authenticated?: boolean
}

function needsAuthentication(method: StoredPaymentMethod, options: AttemptOptions): boolean {
  if (options.authenticated === true) return false
  const wanted = cardByLast4(method.card.last4)?.authentication ?? 'never'
  return wanted === 'always' || (wanted === 'once' && !method.authenticated)
}

/** Charges a card for a payment intent, as its test number says, and tells of it (https://docs.stripe.com/payments/paymentintents/lifecycle). */
export function attemptPayment(call: Call, intent: StoredPaymentIntent, method: StoredPaymentMethod, options: AttemptOptions = {}): Attempt {
  if (needsAuthentication(method, options)) {
    return options.offSession === true ? declined(call, intent, method, AUTHENTICATION_REQUIRED) : { intent: asksToAuthenticate(call, intent, method), error: null }
  }
  const decline = cardByLast4(method.card.last4)?.charge
  return decline === undefined ? { intent: succeeded(call, intent, method, options), error: null } : declined(call, intent, method, decline)
}

/** The owner did not pass 3-D Secure. */
export function failAuthentication(call: Call, intent: StoredPaymentIntent): StoredPaymentIntent {
  return put(call, 'payment_intent.payment_failed', {
    ...intent,
    last_payment_error: {
      code: 'payment_intent_authentication_failure',
      message: 'The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.',
      type: 'card_error',
    },
    next_action: null,
    payment_method: null,
    status: 'requires_payment_method',
  })
}

function succeeded(call: Call, intent: StoredPaymentIntent, method: StoredPaymentMethod, options: AttemptOptions): StoredPaymentIntent {
  if (options.authenticated === true) call.tx.put('payment_method', method.id, { ...method, authenticated: true })
  const charge = buildCharge(call, intent, method)
  call.emit('charge.succeeded', charge)
  return put(call, 'payment_intent.succeeded', {
    ...intent,
    amount_received: intent.amount,
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    payment_method: method.id,
    status: 'succeeded',
  })
}

function declined(call: Call, intent: StoredPaymentIntent, method: StoredPaymentMethod, decline: Decline): Attempt {
  const charge = buildCharge(call, intent, method, decline)
  call.emit('charge.failed', charge)
  const { authenticated: _authenticated, ...shown } = method
  const after = put(call, 'payment_intent.payment_failed', {
    ...intent,
    last_payment_error: {
      charge: charge.id,
      code: decline.code,
      decline_code: decline.declineCode,
      doc_url: `https://stripe.com/docs/error-codes/${decline.code.replaceAll('_', '-')}`,
      message: decline.message,
      payment_method: shown,
      type: 'card_error',
    },
    latest_charge: charge.id,
    next_action: null,
    payment_method: null,
    status: 'requires_payment_method',
  })
  return { intent: after, error: cardError(decline, { charge: charge.id, payment_intent: after, payment_method: shown }) }
}

function asksToAuthenticate(call: Call, intent: StoredPaymentIntent, method: StoredPaymentMethod): StoredPaymentIntent {
  const nextAction: Wire<Stripe.PaymentIntent.NextAction> = {
    type: 'use_stripe_sdk',
    use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: `https://hooks.stripe.com/3d_secure_2/hosted?payment_intent=${intent.id}`, source: method.id },
  }
  return put(call, 'payment_intent.requires_action', { ...intent, last_payment_error: null, next_action: nextAction, payment_method: method.id, status: 'requires_action' })
}

/** Stores an intent and tells of what happened to it. */
function put(call: Call, type: Stripe.Event.Type, intent: StoredPaymentIntent): StoredPaymentIntent {
  call.tx.put('payment_intent', intent.id, intent)
  call.emit(type, intent)
  return intent
}

/** Gives an intent up, when it is not over already. */
export function cancelIntent(call: Call, intent: StoredPaymentIntent, reason: NonNullable<StoredPaymentIntent['cancellation_reason']>): StoredPaymentIntent {
  if (intent.status === 'succeeded' || intent.status === 'canceled') return intent
  return put(call, 'payment_intent.canceled', { ...intent, canceled_at: call.now, cancellation_reason: reason, next_action: null, status: 'canceled' })
}
