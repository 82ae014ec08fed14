import type Stripe from 'stripe'
import { formatMoney } from '../../catalog/money.ts'
import type { Money } from '../../catalog/price.types.ts'
import { StripeCallFailed } from '../../stripe/call-failed.ts'
import type { StripeCalls } from '../../stripe/stripe-calls.ts'
import type { SubscriptionChangePreview } from './change.inputs.ts'
import type { PlannedChange } from './planned-change.ts'

/**
 * What a change costs, from two previews of Stripe's: one as it is asked for, and one without prorations, which shows what
 * a whole period costs. https://docs.stripe.com/api/invoices/create_preview
 * @throws STRIPE_ERROR
 */
export async function previewChange(calls: StripeCalls, current: Stripe.Subscription, { params }: PlannedChange): Promise<SubscriptionChangePreview> {
  const asked = await preview(calls, current.id, params)
  const whole = await preview(calls, current.id, { items: params.items, proration_behavior: 'none' })
  const periodEnd = Math.min(...current.items.data.map((item) => item.current_period_end))
  const now = asked && !isRenewal(asked, periodEnd) ? asked : undefined
  const next = now ? whole : asked
  const money = (amount: number): Money => ({ amount, currency: current.currency, formatted: formatMoney(amount, current.currency) })
  const prorationDate = asked?.parent?.subscription_details?.subscription_proration_date
  return {
    dueNow: money(now?.amount_due ?? 0),
    nextInvoice: next ? money(next.amount_due) : null,
    nextInvoiceAt: next ? (isRenewal(next, periodEnd) ? moment(periodEnd) : endOfPeriods(next)) : null,
    recurring: whole ? money(wholeLines(whole).reduce((sum, { amount }) => sum + amount, 0)) : null,
    prorationDate: prorationDate == null ? null : moment(prorationDate),
    lines: (asked?.lines.data ?? []).map((line) => ({ description: line.description, amount: money(line.amount), proration: isProration(line) })),
  }
}

/** Seconds of Stripe's clock as a moment. */
function moment(seconds: number): Date {
  return new Date(seconds * 1000)
}

/** When the periods that it charges for are over; null when it charges for none. */
function endOfPeriods(invoice: Stripe.Invoice): Date | null {
  const ends = wholeLines(invoice).map(({ period }) => period.end)
  return ends.length === 0 ? null : moment(Math.max(...ends))
}

/** With all its lines. None when the subscription ends before it would be charged again. */
async function preview(calls: StripeCalls, subscription: string, details: Stripe.InvoiceCreatePreviewParams.SubscriptionDetails): Promise<Stripe.Invoice | undefined> {
  try {
    const invoice = await calls.ask((client) => client.invoices.createPreview({ subscription, subscription_details: details }))
    return await withAllLines(calls, invoice)
  } catch (error) {
    if (error instanceof StripeCallFailed && error.failure.code === 'invoice_upcoming_none') return undefined
    throw error
  }
}

/** It comes with ten lines at the most. https://docs.stripe.com/invoicing/preview */
async function withAllLines(calls: StripeCalls, invoice: Stripe.Invoice): Promise<Stripe.Invoice> {
  if (!invoice.lines.has_more) return invoice
  const data = await calls.list(async (client, page) => await client.invoices.listLineItems(invoice.id, page), 10_000)
  return { ...invoice, lines: { ...invoice.lines, data, has_more: false } }
}

/** Does it charge for a period that has not begun? Otherwise it is due at once. */
function isRenewal(invoice: Stripe.Invoice, periodEnd: number): boolean {
  return wholeLines(invoice).some(({ period }) => period.start >= periodEnd)
}

/** The lines for whole periods. */
function wholeLines({ lines }: Stripe.Invoice): Stripe.InvoiceLineItem[] {
  return lines.data.filter((line) => line.parent?.type === 'subscription_item_details' && !isProration(line))
}

function isProration({ parent }: Stripe.InvoiceLineItem): boolean {
  return parent?.subscription_item_details?.proration ?? parent?.invoice_item_details?.proration ?? false
}
