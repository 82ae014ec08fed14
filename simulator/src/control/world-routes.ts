import { z } from 'zod'
import type { Scheduler } from '../schedule/scheduler.ts'
import { KINDS, type Kind, type StoredObjects } from '../store/stored-objects.ts'
import type { World } from '../world.ts'
import { ControlError, withBody, type ControlRoute } from './control-api.ts'

const accountChange = z.strictObject({
  country: z.string().length(2).toUpperCase().optional(),
  default_currency: z.string().length(3).toLowerCase().optional(),
  email: z.email().nullable().optional(),
  display_name: z.string().nullable().optional(),
  charges_enabled: z.boolean().optional(),
  payouts_enabled: z.boolean().optional(),
})

const storedObjects = z.partialRecord(z.enum(KINDS), z.array(z.looseObject({ id: z.string().min(1) })))

/** The clock, the account, and everything at once. @param reset makes the world as it was at the start. */
export function worldRoutes(parts: { world: World; scheduler: Scheduler; accountId: string; reset: () => Promise<void> }): ControlRoute[] {
  const { world, scheduler, accountId, reset } = parts
  const clock = (): unknown => ({ now: world.clock.nowSeconds(), aheadSeconds: Math.round(world.clock.offsetMs() / 1000) })
  return [
    {
      method: 'POST',
      path: '/reset',
      about: 'forget everything: objects, events, faults, log, modes, the advanced clock',
      async handle() {
        await reset()
        return {}
      },
    },
    { method: 'GET', path: '/clock', about: 'simulated time, in seconds', handle: clock },
    {
      method: 'POST',
      path: '/clock/advance',
      about: 'move simulated time forward, doing what falls due on the way: {seconds}',
      handle: withBody(z.strictObject({ seconds: z.int().min(0) }), async ({ seconds }) => {
        await scheduler.advance(seconds)
        world.store.transact((tx) => tx.put('setting', 'clock_offset_ms', { id: 'clock_offset_ms', value: world.clock.offsetMs() }))
        await world.store.durable()
        return clock()
      }),
    },
    { method: 'GET', path: '/account', about: 'the account object', handle: () => world.store.get('account', accountId) },
    {
      method: 'POST',
      path: '/account',
      about: 'change it: {country, default_currency, email, display_name, charges_enabled, payouts_enabled}',
      handle: withBody(accountChange, async ({ display_name: displayName, ...change }) => {
        const account = world.change({ id: null, idempotency_key: null }, (call) => {
          const before = call.tx.get('account', accountId)
          if (before === undefined) throw new ControlError(500, 'The account is missing.')
          const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
          const after = { ...before, ...given, ...(displayName === undefined ? {} : withDisplayName(before, displayName)) }
          call.tx.put('account', accountId, after)
          call.emitUpdate('account.updated', before, after)
          return after
        })
        await world.store.durable()
        return account
      }),
    },
    {
      method: 'GET',
      path: '/state',
      about: 'everything that is stored, secrets left out',
      handle() {
        // A kept answer may be the one that showed an endpoint's secret.
        const answers = [...world.store.all('answer').oldestFirst()].map(({ body: _body, ...rest }) => rest)
        return { ...world.store.dump(), answer: answers, webhook_secret: undefined }
      },
    },
    {
      method: 'POST',
      path: '/state',
      about: 'put objects as GET /state shows them, by kind, of which no event tells: {customer: [...]}',
      handle: withBody(storedObjects, async (objects) => {
        world.change({ id: null, idempotency_key: null }, ({ tx }) => {
          // As with a journal: what is under a kind is trusted to be of it.
          for (const [kind, each] of Object.entries(objects)) for (const object of each) tx.put(kind as Kind, object.id, object as never)
        })
        await world.store.durable()
        return {}
      }),
    },
  ]
}

function withDisplayName(account: StoredObjects['account'], name: string | null): Partial<StoredObjects['account']> {
  const { settings } = account
  return settings === null || settings === undefined ? {} : { settings: { ...settings, dashboard: { ...settings.dashboard, display_name: name } } }
}
