import { z } from 'zod'
import { attemptPayment, failAuthentication } from '../billing/charging.ts'
import { followIntent } from '../billing/collecting.ts'
import { billingSettings, changeBillingSettings } from '../billing/settings.ts'
import type { World } from '../world.ts'
import { ControlError, withBody, type ControlRoute } from './control-api.ts'

const NOBODY = { id: null, idempotency_key: null }

const settings = z.strictObject({
  retryDays: z.array(z.number().positive().max(60)).max(20).optional(),
  afterRetries: z.enum(['cancel', 'unpaid', 'past_due']).optional(),
  draftSeconds: z.int().min(0).max(72 * 3600).optional(),
})

/** What Stripe's Dashboard and a customer's browser would do. */
export function billingRoutes(world: World): ControlRoute[] {
  return [
    { method: 'GET', path: '/billing/settings', about: 'retries of failed payments, and how long renewals stay drafts', handle: () => billingSettings(world.store) },
    {
      method: 'POST',
      path: '/billing/settings',
      about: 'change them: {retryDays: [3, 5, 7], afterRetries: cancel | unpaid | past_due, draftSeconds}',
      handle: withBody(settings, async (change) => {
        const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
        const after = world.change(NOBODY, (call) => changeBillingSettings(call.tx, given))
        await world.store.durable()
        return after
      }),
    },
    {
      method: 'POST',
      path: '/payment_intents/:id/authenticate',
      about: 'the owner of the card passes 3-D Secure, or not: {succeed: true}',
      handle: withBody(z.strictObject({ succeed: z.boolean().default(true) }), async ({ succeed }, { id = '' }) => {
        const after = world.change(NOBODY, (called) => {
          const intent = called.tx.get('payment_intent', id)
          if (intent === undefined) throw new ControlError(404, `No such payment_intent: ${id}`)
          const method = called.tx.get('payment_method', intent.payment_method ?? '')
          if (intent.status !== 'requires_action' || method === undefined) throw new ControlError(400, `The payment intent asks for no authentication: its status is ${intent.status}.`)
          const call = called.on(intent.customer === null ? null : (called.tx.get('customer', intent.customer)?.test_clock ?? null))
          const changed = succeed ? attemptPayment(call, intent, method, { authenticated: true }).intent : failAuthentication(call, intent)
          followIntent(call, changed)
          return changed
        })
        await world.store.durable()
        return after
      }),
    },
  ]
}
