import type { StoredInvoice } from '../../store/stored-objects.ts'
import type { Reader } from '../../store/store.ts'
import { firstOf } from '../nested-list.ts'
import type { ObjectType, StripeObject } from '../object-type.ts'
import { idOf } from '../reference.ts'

function isInvoice(object: StripeObject): object is StoredInvoice {
  return object.object === 'invoice' && 'overdue' in object
}

/** What a payment page needs to pay the invoice, when it can be paid. */
function confirmationSecret(reader: Reader, invoice: StoredInvoice): { client_secret: string; type: string } | null {
  if (invoice.status !== 'open') return null
  for (const payment of reader.all('invoice_payment').having('invoice', invoice.id)) {
    const secret = reader.get('payment_intent', idOf(payment.payment.payment_intent) ?? '')?.client_secret
    if (payment.status === 'open' && typeof secret === 'string') return { client_secret: secret, type: 'payment_intent' }
  }
  return null
}

/** How invoices are found and sent: lines by the first ten, payments only when expanded (https://docs.stripe.com/api/invoices/object). */
export const INVOICE: ObjectType = {
  object: 'invoice',
  fields: {
    confirmation_secret: { kind: 'includable' },
    customer: { kind: 'reference', object: 'customer' },
    default_payment_method: { kind: 'reference', object: 'payment_method' },
    lines: { kind: 'list', object: 'line_item' },
    parent: { kind: 'hash', fields: { subscription_details: { kind: 'hash', fields: { subscription: { kind: 'reference', object: 'subscription' } } } } },
    payments: { kind: 'includable_list', object: 'invoice_payment' },
    test_clock: { kind: 'reference', object: 'test_helpers.test_clock' },
  },
  find: (reader, id) => reader.get('invoice', id),
  present(reader, stored) {
    if (!isInvoice(stored)) return stored
    const { overdue: _overdue, lines, ...sent } = stored
    return {
      ...sent,
      confirmation_secret: confirmationSecret(reader, stored),
      lines: { ...firstOf(lines, `/v1/invoices/${stored.id}/lines`), total_count: lines.length },
      payments: { object: 'list', data: reader.all('invoice_payment').having('invoice', stored.id), has_more: false, url: `/v1/invoice_payments?invoice=${stored.id}` },
    } as StripeObject
  },
}

/** How lines of invoices are sent. */
export const LINE_ITEM: ObjectType = {
  object: 'line_item',
  fields: {
    pricing: { kind: 'hash', fields: { price_details: { kind: 'hash', fields: { price: { kind: 'reference', object: 'price' } } } } },
    subscription: { kind: 'reference', object: 'subscription' },
  },
  find: () => undefined,
}
