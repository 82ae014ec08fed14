import { invalidRequest, noSuch } from '../../http/api-error.ts'
import { inRange, list, range } from '../../params/composite.ts'
import { flag, text } from '../../params/param.ts'
import { listOperation } from '../listing.ts'
import { operation, pathId, type Operation } from '../operation.ts'

/** Stripe shows events for 30 days (https://docs.stripe.com/api/events/list). */
const KEPT_SECONDS = 30 * 24 * 3600

const retrieve = operation({
  method: 'GET',
  path: '/v1/events/:id',
  returns: 'event',
  params: {},
  run(call, _params, path) {
    const event = call.tx.get('event', pathId(path))
    if (event === undefined || event.created < call.now - KEPT_SECONDS) throw noSuch('event', pathId(path), 'id', 404)
    return event
  },
})

/** `price.*` matches every type that begins with `price.`. */
function typeTest(pattern: string): (type: string) => boolean {
  const star = pattern.indexOf('*')
  if (star === -1) return (type) => type === pattern
  const prefix = pattern.slice(0, star)
  return (type) => type.startsWith(prefix)
}

const listAll = listOperation({
  path: '/v1/events',
  kind: 'event',
  noun: 'event',
  returns: 'event',
  filters: { created: range(), delivery_success: flag(), type: text(), types: list(text(), 20) },
  check(params) {
    if (params.type !== undefined && params.types !== undefined) throw invalidRequest('You may only specify one of these parameters: type, types.', { param: 'type' })
  },
  matching(call, params) {
    const patterns = params.types ?? (params.type === undefined ? undefined : [params.type])
    const tests = patterns?.map(typeTest)
    const deliveries = call.tx.all('delivery')
    return (event) =>
      event.created >= call.now - KEPT_SECONDS &&
      (tests === undefined || tests.some((test) => test(event.type))) &&
      (params.created === undefined || inRange(event.created, params.created)) &&
      (params.delivery_success === undefined || (deliveries.having('event', event.id).length === 0) === params.delivery_success)
  },
})

/** Events: https://docs.stripe.com/api/events */
export const EVENT_OPERATIONS: readonly Operation[] = [retrieve, listAll]
