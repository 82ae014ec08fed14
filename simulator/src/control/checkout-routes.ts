import { z } from 'zod'
import { ApiError } from '../http/api-error.ts'
import { authenticateSession, completeSession, type Completion } from '../resources/checkout/session-completing.ts'
import type { World } from '../world.ts'
import { ControlError, withBody, type ControlRoute } from './control-api.ts'

const NOBODY = { id: null, idempotency_key: null }

const entry = z.strictObject({
  card: z.string().nullable().default('4242424242424242'),
  exp_month: z.int().default(12),
  exp_year: z.int().optional(),
  cvc: z.string().default('123'),
  email: z.string().optional(),
  name: z.string().optional(),
  amount: z.int().optional(),
  authenticate: z.boolean().default(true),
})

/** What a person would do on the payment page, without a browser. */
export function checkoutRoutes(world: World): ControlRoute[] {
  return [
    {
      method: 'POST',
      path: '/checkout/:id/complete',
      about: 'pay for a session as on its page: {card, exp_month, exp_year, cvc, email, name, amount, authenticate: true}',
      handle: withBody(entry, async (given, { id = '' }) => {
        const completion = world.change(NOBODY, (call): Completion => {
          const session = call.tx.get('checkout_session', id)
          if (session === undefined) throw new ControlError(404, `No such checkout.session: ${id}`)
          const year = given.exp_year ?? new Date(call.now * 1000).getUTCFullYear() + 4
          const first = completeSession(call, session, {
            email: given.email ?? 'member@example.com',
            name: given.name ?? 'Test Member',
            card: given.card === null ? null : { number: given.card, exp_month: given.exp_month, exp_year: year, cvc: given.cvc },
            amounts: given.amount === undefined ? {} : Object.fromEntries(session.items.map((item) => [item.id, given.amount ?? 0])),
          })
          return first.result === 'authenticate' ? authenticateSession(call, first.session, given.authenticate) : first
        })
        await world.store.durable()
        if (completion.result === 'refused') throw new ApiError(402, 'card_error', completion.error.message)
        return world.presenter.present(world.store, completion.session)
      }),
    },
  ]
}
