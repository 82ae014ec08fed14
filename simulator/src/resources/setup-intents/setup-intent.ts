import { noSuch } from '../../http/api-error.ts'
import { inRange, range } from '../../params/composite.ts'
import { text } from '../../params/param.ts'
import { randomBase62 } from '../../ids.ts'
import type { StoredPaymentMethod, StoredSetupIntent } from '../../store/stored-objects.ts'
import type { Call } from '../../world.ts'
import { listOperation } from '../listing.ts'
import type { ObjectType } from '../object-type.ts'
import { operation, pathId, type Operation } from '../operation.ts'

/** Makes and stores a setup intent for a card that was just saved, and tells of it. */
export function createSetUp(call: Call, method: StoredPaymentMethod, customer: string, metadata: Record<string, string>): StoredSetupIntent {
  const id = call.ids.long('seti', call.now)
  const intent: StoredSetupIntent = {
    id,
    object: 'setup_intent',
    allowed_payment_method_types: null,
    application: null,
    automatic_payment_methods: null,
    cancellation_reason: null,
    client_secret: `${id}_secret_${randomBase62(25)}`,
    created: call.now,
    customer,
    customer_account: null,
    description: null,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    mandate: null,
    metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: method.id,
    payment_method_configuration_details: null,
    payment_method_options: { card: { mandate_options: null, network: null, request_three_d_secure: 'automatic' } },
    payment_method_types: ['card'],
    single_use_mandate: null,
    status: 'succeeded',
    usage: 'off_session',
  }
  call.tx.put('setup_intent', id, intent)
  call.emit('setup_intent.created', { ...intent, status: 'requires_payment_method', payment_method: null } as StoredSetupIntent)
  call.emit('setup_intent.succeeded', intent)
  return intent
}

const retrieve = operation({
  method: 'GET',
  path: '/v1/setup_intents/:id',
  returns: 'setup_intent',
  params: {},
  run(call, _params, path) {
    const intent = call.tx.get('setup_intent', pathId(path))
    if (intent === undefined) throw noSuch('setupintent', pathId(path), 'intent', 404)
    return intent
  },
})

const listAll = listOperation({
  path: '/v1/setup_intents',
  kind: 'setup_intent',
  noun: 'setupintent',
  returns: 'setup_intent',
  filters: { created: range(), customer: text(), payment_method: text() },
  matching: (_call, params) => (intent) =>
    (params.customer === undefined || intent.customer === params.customer) &&
    (params.payment_method === undefined || intent.payment_method === params.payment_method) &&
    (params.created === undefined || inRange(intent.created, params.created)),
})

/** How setup intents are found and sent. */
export const SETUP_INTENT: ObjectType = {
  object: 'setup_intent',
  fields: { customer: { kind: 'reference', object: 'customer' }, payment_method: { kind: 'reference', object: 'payment_method' } },
  find: (reader, id) => reader.get('setup_intent', id),
}

/** Setup intents, to be read only: Checkout makes them. https://docs.stripe.com/api/setup_intents */
export const SETUP_INTENT_OPERATIONS: readonly Operation[] = [retrieve, listAll]
