import type { Stripe } from 'stripe'
import { same } from '../events/previous-attributes.ts'
import type { StoredCustomer, StoredInvoice, StoredPaymentMethod, StoredSubscription } from '../store/stored-objects.ts'
import { subscriptionOf } from '../store/stored-objects.ts'
import { idOf } from '../resources/reference.ts'
import type { Call } from '../world.ts'

/** Changes an invoice and tells of it: `invoice.updated` with what was before, then what it meant. */
export function changeInvoice(call: Call, before: StoredInvoice, change: Partial<StoredInvoice>, ...types: Stripe.Event.Type[]): StoredInvoice {
  const after: StoredInvoice = { ...before, ...change }
  if (!same(before, after)) {
    call.tx.put('invoice', after.id, after)
    call.emitUpdate('invoice.updated', before, after)
  }
  for (const type of types) call.emit(type, after)
  return after
}

/** Changes a subscription and tells of it. */
export function changeSubscription(call: Call, before: StoredSubscription, change: Partial<StoredSubscription>): StoredSubscription {
  const after: StoredSubscription = { ...before, ...change }
  if (same(before, after)) return before
  call.tx.put('subscription', after.id, after)
  call.emitUpdate('customer.subscription.updated', before, after)
  return after
}

/** Changes what billing changes of a customer, and tells of it. A deleted customer stays as it is. */
export function changeCustomer(call: Call, id: string, change: Partial<Pick<StoredCustomer, 'balance' | 'currency' | 'delinquent' | 'next_invoice_sequence'>>): void {
  const before = call.tx.get('customer', id)
  if (before === undefined) return
  const after: StoredCustomer = { ...before, ...change }
  if (same(before, after)) return
  call.tx.put('customer', id, after)
  call.emitUpdate('customer.updated', before, after)
}

/** The card that pays an invoice: its own, its subscription's, or its customer's default; undefined when there is none that still is the customer's. */
export function payingCard(call: Call, source: { customer: string; default_payment_method: string | null }, subscription?: StoredSubscription): StoredPaymentMethod | undefined {
  const customer = call.tx.get('customer', source.customer)
  const id = source.default_payment_method ?? subscription?.default_payment_method ?? idOf(customer?.invoice_settings.default_payment_method)
  const method = id === null ? undefined : call.tx.get('payment_method', id)
  return method?.customer === source.customer ? method : undefined
}

/** The subscription that an invoice is for, as it is now. */
export function subscriptionBehind(call: Call, invoice: StoredInvoice): StoredSubscription | undefined {
  const id = subscriptionOf(invoice)
  return id === null ? undefined : call.tx.get('subscription', id)
}
