import type { StoredInvoiceItem, StoredSubscription, StoredSubscriptionItem } from '../store/stored-objects.ts'
import type { Call } from '../world.ts'
import { itemPrice, productName } from './invoice-lines.ts'
import { priceAmount } from './pricing.ts'

const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

/** What the rest of an item's period is worth, in whole minor units. @param at seconds. */
function restOf(call: Call, item: StoredSubscriptionItem, at: number): number {
  const { current_period_start: start, current_period_end: end } = item
  const full = priceAmount(itemPrice(call.tx, item), item.quantity)
  return end <= start ? 0 : Math.round((full * Math.max(end - at, 0)) / (end - start))
}

/**
 * Puts a credit (for what will not be used) or a debit (for the rest of the period) on the next invoice
 * (https://docs.stripe.com/billing/subscriptions/prorations). Nothing for an amount of nothing.
 */
export function prorate(call: Call, subscription: StoredSubscription, item: StoredSubscriptionItem, kind: 'credit' | 'debit', at: number): void {
  const price = itemPrice(call.tx, item)
  const rest = restOf(call, item, at)
  if (rest === 0) return
  const name = item.quantity === 1 ? productName(call.tx, price) : `${item.quantity} × ${productName(call.tx, price)}`
  const amount = kind === 'credit' ? -rest : rest
  const waiting: StoredInvoiceItem = {
    id: call.ids.long('ii', call.now),
    object: 'invoiceitem',
    amount,
    currency: price.currency,
    customer: subscription.customer,
    customer_account: null,
    date: call.now,
    description: `${kind === 'credit' ? 'Unused' : 'Remaining'} time on ${name} after ${DATE.format(at * 1000)}`,
    discountable: false,
    discounts: [],
    invoice: null,
    livemode: false,
    metadata: subscription.metadata,
    net_amount: amount,
    parent: { subscription_details: { subscription: subscription.id, subscription_item: item.id }, type: 'subscription_details' },
    period: { start: at, end: item.current_period_end },
    pricing: { price_details: { price: price.id, product: price.product }, type: 'price_details', unit_amount_decimal: price.unit_amount_decimal },
    proration: true,
    quantity: item.quantity,
    quantity_decimal: String(item.quantity),
    tax_rates: [],
    test_clock: subscription.test_clock,
  }
  call.tx.put('invoice_item', waiting.id, waiting)
  call.emit('invoiceitem.created', waiting)
}
