import type Stripe from 'stripe'
import { CheckoutSession, CheckoutSessionItem } from '../../../entities/checkout-session.ts'
import { complete, type Ask } from '../../pages.ts'
import { moment, optionalId, type ProjectedKind } from '../projected-kind.ts'

/** https://docs.stripe.com/api/checkout/sessions/object */
export const checkoutSessionKind: ProjectedKind<Stripe.Checkout.Session, CheckoutSession> = {
  object: 'checkout.session',
  entity: CheckoutSession,
  // The last two: a complete session whose payment took days.
  eventTypes: ['checkout.session.completed', 'checkout.session.expired', 'checkout.session.async_payment_succeeded', 'checkout.session.async_payment_failed'],
  terminalStates: ['complete', 'expired'],
  state: (session) => session.status ?? undefined,
  // Events come without the items.
  isComplete: ({ line_items: items }) => items !== undefined && !items.has_more,
  fetch: async (client, id) => await client.checkout.sessions.retrieve(id, { expand: ['line_items'] }),
  complete: addItems,
  paymentsBy: (session) => optionalId(session.payment_intent),
  content: (session) => ({
    customerId: optionalId(session.customer),
    mode: session.mode,
    status: session.status,
    paymentStatus: session.payment_status,
    subscriptionId: optionalId(session.subscription),
    paymentIntentId: optionalId(session.payment_intent),
    url: session.url ?? null,
    amountTotal: session.amount_total,
    currency: session.currency,
    expiresAt: moment(session.expires_at),
    createdAt: moment(session.created),
  }),
  children: [{
    entity: CheckoutSessionItem,
    parentColumn: 'session_id',
    rows: (session) => (session.line_items?.data ?? []).map((item) => ({
      id: item.id,
      sessionId: session.id,
      priceId: optionalId(item.price),
      productId: optionalId(item.price?.product),
      quantity: item.quantity ?? 1,
    })),
  }],
}

/** Ten of them come with the session. */
async function addItems(ask: Ask, { id, line_items: items }: Stripe.Checkout.Session): Promise<void> {
  if (items) await complete(ask, items, async (client, page) => await client.checkout.sessions.listLineItems(id, page), 1000)
}
