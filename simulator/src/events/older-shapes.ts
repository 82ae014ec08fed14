import { itemPrice } from '../billing/invoice-lines.ts'
import { planOf } from '../resources/prices/plan-object.ts'
import { idOf } from '../resources/reference.ts'
import type { StoredEvent } from '../store/stored-objects.ts'
import type { Reader } from '../store/store.ts'

type Json = Record<string, unknown>

/** The first version with periods on items, `invoice.parent` and `invoice.payments` (https://docs.stripe.com/changelog/basil). */
const BASIL = '2025-03-31'

function isHash(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function hashes(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isHash) : []
}

function without(value: Json, ...names: string[]): Json {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)))
}

function inside(value: unknown, ...names: string[]): Json | undefined {
  const found = names.reduce<unknown>((at, name) => (isHash(at) ? at[name] : undefined), value)
  return isHash(found) ? found : undefined
}

function olderPrice(price: Json): Json {
  return { ...without(price, 'object'), object: 'price', ...(isHash(price['recurring']) ? { recurring: { ...price['recurring'], aggregate_usage: null } } : {}) }
}

function olderItem(item: Json): Json {
  return {
    ...without(item, 'current_period_start', 'current_period_end', 'current_trial'),
    ...(isHash(item['price']) ? { price: olderPrice(item['price']) } : {}),
    ...(isHash(item['plan']) ? { plan: { ...item['plan'], aggregate_usage: null } } : {}),
  }
}

/** A subscription as before Basil: its period, plan and quantity at the top. */
function olderSubscription(subscription: Json): Json {
  const list = inside(subscription, 'items')
  const items = hashes(list?.['data'])
  const [first] = items
  return {
    ...without(subscription, 'billing_mode', 'billing_schedules', 'customer_account', 'managed_payments'),
    ...(first === undefined
      ? {}
      : {
          current_period_end: first['current_period_end'],
          current_period_start: first['current_period_start'],
          items: { ...list, data: items.map(olderItem) },
          ...(items.length === 1 && isHash(first['plan']) ? { plan: { ...first['plan'], aggregate_usage: null }, quantity: first['quantity'] } : { plan: null, quantity: null }),
        }),
    discount: null,
  }
}

function olderLine(reader: Reader, line: Json): Json {
  const item = inside(line, 'parent', 'subscription_item_details')
  const own = inside(line, 'parent', 'invoice_item_details')
  const details = item ?? own
  const priceId = inside(line, 'pricing', 'price_details')?.['price']
  const price = typeof priceId === 'string' ? itemPrice(reader, { price: priceId }) : undefined
  const { tiers: _tiers, currency_options: _options, ...sentPrice } = price ?? {}
  const invoiceItem = details?.['invoice_item'] ?? null
  return {
    ...without(line, 'parent', 'pricing', 'taxes', 'subtotal', 'quantity_decimal', 'pretax_credit_amounts'),
    amount_excluding_tax: line['amount'],
    ...(invoiceItem === null ? {} : { invoice_item: invoiceItem }),
    plan: price === undefined ? null : (planOf(price) ?? null),
    price: price === undefined ? null : olderPrice(sentPrice),
    proration: details?.['proration'] ?? false,
    proration_details: { credited_items: null },
    ...(item === undefined ? {} : { subscription_item: item['subscription_item'] }),
    tax_amounts: [],
    tax_rates: [],
    type: invoiceItem === null ? 'subscription' : 'invoiceitem',
    unit_amount_excluding_tax: inside(line, 'pricing')?.['unit_amount_decimal'] ?? null,
  }
}

/** An invoice as before Basil: its subscription, payment intent and charge at the top. */
function olderInvoice(reader: Reader, invoice: Json): Json {
  const of = inside(invoice, 'parent', 'subscription_details')
  const id = typeof invoice['id'] === 'string' ? invoice['id'] : ''
  const payment = reader.all('invoice_payment').having('invoice', id).at(-1)
  const intent = idOf(payment?.payment.payment_intent)
  const lines = inside(invoice, 'lines')
  const final = invoice['status'] !== 'draft'
  return {
    ...without(invoice, 'parent', 'total_taxes', 'amount_overpaid', 'customer_account', 'total_pretax_credit_amounts'),
    application_fee_amount: null,
    charge: final && intent !== null ? (reader.get('payment_intent', intent)?.latest_charge ?? null) : null,
    discount: null,
    lines: { ...lines, data: hashes(lines?.['data']).map((line) => olderLine(reader, line)) },
    paid: invoice['status'] === 'paid',
    paid_out_of_band: typeof invoice['amount_paid_off_stripe'] === 'number' && invoice['amount_paid_off_stripe'] > 0,
    payment_intent: final ? intent : null,
    quote: null,
    subscription: of?.['subscription'] ?? null,
    subscription_details: { metadata: of?.['metadata'] ?? null },
    tax: null,
    total_tax_amounts: [],
    transfer_data: null,
  }
}

function olderSession(session: Json): Json {
  const newer = ['adaptive_pricing', 'allowed_payment_method_types', 'collected_information', 'customer_account', 'discounts', 'integration_identifier', 'managed_payments', 'origin_context', 'permissions', 'wallet_options']
  return { ...without(session, ...newer), shipping_details: null, ui_mode: 'hosted' }
}

/** What was before, in the older shape: of a subscription the period moves to the top, of an invoice `paid` follows its status. */
function olderPrevious(object: Json, previous: Json): Json {
  const after = without(previous, 'parent', 'total_taxes', 'amount_overpaid')
  if (object['object'] === 'subscription' && isHash(previous['items'])) {
    const items = hashes(previous['items']['data'])
    const [then, now] = [items[0], hashes(inside(object, 'items')?.['data'])[0]]
    const moved = then !== undefined && now !== undefined && then['current_period_start'] !== now['current_period_start']
    return { ...after, items: { ...previous['items'], data: items.map(olderItem) }, ...(moved ? { current_period_end: then['current_period_end'], current_period_start: then['current_period_start'] } : {}) }
  }
  if (object['object'] === 'invoice' && object['status'] === 'paid' && 'status' in previous) return { ...after, paid: false }
  return after
}

/** Whether events of that version have the older shape. */
export function isOlder(version: string): boolean {
  return version.slice(0, 10) < BASIL
}

/**
 * The event as an endpoint pinned to this version gets it. Versions before 2025-03-31.basil get subscriptions, invoices
 * and Checkout sessions in the shape of 2024-06-20; all others differ by the label only.
 */
export function eventFor(reader: Reader, event: StoredEvent, version: string): StoredEvent {
  const object = event.data.object as unknown as Json
  const previous = event.data.previous_attributes as Json | undefined
  const render: Readonly<Record<string, (value: Json) => Json>> = { subscription: olderSubscription, invoice: (invoice) => olderInvoice(reader, invoice), 'checkout.session': olderSession }
  const older = isOlder(version) && typeof object['object'] === 'string' ? render[object['object']] : undefined
  if (older === undefined) return { ...event, api_version: version }
  return { ...event, api_version: version, data: { object: older(object), ...(previous === undefined ? {} : { previous_attributes: olderPrevious(object, previous) }) } }
}
