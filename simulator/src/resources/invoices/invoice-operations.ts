import { changeInvoice, subscriptionBehind } from '../../billing/changing.ts'
import { cancelPayments, markUncollectible, voidInvoice } from '../../billing/closing.ts'
import { collect, markPaid } from '../../billing/collecting.ts'
import { createInvoice, finalizeInvoice } from '../../billing/invoicing.ts'
import { billingSettings } from '../../billing/settings.ts'
import { invalidRequest, noSuch } from '../../http/api-error.ts'
import { inRange, range } from '../../params/composite.ts'
import { changedMetadata, metadata } from '../../params/metadata.ts'
import { emptyable, flag, integer, oneOf, required, text } from '../../params/param.ts'
import { subscriptionOf, type StoredInvoice } from '../../store/stored-objects.ts'
import type { Call } from '../../world.ts'
import { currency } from '../currencies.ts'
import { listOperation } from '../listing.ts'
import { NESTED_PAGE, nestedPage } from '../nested-list.ts'
import { operation, pathId, type Definition, type Operation } from '../operation.ts'
import { attachCard, findOrMakeCard, ownCard } from '../payment-methods/payment-method-object.ts'
import { INVOICE_PREVIEW, previewOf } from './invoice-preview.ts'

const COLLECTION = oneOf('charge_automatically', 'send_invoice')
const STATUS = oneOf('draft', 'open', 'paid', 'uncollectible', 'void')

function existing(call: Call, id: string): StoredInvoice {
  const invoice = call.tx.get('invoice', id)
  if (invoice === undefined) throw noSuch('invoice', id, 'invoice', 404)
  return invoice
}

/** What can be read, and no more, if it is a preview. */
function readable(call: Call, id: string): StoredInvoice {
  return previewOf(call, id) ?? existing(call, id)
}

const create = operation({
  method: 'POST',
  path: '/v1/invoices',
  returns: 'invoice',
  params: {
    customer: required(text()),
    auto_advance: flag(),
    collection_method: COLLECTION,
    currency: currency(),
    days_until_due: integer({ min: 0 }),
    default_payment_method: text(),
    description: text(1500),
    metadata: metadata(),
    pending_invoice_items_behavior: oneOf('exclude', 'include'),
    subscription: text(),
  },
  run(called, params) {
    const customer = called.tx.get('customer', params.customer)
    if (customer === undefined) throw noSuch('customer', params.customer, 'customer', 400)
    const call = called.on(customer.test_clock)
    const subscription = params.subscription === undefined ? undefined : call.tx.get('subscription', params.subscription)
    if (params.subscription !== undefined && subscription === undefined) throw noSuch('subscription', params.subscription, 'subscription', 400)
    const card = params.default_payment_method === undefined ? null : ownCard(call, params.default_payment_method, customer, 'default_payment_method')
    const auto = params.auto_advance ?? false
    return createInvoice(call, {
      customer,
      ...(subscription === undefined ? {} : { subscription }),
      currency: params.currency ?? subscription?.currency ?? customer.currency ?? 'eur',
      reason: 'manual',
      lines: [],
      period: { start: call.now, end: call.now },
      autoAdvance: auto,
      finalizesAt: auto ? call.now + billingSettings(call.tx).draftSeconds : null,
      collection: params.collection_method ?? 'charge_automatically',
      daysUntilDue: params.days_until_due ?? null,
      defaultPaymentMethod: card?.id ?? null,
      description: params.description ?? null,
      metadata: changedMetadata({}, params.metadata),
      pending: params.pending_invoice_items_behavior ?? (subscription === undefined ? 'exclude' : 'include'),
    })
  },
})

const retrieve = operation({ method: 'GET', path: '/v1/invoices/:id', returns: 'invoice', params: {}, run: (call, _params, path) => readable(call, pathId(path)) })

/** A POST on one invoice, at the time of its customer. */
function act<S extends Definition<{}>['params']>(name: string, params: S, run: (call: Call, invoice: StoredInvoice, params: Parameters<Definition<S>['run']>[1]) => ReturnType<Definition<S>['run']>): Operation {
  return operation<S>({
    method: 'POST',
    path: `/v1/invoices/:id${name}`,
    returns: 'invoice',
    params,
    run(called, given, path) {
      const invoice = existing(called, pathId(path))
      return run(called.on(invoice.test_clock), invoice, given)
    },
  })
}

const update = act('', { auto_advance: flag(), collection_method: COLLECTION, days_until_due: integer({ min: 0 }), default_payment_method: emptyable(text()), description: emptyable(text(1500)), metadata: metadata() }, (call, invoice, params) => {
  const draftOnly = params.collection_method !== undefined || params.days_until_due !== undefined
  if (invoice.status !== 'draft' && draftOnly) throw invalidRequest('Finalized invoices can\'t be updated in this way', { code: 'invoice_not_editable' })
  const auto = params.auto_advance ?? invoice.auto_advance ?? false
  const collection = params.collection_method ?? invoice.collection_method
  const starts = invoice.status === 'draft' && auto && invoice.automatically_finalizes_at === null
  return changeInvoice(call, invoice, {
    auto_advance: auto,
    automatically_finalizes_at: starts ? call.now + billingSettings(call.tx).draftSeconds : auto ? invoice.automatically_finalizes_at : null,
    collection_method: collection,
    default_payment_method: params.default_payment_method === undefined ? invoice.default_payment_method : params.default_payment_method,
    description: params.description === undefined ? invoice.description : params.description,
    due_date: collection === 'send_invoice' ? (params.days_until_due === undefined ? invoice.due_date : call.now + params.days_until_due * 24 * 3600) : null,
    metadata: changedMetadata(invoice.metadata ?? {}, params.metadata),
  })
})

