import { endSubscription } from '../../billing/ending.ts'
import { ApiError, invalidRequest, noSuch } from '../../http/api-error.ts'
import { integer, required, text } from '../../params/param.ts'
import type { StoredTestClock } from '../../store/stored-objects.ts'
import type { Call } from '../../world.ts'
import { listOperation } from '../listing.ts'
import type { ObjectType } from '../object-type.ts'
import { operation, pathId, type Operation } from '../operation.ts'

const KEPT_SECONDS = 30 * 24 * 3600

function existing(call: Call, id: string): StoredTestClock {
  const clock = call.tx.get('test_clock', id)
  if (clock === undefined) throw noSuch('test clock', id, 'test_clock', 404)
  return clock
}

const create = operation({
  method: 'POST',
  path: '/v1/test_helpers/test_clocks',
  returns: 'test_helpers.test_clock',
  params: { frozen_time: required(integer({ min: 0 })), name: text(300) },
  run(call, params) {
    const clock: StoredTestClock = {
      id: call.ids.long('clock', call.now),
      object: 'test_helpers.test_clock',
      created: call.now,
      deletes_after: call.now + KEPT_SECONDS,
      frozen_time: params.frozen_time,
      livemode: false,
      name: params.name ?? null,
      status: 'ready',
      status_details: {},
    }
    call.tx.put('test_clock', clock.id, clock)
    call.emit('test_helpers.test_clock.created', clock)
    return clock
  },
})

const retrieve = operation({ method: 'GET', path: '/v1/test_helpers/test_clocks/:id', returns: 'test_helpers.test_clock', params: {}, run: (call, _params, path) => existing(call, pathId(path)) })

const advance = operation({
  method: 'POST',
  path: '/v1/test_helpers/test_clocks/:id/advance',
  returns: 'test_helpers.test_clock',
  params: { frozen_time: required(integer()) },
  run(call, params, path) {
    const before = existing(call, pathId(path))
    if (before.status !== 'ready') throw new ApiError(429, 'invalid_request_error', 'Test clock advancement underway - cannot perform modifications', { code: 'rate_limit' })
    if (params.frozen_time <= before.frozen_time) throw invalidRequest('You can only advance a test clock forward in time.', { param: 'frozen_time' })
    const after: StoredTestClock = { ...before, status: 'advancing', status_details: { advancing: { target_frozen_time: params.frozen_time } } }
    call.tx.put('test_clock', after.id, after)
    call.emit('test_helpers.test_clock.advancing', after)
    return after
  },
})

const remove = operation({
  method: 'DELETE',
  path: '/v1/test_helpers/test_clocks/:id',
  returns: 'test_helpers.test_clock',
  params: {},
  run(called, _params, path) {
    const clock = existing(called, pathId(path))
    const call = called.on(clock.id)
    for (const customer of call.tx.all('customer').having('test_clock', clock.id)) {
      for (const subscription of call.tx.all('subscription').having('customer', customer.id)) {
        if (subscription.status !== 'canceled' && subscription.status !== 'incomplete_expired') endSubscription(call, subscription, 'cancellation_requested')
      }
      call.tx.remove('customer', customer.id)
      call.tx.put('deleted_customer', customer.id, { id: customer.id, object: 'customer', deleted: true })
      call.emit('customer.deleted', customer)
    }
    call.tx.remove('test_clock', clock.id)
    called.emit('test_helpers.test_clock.deleted', clock)
    return { id: clock.id, object: 'test_helpers.test_clock', deleted: true } as { object: string }
  },
})

const listAll = listOperation({ path: '/v1/test_helpers/test_clocks', kind: 'test_clock', noun: 'test clock', returns: 'test_helpers.test_clock', filters: {}, matching: () => () => true })

/** How test clocks are found and sent. */
export const TEST_CLOCK: ObjectType = { object: 'test_helpers.test_clock', fields: {}, find: (reader, id) => reader.get('test_clock', id) }

/** Test clocks: https://docs.stripe.com/api/test_clocks */
export const TEST_CLOCK_OPERATIONS: readonly Operation[] = [create, retrieve, advance, remove, listAll]
