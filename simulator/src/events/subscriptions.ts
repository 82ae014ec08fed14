import type { Stripe } from 'stripe'
import type { StoredWebhookEndpoint } from '../store/stored-objects.ts'

/** Whether an endpoint is enabled and asked for events of this type, by name or by `*`. */
export function takesEvent(endpoint: StoredWebhookEndpoint, type: Stripe.Event.Type): boolean {
  return endpoint.status === 'enabled' && endpoint.enabled_events.some((wanted) => wanted === '*' || wanted === type)
}
