import { endSubscription } from '../../billing/ending.ts'
import { same } from '../../events/previous-attributes.ts'
import { noSuch } from '../../http/api-error.ts'
import { inRange, range, type Values } from '../../params/composite.ts'
import { text } from '../../params/param.ts'
import type { StoredCustomer } from '../../store/stored-objects.ts'
import type { Call } from '../../world.ts'
import { listOperation } from '../listing.ts'
import { operation, pathId, type Operation } from '../operation.ts'
import { attachCard, findOrMakeCard } from '../payment-methods/payment-method-object.ts'
import { buildCustomer, changedCustomer, resolveMethod } from './customer-object.ts'
import { CUSTOMER_CREATE, CUSTOMER_UPDATE } from './customer-params.ts'

function existing(call: Call, id: string): StoredCustomer {
  const customer = call.tx.get('customer', id)
  if (customer === undefined) throw noSuch('customer', id, 'id', 404)
  return customer
}

function applied(call: Call, before: StoredCustomer, params: Values<typeof CUSTOMER_UPDATE>): StoredCustomer {
  const after = changedCustomer(before, resolveMethod(call, params, before))
  if (same(before, after)) return before
  call.tx.put('customer', after.id, after)
  call.emitUpdate('customer.updated', before, after)
  return after
}

const create = operation({
  method: 'POST',
  path: '/v1/customers',
  returns: 'customer',
  params: CUSTOMER_CREATE,
  run(called, params) {
    const { test_clock: clock, payment_method: card } = params
    if (clock !== undefined && called.tx.get('test_clock', clock) === undefined) throw noSuch('test clock', clock, 'test_clock', 400)
    const call = called.on(clock ?? null)
    const customer = buildCustomer(call, params)
    call.emit('customer.created', customer)
    const attached = card === undefined ? undefined : attachCard(call, findOrMakeCard(call, card, 'payment_method'), customer)
    const wanted = params.invoice_settings?.default_payment_method
    if (typeof wanted !== 'string') return customer
    // The same `pm_card_…` named twice is one card.
    const given = attached !== undefined && wanted === card ? attached.id : wanted
    return applied(call, customer, { invoice_settings: { default_payment_method: given } })
  },
})

const retrieve = operation({
  method: 'GET',
  path: '/v1/customers/:id',
  returns: 'customer',
  params: {},
  run: (call, _params, path) => call.tx.get('deleted_customer', pathId(path)) ?? existing(call, pathId(path)),
})

const update = operation({
  method: 'POST',
  path: '/v1/customers/:id',
  returns: 'customer',
  params: CUSTOMER_UPDATE,
  run(called, params, path) {
    const before = existing(called, pathId(path))
    return applied(called.on(before.test_clock), before, params)
  },
})

const remove = operation({
  method: 'DELETE',
  path: '/v1/customers/:id',
  returns: 'customer',
  params: {},
  run(called, _params, path) {
    const customer = existing(called, pathId(path))
    const call = called.on(customer.test_clock)
    const deletion = { id: customer.id, object: 'customer', deleted: true } as const
    // Deleting a customer cancels its subscriptions at once (https://docs.stripe.com/api/customers/delete).
    for (const subscription of call.tx.all('subscription').having('customer', customer.id)) {
      if (subscription.status !== 'canceled' && subscription.status !== 'incomplete_expired') endSubscription(call, subscription, 'cancellation_requested')
    }
    call.tx.remove('customer', customer.id)
    call.tx.put('deleted_customer', customer.id, deletion)
    call.emit('customer.deleted', customer)
    return deletion
  },
})

const listAll = listOperation({
  path: '/v1/customers',
  kind: 'customer',
  noun: 'customer',
  returns: 'customer',
  // Stripe compares the address with its case.
  filters: { created: range(), email: text(), test_clock: text() },
  matching(_call, params) {
    return (customer) =>
      (params.email === undefined || customer.email === params.email) &&
      (params.test_clock === undefined || customer.test_clock === params.test_clock) &&
      (params.created === undefined || inRange(customer.created, params.created))
  },
})

/** Customers: https://docs.stripe.com/api/customers */
export const CUSTOMER_OPERATIONS: readonly Operation[] = [create, retrieve, update, remove, listAll]
