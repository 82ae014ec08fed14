import { priceAmount } from '../../billing/pricing.ts'
import { addToDraft } from '../../billing/invoicing.ts'
import { productName } from '../../billing/invoice-lines.ts'
import { priceOf } from '../../billing/subscription-updating.ts'
import { invalidRequest, noSuch } from '../../http/api-error.ts'
import { hash, inRange, range } from '../../params/composite.ts'
import { changedMetadata, metadata } from '../../params/metadata.ts'
import { flag, integer, required, text } from '../../params/param.ts'
import type { StoredInvoiceItem } from '../../store/stored-objects.ts'
import type { Call } from '../../world.ts'
import { currency } from '../currencies.ts'
import { listOperation } from '../listing.ts'
import type { ObjectType } from '../object-type.ts'
import { operation, pathId, type Operation } from '../operation.ts'

function existing(call: Call, id: string): StoredInvoiceItem {
  const item = call.tx.get('invoice_item', id)
  if (item === undefined) throw noSuch('invoiceitem', id, 'invoiceitem', 404)
  return item
}

const create = operation({
  method: 'POST',
  path: '/v1/invoiceitems',
  returns: 'invoiceitem',
  params: {
    customer: required(text()),
    amount: integer(),
    currency: currency(),
    description: text(),
    invoice: text(),
    metadata: metadata(),
    pricing: hash({ price: text() }),
    quantity: integer({ min: 0 }),
    subscription: text(),
  },
  run(called, params) {
    const customer = called.tx.get('customer', params.customer)
    if (customer === undefined) throw noSuch('customer', params.customer, 'customer', 400)
    const call = called.on(customer.test_clock)
    if (params.subscription !== undefined && call.tx.get('subscription', params.subscription) === undefined) throw noSuch('subscription', params.subscription, 'subscription', 400)
    const draft = params.invoice === undefined ? undefined : call.tx.get('invoice', params.invoice)
    if (params.invoice !== undefined && draft === undefined) throw noSuch('invoice', params.invoice, 'invoice', 400)
    const price = params.pricing?.price === undefined ? undefined : priceOf(call, params.pricing.price, 'pricing[price]')
    if ((price === undefined) === (params.amount === undefined)) throw invalidRequest('You must specify exactly one of `amount` and `pricing[price]`.', { param: 'amount' })
    const quantity = params.quantity ?? 1
    const amount = price === undefined ? (params.amount ?? 0) : priceAmount(price, quantity)
    const waiting: StoredInvoiceItem = {
      id: call.ids.long('ii', call.now),
      object: 'invoiceitem',
      amount,
      currency: price?.currency ?? params.currency ?? customer.currency ?? 'eur',
      customer: customer.id,
      customer_account: null,
      date: call.now,
      description: params.description ?? (price === undefined ? null : productName(call.tx, price)),
      discountable: true,
      discounts: [],
      invoice: null,
      livemode: false,
      metadata: changedMetadata({}, params.metadata),
      net_amount: amount,
      parent: params.subscription === undefined ? null : { subscription_details: { subscription: params.subscription }, type: 'subscription_details' },
      period: { start: call.now, end: call.now },
      pricing:
        price === undefined
          ? { type: 'price_details', unit_amount_decimal: String(amount) }
          : { price_details: { price: price.id, product: price.product }, type: 'price_details', unit_amount_decimal: price.unit_amount_decimal },
      proration: false,
      quantity,
      quantity_decimal: String(quantity),
      tax_rates: [],
      test_clock: customer.test_clock,
    }
    const item = draft === undefined ? waiting : addToDraft(call, draft, waiting)
    call.tx.put('invoice_item', item.id, item)
    call.emit('invoiceitem.created', item)
    return item
  },
})

const retrieve = operation({ method: 'GET', path: '/v1/invoiceitems/:id', returns: 'invoiceitem', params: {}, run: (call, _params, path) => existing(call, pathId(path)) })

const remove = operation({
  method: 'DELETE',
  path: '/v1/invoiceitems/:id',
  returns: 'invoiceitem',
  params: {},
  run(called, _params, path) {
    const item = existing(called, pathId(path))
    const call = called.on(item.test_clock)
    if (item.invoice !== null) throw invalidRequest('You cannot delete an invoice item that is on an invoice.', { code: 'invoice_not_editable' })
    call.tx.remove('invoice_item', item.id)
    call.emit('invoiceitem.deleted', item)
    return { id: item.id, object: 'invoiceitem', deleted: true } as { object: string }
  },
})

const listAll = listOperation({
  path: '/v1/invoiceitems',
  kind: 'invoice_item',
  noun: 'invoiceitem',
  returns: 'invoiceitem',
  filters: { created: range(), customer: text(), invoice: text(), pending: flag() },
  matching: (_call, params) => (item) =>
    (params.customer === undefined || item.customer === params.customer) &&
    (params.invoice === undefined || item.invoice === params.invoice) &&
    (params.pending === undefined || (item.invoice === null) === params.pending) &&
    (params.created === undefined || inRange(item.date, params.created)),
})

/** How invoice items are found and sent. */
export const INVOICE_ITEM: ObjectType = {
  object: 'invoiceitem',
  fields: { customer: { kind: 'reference', object: 'customer' }, invoice: { kind: 'reference', object: 'invoice' } },
  find: (reader, id) => reader.get('invoice_item', id),
}

/** Invoice items: https://docs.stripe.com/api/invoiceitems */
export const INVOICE_ITEM_OPERATIONS: readonly Operation[] = [create, retrieve, remove, listAll]
