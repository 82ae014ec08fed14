import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createClock } from './clock.ts'
import { billingRoutes } from './control/billing-routes.ts'
import { checkoutRoutes } from './control/checkout-routes.ts'
import { ControlApi, CONTROL_PREFIX } from './control/control-api.ts'
import { deliveryRoutes } from './control/delivery-routes.ts'
import { faultRoutes } from './control/fault-routes.ts'
import { worldRoutes } from './control/world-routes.ts'
import { Api } from './http/api.ts'
import { API_VERSION } from './http/api-versions.ts'
import { Authentication } from './http/auth.ts'
import { Faults } from './http/faults.ts'
import { Idempotency } from './http/idempotency.ts'
import { RateLimiter, rateLimits } from './http/rate-limiter.ts'
import { RequestLog } from './http/request-log.ts'
import { Router } from './http/router.ts'
import { createHttpServer } from './http/server.ts'
import { Ids } from './ids.ts'
import { HostedPages } from './pages/hosted-pages.ts'
import { newAccount } from './resources/account/account.ts'
import { PUBLIC_URL } from './resources/checkout/session-type.ts'
import { Presenter } from './resources/expand.ts'
import { OBJECT_TYPES, operations } from './resources/registry.ts'
import { addEndpoint } from './resources/webhook-endpoints/webhook-endpoint-operations.ts'
import { Scheduler } from './schedule/scheduler.ts'
import { Store } from './store/store.ts'
import { Dispatcher } from './webhooks/dispatcher.ts'
import { World } from './world.ts'

/** The key that the simulator takes when none is given. It opens nothing else. */
export const DEFAULT_API_KEY = 'sk_test_simulatorMemberConsole000000'
/** The account that the simulator plays when none is given. */
export const DEFAULT_ACCOUNT = 'acct_1SimulatedConsole'

/** How a simulator is started. All of it is optional. */
export interface SimulatorOptions {
  /** 0: any free port. Default 4010. */
  port?: number
  /** Default 127.0.0.1. */
  host?: string
  /** File that keeps everything over restarts; none: memory only. */
  stateFile?: string
  /** Secret keys that are accepted. */
  apiKeys?: readonly string[]
  /** `acct_…` */
  accountId?: string
  /** An endpoint that is registered at the start when none has this address yet. */
  webhookUrl?: string
  /** The types of event that it asks for; given at a later start, from then on. Default: all. */
  webhookEvents?: readonly string[]
  /** Its signing secret, `whsec_…`; made when not given. */
  webhookSecret?: string
  /** Requests accepted per second; 0: no limit. Default 25, as in Stripe's test mode. */
  rateLimit?: number
  /** Requests accepted per second of each endpoint, as `POST /v1/prices`; 0: no limit. Default 25, as Stripe's; none when `rateLimit` is 0. */
  endpointRateLimit?: number
  /** Milliseconds an endpoint may take. Default 10,000. */
  webhookTimeoutMs?: number
  /** Multiplies the waits before webhook retries (1 s, 5 s, 30 s, …). Default 1. */
  webhookRetryScale?: number
  /** Real time in milliseconds; for tests. */
  now?: () => number
}

/** A running simulator. */
export interface Simulator {
  /** `http://127.0.0.1:4010`: give it to the Stripe SDK as its host, port and protocol. */
  url: string
  /** Where the control API is. */
  controlUrl: string
  /** The first of the accepted keys. */
  apiKey: string
  accountId: string
  /** The secret of the endpoint for `webhookUrl`, when there is one. */
  webhookSecret?: string
  /** Stops listening, finishes writing, cuts what still hangs. */
  close(): Promise<void>
}

const CLOCK_SETTING = 'clock_offset_ms'
const NOBODY = { id: null, idempotency_key: null }

