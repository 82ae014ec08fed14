import { checkoutSessionKind } from './kinds/checkout-session.kind.ts'
import { customerKind } from './kinds/customer.kind.ts'
import { invoiceKind } from './kinds/invoice.kind.ts'
import { paymentMethodKind } from './kinds/payment-method.kind.ts'
import { subscriptionKind } from './kinds/subscription.kind.ts'
import { REFUND_EVENTS } from './refund-projection.ts'

/** The event types that this version projects; all others are stored for a later one. */
const PROJECTED = new Set([
  'product.created', 'product.updated', 'product.deleted', 'price.created', 'price.updated', 'price.deleted',
  ...customerKind.eventTypes, ...subscriptionKind.eventTypes, ...invoiceKind.eventTypes, ...checkoutSessionKind.eventTypes,
  ...paymentMethodKind.eventTypes, ...REFUND_EVENTS,
])

/** Does this version know what to do with the type? */
export function isProjected(type: string): boolean {
  return PROJECTED.has(type)
}
