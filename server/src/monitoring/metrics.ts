import { Counter, Histogram, Registry } from 'prom-client'

/** Everything that `/metrics` shows of this process. */
export const registry = new Registry()

/** Deliveries of Stripe by the status of our answer. */
export const webhookDeliveries = new Counter({
  name: 'console_webhook_deliveries_total', help: 'Deliveries of Stripe, by the status of the answer.', labelNames: ['status'], registers: [registry],
})

/** Events that a worker of this process took from the inbox to project. */
export const eventsTaken = new Counter({ name: 'console_events_taken_total', help: 'Events taken from the inbox to be projected.', registers: [registry] })

/** Calls to Stripe; status 0: no answer. */
export const stripeCalls = new Histogram({
  name: 'console_stripe_call_seconds', help: 'Calls to Stripe, by method and status of the answer.', labelNames: ['method', 'status'],
  buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15], registers: [registry],
})

/** GraphQL operations by name. */
export const graphqlOperations = new Histogram({
  name: 'console_graphql_seconds', help: 'GraphQL operations, by name and outcome.', labelNames: ['operation', 'outcome'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5], registers: [registry],
})

/** Callers choose the names of their operations; beyond so many they share one. */
const MOST_NAMES = 200
const names = new Set<string>()

/** The label of an operation, one of boundedly many. */
export function operationLabel(name: string | null | undefined): string {
  if (!name) return 'anonymous'
  if (!names.has(name) && names.size >= MOST_NAMES) return 'other'
  names.add(name)
  return name
}
