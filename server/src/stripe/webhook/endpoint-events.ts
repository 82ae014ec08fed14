import type Stripe from 'stripe'

/**
 * The types of event that the console's webhook endpoint asks for, as the README says. Stripe's list of events takes no
 * more types than these twenty. https://docs.stripe.com/api/events/list#list_events-types
 */
export const ENDPOINT_EVENTS = [
  'customer.created', 'customer.updated', 'customer.deleted', 'product.created', 'product.updated', 'product.deleted', 'price.created', 'price.updated',
  'checkout.session.completed', 'checkout.session.expired', 'customer.subscription.created', 'customer.subscription.updated', 'customer.subscription.deleted',
  'invoice.created', 'invoice.finalized', 'invoice.paid', 'invoice.payment_failed', 'invoice.voided', 'payment_method.attached', 'payment_method.detached',
] satisfies Stripe.WebhookEndpointCreateParams.EnabledEvent[]
