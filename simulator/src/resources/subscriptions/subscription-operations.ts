import { changeSubscription } from '../../billing/changing.ts'
import { collect } from '../../billing/collecting.ts'
import { endSubscription } from '../../billing/ending.ts'
import { createInvoice, finalizeInvoice, pendingItems } from '../../billing/invoicing.ts'
import { itemPrice, periodLine } from '../../billing/invoice-lines.ts'
import { periodEnd } from '../../billing/calendar.ts'
import { prorate } from '../../billing/proration.ts'
import { invalidRequest, noSuch } from '../../http/api-error.ts'
import { inRange, range } from '../../params/composite.ts'
import { oneOf, required, text } from '../../params/param.ts'
import type { StoredSubscription } from '../../store/stored-objects.ts'
import type { Call } from '../../world.ts'
import { listOperation } from '../listing.ts'
import { NESTED_PAGE, nestedPage } from '../nested-list.ts'
import { operation, pathId, type Operation } from '../operation.ts'
import { createSubscription } from './subscription-create.ts'
import { SUBSCRIPTION_CANCEL, SUBSCRIPTION_RESUME, SUBSCRIPTION_UPDATE } from './subscription-params.ts'
import { updateSubscription } from './subscription-update.ts'

/** The subscription of the path. @throws ApiError 404. */
export function existingSubscription(call: Call, id: string): StoredSubscription {
  const subscription = call.tx.get('subscription', id)
  if (subscription === undefined) throw noSuch('subscription', id, 'id', 404)
  return subscription
}

const retrieve = operation({ method: 'GET', path: '/v1/subscriptions/:id', returns: 'subscription', params: {}, run: (call, _params, path) => existingSubscription(call, pathId(path)) })

const update = operation({
  method: 'POST',
  path: '/v1/subscriptions/:id',
  returns: 'subscription',
  params: SUBSCRIPTION_UPDATE,
  check(params) {
    if (typeof params.cancel_at === 'number' && params.cancel_at_period_end === true) {
      throw invalidRequest('You may only specify one of these parameters: cancel_at, cancel_at_period_end.', { param: 'cancel_at' })
    }
  },
  run(called, params, path) {
    const before = existingSubscription(called, pathId(path))
    const collection = { behavior: params.payment_behavior ?? 'allow_incomplete', offSession: params.off_session ?? false, collect: true }
    return updateSubscription(called.on(before.test_clock), before, params, collection).subscription
  },
})

const cancel = operation({
  method: 'DELETE',
  path: '/v1/subscriptions/:id',
  returns: 'subscription',
  expands: true,
  params: SUBSCRIPTION_CANCEL,
  run(called, params, path) {
    const before = existingSubscription(called, pathId(path))
    if (before.status === 'canceled' || before.status === 'incomplete_expired') throw noSuch('subscription', before.id, 'id', 404)
    const call = called.on(before.test_clock)
    const paid = before.status === 'active' || before.status === 'past_due'
    if (params.prorate === true && paid) for (const item of before.items) prorate(call, before, item, 'credit', call.now)
    const details = before.cancellation_details ?? { comment: null, feedback: null, feedback_option: null, reason: null }
    const ended = endSubscription(call, before, 'cancellation_requested', { cancellation_details: { ...details, ...params.cancellation_details } })
    if (params.invoice_now === true) return invoiceLast(call, ended)
    if (params.prorate !== true) {
      for (const item of pendingItems(call, ended.customer, ended.id)) {
        if (item.parent?.subscription_details?.subscription !== ended.id) continue
        call.tx.remove('invoice_item', item.id)
        call.emit('invoiceitem.deleted', item)
      }
    }
    return ended
  },
})

/** A last invoice over what still waits, when something does. */
function invoiceLast(call: Call, ended: StoredSubscription): StoredSubscription {
  const customer = call.tx.get('customer', ended.customer)
  if (customer === undefined || pendingItems(call, customer.id, ended.id).length === 0) return ended
  const draft = createInvoice(call, {
    customer,
    subscription: ended,
    currency: ended.currency,
    reason: 'subscription_update',
    lines: [],
    period: { start: ended.items[0]?.current_period_start ?? call.now, end: call.now },
    autoAdvance: true,
    finalizesAt: null,
  })
  const after: StoredSubscription = { ...ended, latest_invoice: draft.id }
  call.tx.put('subscription', after.id, after)
  call.emitUpdate('customer.subscription.updated', ended, after)
  const open = finalizeInvoice(call, draft)
  if (open.status === 'open' && open.collection_method === 'charge_automatically') collect(call, open, { automatic: true })
  return after
}

