import type Stripe from 'stripe'
import { ENDPOINT_EVENTS } from '../../src/stripe/webhook/endpoint-events.ts'
import type { StartedSimulator } from './simulator.ts'

/** Secrets of the endpoints that exist, as Stripe shows a secret only once. */
const secrets = new Map<string, string>()

/** What an endpoint asks for. */
export type EventTypes = Stripe.WebhookEndpointCreateParams.EnabledEvent[]

/** A console's webhook endpoint at a simulator: made at the console's first start, found again at the next. @param events the types that it asks for */
export async function registerEndpoint(
  { client }: StartedSimulator, consoleUrl: string, events: EventTypes = ENDPOINT_EVENTS,
): Promise<{ secret: string, remove: () => Promise<void> }> {
  const url = `${consoleUrl}/webhooks/stripe`
  const { data } = await client.webhookEndpoints.list({ limit: 100 })
  const endpoint = data.find((candidate) => candidate.url === url) ?? await client.webhookEndpoints.create({ url, enabled_events: events })
  const secret = endpoint.secret ?? secrets.get(endpoint.id)
  if (secret === undefined) throw new Error(`The signing secret of ${endpoint.id} is not known.`)
  secrets.set(endpoint.id, secret)
  // The simulator may have been stopped first.
  return { secret, remove: () => client.webhookEndpoints.del(endpoint.id).then(() => undefined, () => undefined) }
}
