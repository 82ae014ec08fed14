import { same } from '../../events/previous-attributes.ts'
import { noSuch } from '../../http/api-error.ts'
import { inRange, range } from '../../params/composite.ts'
import { text } from '../../params/param.ts'
import type { StoredCustomer } from '../../store/stored-objects.ts'
import type { Call } from '../../world.ts'
import { listOperation } from '../listing.ts'
import { operation, pathId, type Operation } from '../operation.ts'
import { buildCustomer, changedCustomer, checkReferences } from './customer-object.ts'
import { CUSTOMER_CREATE, CUSTOMER_UPDATE } from './customer-params.ts'

function existing(call: Call, id: string): StoredCustomer {
  const customer = call.tx.get('customer', id)
  if (customer === undefined) throw noSuch('customer', id, 'id', 404)
  return customer
}

const create = operation({
  method: 'POST',
  path: '/v1/customers',
  returns: 'customer',
  params: CUSTOMER_CREATE,
  run(call, params) {
    if (params.test_clock !== undefined) throw noSuch('test clock', params.test_clock, 'test_clock', 400)
    checkReferences(params)
    const customer = buildCustomer(call, params)
    call.emit('customer.created', customer)
    return customer
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
  run(call, params, path) {
    const before = existing(call, pathId(path))
    checkReferences(params)
    const after = changedCustomer(before, params)
    if (same(before, after)) return before
    call.tx.put('customer', after.id, after)
    call.emitUpdate('customer.updated', before, after)
    return after
  },
})

const remove = operation({
  method: 'DELETE',
  path: '/v1/customers/:id',
  returns: 'customer',
  params: {},
  run(call, _params, path) {
    const customer = existing(call, pathId(path))
    const deletion = { id: customer.id, object: 'customer', deleted: true } as const
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
