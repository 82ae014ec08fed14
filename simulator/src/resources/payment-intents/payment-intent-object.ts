import { randomBase62 } from '../../ids.ts'
import type { StoredPaymentIntent } from '../../store/stored-objects.ts'
import type { Call } from '../../world.ts'

/** What a payment intent is made from. */
export interface IntentSource {
  /** Minor units. */
  amount: number
  currency: string
  customer: string | null
  payment_method?: string | null
  description?: string | null
  metadata?: Record<string, string>
  setup_future_usage?: 'off_session' | 'on_session' | null
  receipt_email?: string | null
}

/** Makes and stores a payment intent that waits for a card, and tells of it. */
export function createIntent(call: Call, source: IntentSource): StoredPaymentIntent {
  const id = call.ids.long('pi', call.now)
  const intent: StoredPaymentIntent = {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: source.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic',
    client_secret: `${id}_secret_${randomBase62(25)}`,
    confirmation_method: 'automatic',
    created: call.now,
    currency: source.currency,
    customer: source.customer,
    customer_account: null,
    description: source.description ?? null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: source.metadata ?? {},
    next_action: null,
    on_behalf_of: null,
    payment_method: source.payment_method ?? null,
    payment_method_configuration_details: null,
    payment_method_options: { card: { installments: null, mandate_options: null, network: null, request_three_d_secure: 'automatic' } },
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: source.receipt_email ?? null,
    review: null,
    setup_future_usage: source.setup_future_usage ?? null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: source.payment_method === undefined || source.payment_method === null ? 'requires_payment_method' : 'requires_confirmation',
    transfer_data: null,
    transfer_group: null,
  }
  call.tx.put('payment_intent', intent.id, intent)
  call.emit('payment_intent.created', intent)
  return intent
}
