import { randomUUID } from 'node:crypto'
import Stripe from 'stripe'
import type { StartedConsole } from './harness/console.ts'
import { eventually } from './harness/eventually.ts'
import type { StartedSimulator } from './harness/simulator.ts'
import { rows } from './rows.ts'

/** Signs as Stripe does. */
export const signer = new Stripe('sk_test_unused')

/** An event as Stripe sends it. */
export function event(changes: object = {}): { id: string; payload: string } {
  const id = `evt_${randomUUID().replaceAll('-', '')}`
  const body = {
    id, object: 'event', api_version: '2026-10-28.endive', created: Math.floor(Date.now() / 1000), livemode: false, pending_webhooks: 1,
    request: { id: null, idempotency_key: null }, type: 'charge.succeeded', data: { object: { id: 'ch_1', object: 'charge' } }, ...changes,
  }
  return { id, payload: JSON.stringify(body, null, 2) }
}

/** Has Stripe list an event, half an hour old, that it delivers to nobody. */
export async function addOldEvent(stripe: StartedSimulator, type: string): Promise<void> {
  const created = Math.floor(Date.now() / 1000) - 1800
  await stripe.control('POST', '/state', { event: [JSON.parse(event({ type, created }).payload)] })
}

/** Delivers a body, rightly signed unless told otherwise; returns the status of the answer. */
export async function deliverTo(server: StartedConsole, payload: string | Buffer, signature?: string): Promise<number> {
  const header = signature ?? signer.webhooks.generateTestHeaderString({ payload: payload.toString(), secret: server.webhookSecret ?? '' })
  const response = await fetch(`${server.url}/webhooks/stripe`, {
    method: 'POST', body: new Uint8Array(Buffer.from(payload)), headers: { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': header },
  })
  await response.arrayBuffer()
  return response.status
}

/** A row of the inbox. */
export interface InboxRow { id: string; status: string; payload: string; error: string | null }

/** What the inbox holds of an event. */
export async function inboxOf({ options }: StartedConsole, id: string): Promise<InboxRow[]> {
  return await rows<InboxRow>(options.databaseUrl, 'select id, status, payload, error from stripe_event where id = $1', [id])
}

/** Spares a test the hours of back-off: the look-up that an event waits for has one attempt left, which is due now. */
export async function leaveOneAttempt({ options }: StartedConsole, id: string): Promise<void> {
  await eventually(async () => {
    const found = await rows(options.databaseUrl,
      'update stripe_lookup set attempts = 11, next_attempt_at = now() where object_id = (select object_id from stripe_event where id = $1) returning kind', [id])
    expect(found).toHaveLength(1)
  })
}
