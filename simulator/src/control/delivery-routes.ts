import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { API_VERSIONS } from '../http/api-versions.ts'
import type { Store } from '../store/store.ts'
import type { DeliveryMode } from '../webhooks/delivery-mode.ts'
import type { Dispatcher } from '../webhooks/dispatcher.ts'
import { ControlError, withBody, type ControlRoute } from './control-api.ts'

const mode = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('normal') }),
  z.strictObject({ mode: z.literal('duplicate'), times: z.int().min(2).max(100).default(2) }),
  z.strictObject({ mode: z.literal('delay'), ms: z.int().min(0).max(3_600_000) }),
  z.strictObject({ mode: z.literal('shuffle'), window: z.int().min(2).max(10_000).default(10) }),
  z.strictObject({ mode: z.literal('withhold') }),
]) satisfies z.ZodType<DeliveryMode>

const settings = z.strictObject({
  timeoutMs: z.int().min(1).max(600_000).optional(),
  concurrency: z.int().min(1).max(64).optional(),
  retryScale: z.number().min(0).max(1000).optional(),
})

/** How events leave for the endpoints. */
export function deliveryRoutes(parts: { dispatcher: Dispatcher; store: Store }): ControlRoute[] {
  const { dispatcher, store } = parts
  const state = (): unknown => ({
    ...dispatcher.mode,
    settings: dispatcher.settings,
    held: dispatcher.held.length,
    idle: dispatcher.idle,
    undelivered: [...store.all('delivery').oldestFirst()],
  })
  return [
    { method: 'GET', path: '/delivery', about: 'how events are delivered, and what is undelivered', handle: state },
    {
      method: 'POST',
      path: '/delivery/mode',
      about: '{mode: normal} | {mode: duplicate, times} | {mode: delay, ms} | {mode: shuffle, window} | {mode: withhold}',
      handle: withBody(mode, (wanted) => {
        dispatcher.mode = wanted
        return state()
      }),
    },
    {
      method: 'POST',
      path: '/delivery/settings',
      about: '{timeoutMs, concurrency, retryScale}',
      handle: withBody(settings, (wanted) => {
        Object.assign(dispatcher.settings, Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)))
        return state()
      }),
    },
    {
      method: 'POST',
      path: '/delivery/release',
      about: 'send what is withheld: {shuffle}',
      handle: withBody(z.strictObject({ shuffle: z.boolean().default(false) }), ({ shuffle }) => ({ released: dispatcher.release(shuffle) })),
    },
    { method: 'POST', path: '/delivery/drop', about: 'give up what is withheld; those events stay undelivered', handle: () => ({ dropped: dispatcher.drop() }) },
    {
      method: 'POST',
      path: '/delivery/settle',
      about: 'answer when no attempt is under way or ready: {timeoutMs}',
      handle: withBody(z.strictObject({ timeoutMs: z.int().min(0).max(120_000).default(10_000) }), async ({ timeoutMs }) => {
        const deadline = performance.now() + timeoutMs
        await store.durable()
        while (!dispatcher.idle && performance.now() < deadline) await sleep(5)
        if (!dispatcher.idle) throw new ControlError(504, `Deliveries were still under way after ${timeoutMs} ms.`)
        return state()
      }),
    },
    {
      method: 'POST',
      path: '/webhook_endpoints/:id/version',
      about: 'pin an endpoint to an API version, whose shapes its events then have, or unpin it: {apiVersion: "2024-06-20" | null}',
      handle: withBody(z.strictObject({ apiVersion: z.enum(API_VERSIONS).nullable() }), async ({ apiVersion }, { id = '' }) => {
        const endpoint = store.get('webhook_endpoint', id)
        if (endpoint === undefined) throw new ControlError(404, `No such webhook endpoint: ${id}`)
        const pinned = { ...endpoint, api_version: apiVersion }
        store.transact((tx) => tx.put('webhook_endpoint', id, pinned))
        await store.durable()
        return pinned
      }),
    },
    {
      method: 'POST',
      path: '/events/:id/send',
      about: 'send an event again, now: {endpoint} or to every enabled endpoint',
      handle: withBody(z.strictObject({ endpoint: z.string().optional() }), async ({ endpoint }, { id = '' }) => {
        if (store.get('event', id) === undefined) throw new ControlError(404, `No such event: ${id}`)
        const endpoints = [...store.all('webhook_endpoint').oldestFirst()].filter((known) => (endpoint === undefined ? known.status === 'enabled' : known.id === endpoint))
        if (endpoints.length === 0) throw new ControlError(404, 'There is no such webhook endpoint.')
        const sent = await Promise.all(endpoints.map(async (known) => ({ endpoint: known.id, ...(await dispatcher.send(id, known.id)) })))
        return { sent }
      }),
    },
  ]
}
