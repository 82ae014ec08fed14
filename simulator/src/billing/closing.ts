import { invalidRequest } from '../http/api-error.ts'
import type { StoredInvoice, StoredInvoicePayment } from '../store/stored-objects.ts'
import type { Call } from '../world.ts'
import { changeCustomer, changeInvoice } from './changing.ts'
import { cancelIntent } from './charging.ts'
import { afterSettled, afterVoided } from './subscription-status.ts'
import { idOf } from '../resources/reference.ts'

/** Gives up the payments of an invoice that are still open, and their intents. */
export function cancelPayments(call: Call, invoice: StoredInvoice, reason: 'void_invoice' | 'requested_by_customer'): void {
  for (const payment of call.tx.all('invoice_payment').having('invoice', invoice.id)) {
    if (payment.status !== 'open') continue
    const canceled: StoredInvoicePayment = { ...payment, status: 'canceled', status_transitions: { ...payment.status_transitions, canceled_at: call.now } }
    call.tx.put('invoice_payment', payment.id, canceled)
    const intent = call.tx.get('payment_intent', idOf(payment.payment.payment_intent) ?? '')
    if (intent !== undefined) cancelIntent(call, intent, reason)
  }
}

/** Voids an open invoice; what it took of the customer's balance comes back. @throws ApiError 400 for a draft, a paid or a void one. */
export function voidInvoice(call: Call, invoice: StoredInvoice): StoredInvoice {
  if (invoice.status !== 'open' && invoice.status !== 'uncollectible') {
    throw invalidRequest(`You can only pass in open or uncollectible invoices to void. The status of this invoice is ${invoice.status}.`, { code: 'invoice_not_editable' })
  }
  const customer = call.tx.get('customer', invoice.customer)
  const applied = invoice.ending_balance === null ? 0 : invoice.starting_balance - invoice.ending_balance
  if (customer !== undefined && applied !== 0) changeCustomer(call, customer.id, { balance: customer.balance + applied })
  cancelPayments(call, invoice, 'void_invoice')
  const after = changeInvoice(
    call,
    invoice,
    { auto_advance: false, next_payment_attempt: null, status: 'void', status_transitions: { ...invoice.status_transitions, voided_at: call.now } },
    'invoice.voided',
  )
  afterVoided(call, after)
  return after
}

/** Gives an open invoice up as a bad debt. It can still be paid or voided. @throws ApiError 400 for one that is not open. */
export function markUncollectible(call: Call, invoice: StoredInvoice): StoredInvoice {
  if (invoice.status !== 'open') throw invalidRequest(`You can only mark an open invoice as uncollectible. The status of this invoice is ${invoice.status}.`, { code: 'invoice_not_editable' })
  const after = changeInvoice(
    call,
    invoice,
    { auto_advance: false, next_payment_attempt: null, status: 'uncollectible', status_transitions: { ...invoice.status_transitions, marked_uncollectible_at: call.now } },
    'invoice.marked_uncollectible',
  )
  changeCustomer(call, invoice.customer, { delinquent: false })
  afterSettled(call, after)
  return after
}