const resume = operation({
  method: 'POST',
  path: '/v1/subscriptions/:id/resume',
  returns: 'subscription',
  params: SUBSCRIPTION_RESUME,
  run(called, _params, path) {
    const before = existingSubscription(called, pathId(path))
    if (before.status !== 'paused') throw invalidRequest(`You can only resume a subscription that is paused. The status of this subscription is ${before.status}.`)
    const call = called.on(before.test_clock)
    const customer = call.tx.get('customer', before.customer)
    const [first] = before.items
    if (customer === undefined || first === undefined) throw noSuch('customer', before.customer, 'customer', 400)
    const end = periodEnd(call.now, itemPrice(call.tx, first).recurring ?? { interval: 'month', interval_count: 1 }, call.now)
    const items = before.items.map((item) => ({ ...item, current_period_start: call.now, current_period_end: end }))
    const draft = createInvoice(call, {
      customer,
      subscription: before,
      currency: before.currency,
      reason: 'subscription_update',
      lines: items.map((item) => periodLine(call, before, item, false)),
      period: { start: call.now, end: call.now },
      autoAdvance: true,
      finalizesAt: null,
    })
    changeSubscription(call, before, { billing_cycle_anchor: call.now, items, latest_invoice: draft.id })
    const open = finalizeInvoice(call, draft)
    if (open.status === 'open') collect(call, open, { automatic: true })
    return existingSubscription(call, before.id)
  },
})

const STATUSES = ['active', 'past_due', 'unpaid', 'canceled', 'incomplete', 'incomplete_expired', 'trialing', 'paused', 'all', 'ended'] as const

const listAll = listOperation({
  path: '/v1/subscriptions',
  kind: 'subscription',
  noun: 'subscription',
  returns: 'subscription',
  filters: {
    collection_method: oneOf('charge_automatically', 'send_invoice'),
    created: range(),
    current_period_end: range(),
    current_period_start: range(),
    customer: text(),
    price: text(),
    status: oneOf(...STATUSES),
    test_clock: text(),
  },
  matching: (_call, params) => (subscription) => {
    const { status } = subscription
    const [first] = subscription.items
    const ended = status === 'canceled' || status === 'incomplete_expired'
    const wanted = params.status === 'all' || (params.status === 'ended' ? ended : params.status === undefined ? status !== 'canceled' : status === params.status)
    return (
      wanted &&
      (params.customer === undefined || subscription.customer === params.customer) &&
      (params.price === undefined || subscription.items.some(({ price }) => price === params.price)) &&
      (params.collection_method === undefined || subscription.collection_method === params.collection_method) &&
      (params.test_clock === undefined || subscription.test_clock === params.test_clock) &&
      (params.created === undefined || inRange(subscription.created, params.created)) &&
      (params.current_period_start === undefined || inRange(first?.current_period_start ?? 0, params.current_period_start)) &&
      (params.current_period_end === undefined || inRange(first?.current_period_end ?? 0, params.current_period_end))
    )
  },
})

const listItems = operation({
  method: 'GET',
  path: '/v1/subscription_items',
  returns: 'subscription_item',
  isList: true,
  params: { ...NESTED_PAGE, subscription: required(text()) },
  run(call, params) {
    const { items } = existingSubscription(call, params.subscription)
    return nestedPage(items, params, '/v1/subscription_items', 'subscription item')
  },
})

const retrieveItem = operation({
  method: 'GET',
  path: '/v1/subscription_items/:id',
  returns: 'subscription_item',
  params: {},
  run(call, _params, path) {
    for (const subscription of call.tx.all('subscription').newestFirst()) {
      const item = subscription.items.find(({ id }) => id === pathId(path))
      if (item !== undefined) return item
    }
    throw noSuch('subscription_item', pathId(path), 'id', 404)
  },
})

/** Subscriptions and their items: https://docs.stripe.com/api/subscriptions */
export const SUBSCRIPTION_OPERATIONS: readonly Operation[] = [createSubscription, retrieve, update, cancel, resume, listAll, listItems, retrieveItem]
