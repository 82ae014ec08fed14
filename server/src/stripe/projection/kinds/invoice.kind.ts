import type Stripe from 'stripe'
import { Invoice, InvoiceLine } from '../../../entities/invoice.ts'
import { complete, type Ask } from '../../pages.ts'
import { moment, optionalId, optionalMoment, type ProjectedKind } from '../projected-kind.ts'

/** https://docs.stripe.com/api/invoices/object */
export const invoiceKind: ProjectedKind<Stripe.Invoice, Invoice> = {
  object: 'invoice',
  entity: Invoice,
  eventTypes: [
    'invoice.created', 'invoice.finalized', 'invoice.paid', 'invoice.payment_failed', 'invoice.voided', 'invoice.deleted',
    // Those of an endpoint that sends more than it needs to.
    'invoice.updated', 'invoice.payment_succeeded', 'invoice.payment_action_required', 'invoice.marked_uncollectible', 'invoice.overdue', 'invoice.overpaid',
  ],
  // Only a draft can be deleted.
  deletedBy: 'invoice.deleted',
  terminalStates: ['paid', 'void'],
  state: (invoice) => invoice.status ?? undefined,
  isComplete: ({ lines }) => !lines.has_more,
  fetch: async (client, id) => await client.invoices.retrieve(id),
  complete: addLines,
  // A draft has none yet.
  paymentsBy: ({ id, status }) => (status === 'draft' ? null : id),
  content: (invoice) => ({
    customerId: optionalId(invoice.customer),
    subscriptionId: optionalId(invoice.parent?.subscription_details?.subscription),
    number: invoice.number ?? null,
    status: invoice.status ?? null,
    currency: invoice.currency,
    total: invoice.total,
    amountDue: invoice.amount_due,
    amountPaid: invoice.amount_paid,
    amountRemaining: invoice.amount_remaining,
    billingReason: invoice.billing_reason,
    attemptCount: invoice.attempt_count,
    nextPaymentAttempt: optionalMoment(invoice.next_payment_attempt),
    hostedInvoiceUrl: invoice.hosted_invoice_url ?? null,
    dueDate: optionalMoment(invoice.due_date),
    paidAt: optionalMoment(invoice.status_transitions.paid_at),
    createdAt: moment(invoice.created),
  }),
  children: [{
    entity: InvoiceLine,
    parentColumn: 'invoice_id',
    rows: (invoice) => invoice.lines.data.map((line) => ({
      id: line.id,
      invoiceId: invoice.id,
      description: line.description,
      amount: line.amount,
      quantity: line.quantity ?? null,
      priceId: optionalId(line.pricing?.price_details?.price),
      periodStart: moment(line.period.start),
      periodEnd: moment(line.period.end),
    })),
  }],
}

/** Ten of them come with the invoice. */
async function addLines(ask: Ask, { id, lines }: Stripe.Invoice): Promise<void> {
  await complete(ask, lines, async (client, page) => await client.invoices.listLineItems(id, page), 10_000)
}