/** Starts a simulator and resolves when it accepts calls. @throws Error when the port is taken or the state file cannot be used. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const accountId = options.accountId ?? DEFAULT_ACCOUNT
  const apiKeys = options.apiKeys ?? [DEFAULT_API_KEY]
  const store = await Store.open(options.stateFile)
  const offset = store.get('setting', CLOCK_SETTING)?.value
  const clock = createClock(options.now, typeof offset === 'number' ? offset : 0)
  const world = new World({ store, clock, ids: new Ids(accountId), presenter: new Presenter(OBJECT_TYPES), apiVersion: API_VERSION })
  const dispatcher = new Dispatcher(world, { timeoutMs: options.webhookTimeoutMs ?? 10_000, concurrency: 10, retryScale: options.webhookRetryScale ?? 1 })
  const scheduler = new Scheduler(world)
  const faults = new Faults()
  const log = new RequestLog()
  const rateLimiter = new RateLimiter(rateLimits(options.rateLimit, options.endpointRateLimit))

  let url = ''
  const prepare = (): string | undefined => prepareWorld(world, accountId, options)
  const reset = async (): Promise<void> => {
    faults.clear()
    faults.abandon()
    log.clear()
    dispatcher.reset()
    clock.reset()
    await store.clear()
    prepare()
    store.transact((tx) => tx.put('setting', PUBLIC_URL, { id: PUBLIC_URL, value: url }))
    await store.durable()
  }

  const webhookSecret = prepare()
  await store.durable()
  const api = new Api({ world, router: new Router(operations(accountId)), authentication: new Authentication(apiKeys), rateLimiter, idempotency: new Idempotency(store, clock), faults, log })
  const control = new ControlApi([...worldRoutes({ world, scheduler, accountId, reset }), ...billingRoutes(world), ...checkoutRoutes(world), ...faultRoutes({ faults, log, rateLimiter }), ...deliveryRoutes({ dispatcher, store })])
  const server = createHttpServer(api, [control, new HostedPages(world)], clock)
  try {
    url = await listen(server, options.port ?? 4010, options.host ?? '127.0.0.1')
  } catch (error) {
    scheduler.close()
    dispatcher.close()
    await store.close()
    throw error
  }
  store.transact((tx) => tx.put('setting', PUBLIC_URL, { id: PUBLIC_URL, value: url }))
  dispatcher.resume()
  scheduler.resume()

  return {
    url,
    controlUrl: `${url}${CONTROL_PREFIX}`,
    apiKey: apiKeys[0] ?? DEFAULT_API_KEY,
    accountId,
    ...(webhookSecret === undefined ? {} : { webhookSecret }),
    async close() {
      scheduler.close()
      dispatcher.close()
      faults.clear()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      faults.abandon()
      await closed
      await store.close()
    },
  }
}

/** Makes the account and the endpoint that the options name, where they are not there yet. Returns the endpoint's secret. */
function prepareWorld(world: World, accountId: string, options: SimulatorOptions): string | undefined {
  return world.change(NOBODY, (call) => {
    if (call.tx.get('account', accountId) === undefined) call.tx.put('account', accountId, newAccount(accountId, call.now))
    const { webhookUrl, webhookEvents, webhookSecret } = options
    if (webhookUrl === undefined) return undefined
    const known = [...call.tx.all('webhook_endpoint').oldestFirst()].find(({ url }) => url === webhookUrl)
    if (known === undefined) return addEndpoint(call, { url: webhookUrl, enabled_events: [...webhookEvents ?? ['*']], secret: webhookSecret }).secret
    const secret = webhookSecret ?? call.tx.get('webhook_secret', known.id)?.secret ?? call.ids.webhookSecret()
    call.tx.put('webhook_secret', known.id, { id: known.id, secret })
    if (webhookEvents !== undefined) call.tx.put('webhook_endpoint', known.id, { ...known, enabled_events: [...webhookEvents] })
    return secret
  })
}

function listen(server: Server, port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const address = server.address() as AddressInfo
      const name = host.includes(':') ? `[${host}]` : host === '0.0.0.0' ? '127.0.0.1' : host
      resolve(`http://${name}:${address.port}`)
    })
  })
}