const finalize = act('/finalize', { auto_advance: flag() }, (call, invoice, params) => {
  const auto = params.auto_advance ?? invoice.auto_advance ?? false
  const open = finalizeInvoice(call, { ...invoice, auto_advance: auto })
  // An invoice that advances by itself is collected within the hour; here at once.
  if (open.status === 'open' && auto && open.collection_method === 'charge_automatically') collect(call, open, { automatic: true })
  return existing(call, open.id)
})

const pay = act('/pay', { forgive: flag(), off_session: flag(), paid_out_of_band: flag(), payment_method: text() }, (call, invoice, params) => {
  const customer = call.tx.get('customer', invoice.customer)
  const open = invoice.status === 'draft' ? finalizeInvoice(call, invoice) : invoice
  if (open.status === 'paid' && invoice.status === 'draft') return open
  if (open.status !== 'open' && open.status !== 'uncollectible') {
    throw invalidRequest(open.status === 'paid' ? 'Invoice is already paid' : 'Invoice is not open and cannot be paid', { code: open.status === 'paid' ? 'invoice_already_paid' : 'invoice_not_editable' })
  }
  if (params.paid_out_of_band === true) {
    cancelPayments(call, open, 'requested_by_customer')
    return markPaid(call, open, { amount_paid_off_stripe: open.amount_due })
  }
  const wanted = params.payment_method
  const method =
    wanted === undefined || customer === undefined
      ? undefined
      : wanted.startsWith('pm_card_') ? attachCard(call, findOrMakeCard(call, wanted, 'payment_method'), customer) : ownCard(call, wanted, customer, 'payment_method')
  // The merchant's own attempt is made without the customer unless they say otherwise (https://docs.stripe.com/api/invoices/pay#pay_invoice-off_session).
  const { invoice: after, error } = collect(call, open, { offSession: params.off_session ?? true, ...(method === undefined ? {} : { method }) })
  return error ?? after
})

const voiding = act('/void', {}, (call, invoice) => voidInvoice(call, invoice))
const uncollectible = act('/mark_uncollectible', {}, (call, invoice) => markUncollectible(call, invoice))

const send = act('/send', {}, (call, invoice) => {
  const open = invoice.status === 'draft' ? finalizeInvoice(call, invoice) : invoice
  call.emit('invoice.sent', open)
  return open
})

const remove = operation({
  method: 'DELETE',
  path: '/v1/invoices/:id',
  returns: 'invoice',
  params: {},
  run(called, _params, path) {
    const invoice = existing(called, pathId(path))
    const call = called.on(invoice.test_clock)
    if (invoice.status !== 'draft') throw invalidRequest('You can only delete draft invoices.', { code: 'invoice_not_editable' })
    if (subscriptionBehind(call, invoice) !== undefined) throw invalidRequest('You cannot delete an invoice that was created by a subscription. Void it after it is finalized instead.', { code: 'invoice_not_editable' })
    for (const item of call.tx.all('invoice_item').having('customer', invoice.customer)) if (item.invoice === invoice.id) call.tx.put('invoice_item', item.id, { ...item, invoice: null })
    call.tx.remove('invoice', invoice.id)
    call.emit('invoice.deleted', invoice)
    return { id: invoice.id, object: 'invoice', deleted: true } as { object: string }
  },
})

const listAll = listOperation({
  path: '/v1/invoices',
  kind: 'invoice',
  noun: 'invoice',
  returns: 'invoice',
  filters: { collection_method: COLLECTION, created: range(), customer: text(), due_date: range(), status: STATUS, subscription: text() },
  matching: (_call, params) => (invoice) =>
    (params.customer === undefined || invoice.customer === params.customer) &&
    (params.subscription === undefined || subscriptionOf(invoice) === params.subscription) &&
    (params.status === undefined || invoice.status === params.status) &&
    (params.collection_method === undefined || invoice.collection_method === params.collection_method) &&
    (params.due_date === undefined || (invoice.due_date !== null && inRange(invoice.due_date, params.due_date))) &&
    (params.created === undefined || inRange(invoice.created, params.created)),
})

const listLines = operation({
  method: 'GET',
  path: '/v1/invoices/:id/lines',
  returns: 'line_item',
  isList: true,
  params: NESTED_PAGE,
  run(call, params, path) {
    const { lines, id } = readable(call, pathId(path))
    return nestedPage(lines, params, `/v1/invoices/${id}/lines`, 'invoice line item')
  },
})

/** Invoices: https://docs.stripe.com/api/invoices */
export const INVOICE_OPERATIONS: readonly Operation[] = [INVOICE_PREVIEW, create, retrieve, update, finalize, pay, voiding, uncollectible, send, remove, listAll, listLines]
