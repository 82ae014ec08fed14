import type { StoredInvoiceItem, StoredInvoiceLine, StoredPrice, StoredSubscription, StoredSubscriptionItem } from '../store/stored-objects.ts'
import type { Reader } from '../store/store.ts'
import type { Call } from '../world.ts'
import { priceAmount, priceLabel } from './pricing.ts'

/** The price of a subscription item. It cannot be missing: prices are never removed. */
export function itemPrice(reader: Reader, item: { price: string }): StoredPrice {
  const price = reader.get('price', item.price)
  if (price === undefined) throw new Error(`the price ${item.price} is gone`)
  return price
}

/** The product's name, as invoices show it. */
export function productName(reader: Reader, price: StoredPrice): string {
  return reader.get('product', price.product)?.name ?? price.product
}

function blankLine(call: Call, currency: string): Omit<StoredInvoiceLine, 'amount' | 'subtotal' | 'description' | 'period' | 'parent' | 'pricing' | 'quantity' | 'quantity_decimal' | 'subscription'> {
  return {
    id: call.ids.long('il', call.now),
    object: 'line_item',
    currency,
    discount_amounts: [],
    discountable: true,
    discounts: [],
    invoice: null,
    livemode: false,
    metadata: {},
    pretax_credit_amounts: [],
    taxes: [],
  }
}

/** The line for a period of one subscription item; a trial costs nothing. */
export function periodLine(call: Call, subscription: Pick<StoredSubscription, 'id' | 'metadata'>, item: StoredSubscriptionItem, trial: boolean): StoredInvoiceLine {
  const price = itemPrice(call.tx, item)
  const amount = trial ? 0 : priceAmount(price, item.quantity)
  const name = productName(call.tx, price)
  return {
    ...blankLine(call, price.currency),
    amount,
    subtotal: amount,
    description: trial ? `Trial period for ${name}` : `${item.quantity} × ${name} (at ${priceLabel(price)})`,
    metadata: subscription.metadata,
    parent: {
      invoice_item_details: null,
      subscription_item_details: { invoice_item: null, proration: false, proration_details: { credited_items: null }, subscription: subscription.id, subscription_item: item.id },
      type: 'subscription_item_details',
    },
    period: { start: item.current_period_start, end: item.current_period_end },
    pricing: { price_details: { price: price.id, product: price.product }, type: 'price_details', unit_amount_decimal: trial ? '0' : price.unit_amount_decimal },
    quantity: item.quantity,
    quantity_decimal: String(item.quantity),
    subscription: subscription.id,
  }
}

/** The line for something that waited to be invoiced. */
export function itemLine(call: Call, item: StoredInvoiceItem): StoredInvoiceLine {
  const of = item.parent?.subscription_details
  const proration = { credited_items: null }
  return {
    ...blankLine(call, item.currency),
    amount: item.amount,
    subtotal: item.amount,
    description: item.description,
    discountable: item.discountable,
    metadata: item.metadata ?? {},
    parent:
      of?.subscription_item === undefined
        ? {
            invoice_item_details: { invoice_item: item.id, proration: item.proration, proration_details: proration, subscription: of?.subscription ?? null },
            subscription_item_details: null,
            type: 'invoice_item_details',
          }
        : {
            invoice_item_details: null,
            subscription_item_details: { invoice_item: item.id, proration: item.proration, proration_details: proration, subscription: of.subscription, subscription_item: of.subscription_item },
            type: 'subscription_item_details',
          },
    period: item.period,
    pricing: item.pricing,
    quantity: item.quantity,
    quantity_decimal: item.quantity_decimal,
    subscription: of?.subscription ?? null,
  }
}
