/**
 * The events that the console asks Stripe to send. Others may arrive too: they are kept.
 * Stripe's whole list: https://docs.stripe.com/api/events/types
 */
export const stripeEventTypes = [
  'checkout.session.completed', 'checkout.session.expired',
  'customer.created', 'customer.deleted', 'customer.updated',
  'customer.subscription.created', 'customer.subscription.deleted', 'customer.subscription.updated',
  'invoice.created', 'invoice.finalized', 'invoice.paid', 'invoice.payment_failed', 'invoice.voided',
  'payment_method.attached', 'payment_method.detached',
  'price.created', 'price.updated',
  'product.created', 'product.deleted', 'product.updated',
];
