import 'reflect-metadata'
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import Fastify, { LogController, type FastifyInstance } from 'fastify'
import pg from 'pg'
import { UnansweredChanges } from './billing/unanswered-changes.ts'
import type { AppRuntime, RunningApp } from './cli/app-runtime.ts'
import { contextMaker } from './context.ts'
import { closePools, openPools, type Pools } from './db/pools.ts'
import { SteadyClient } from './db/steady-client.ts'
import { AccessClock } from './entitlements/access-clock.ts'
import { createAccessPool } from './entitlements/access-pool.ts'
import { SigningKeys } from './entitlements/signing-keys.ts'
import { maskInternalErrors } from './http/error-handler.ts'
import { registerGraphqlStream } from './http/graphql-stream.ts'
import { registerGraphql } from './http/graphql.ts'
import { registerHealth } from './http/health.ts'
import { registerJwks } from './http/jwks.ts'
import { registerPanel } from './http/panel.ts'
import { Readiness } from './http/readiness.ts'
import { registerSecurityHeaders } from './http/security-headers.ts'
import { authRoutes } from './identity/auth-routes.ts'
import { createIdentity, type Identity } from './identity/identity.ts'
import { KeyRateLimit } from './identity/key-rate-limit.ts'
import { registerInvitations } from './identity/operators/invitation-routes.ts'
import { OperatorService } from './identity/operators/operator.service.ts'
import { recordActs } from './identity/operators/record-acts.ts'
import { passkeyAddress } from './identity/passkey-address.ts'
import { registerSignInMethods } from './identity/sign-in-methods.ts'
import { startCleanup } from './cleanup.ts'
import { poolsByName, registerDatabaseMetrics } from './monitoring/database-metrics.ts'
import { registerMetrics } from './monitoring/metrics-route.ts'
import { createSchema } from './schema.ts'
import { createServices } from './services.ts'
import { connectStripe, type StripeConnection } from './stripe/client.ts'
import { CatalogOutbox } from './stripe/outbox.ts'
import { Admission } from './stripe/webhook/admission.ts'
import { Inbox } from './stripe/webhook/inbox.ts'
import { TroubleLog } from './stripe/webhook/trouble-log.ts'
import { registerWebhook } from './stripe/webhook/webhook-route.ts'
import { startStripeWorkers, type StripeWorkers } from './stripe/workers.ts'
import { traceRequests } from './tracing/http-tracing.ts'
import { isTracing } from './tracing/traced.ts'

/** How long a caller may take to send a request's headers, and all of it. Milliseconds. */
const HEADERS_TIMEOUT = 10_000
const REQUEST_TIMEOUT = 15_000
/** How long a stop waits for requests under way; one may wait for Stripe. Milliseconds. */
const REQUEST_GRACE = 10_000

/**
 * Starts the application on a migrated database: serves HTTP and works jobs, as the role says.
 * @throws when the database or the port cannot be used, or it is not known whose Stripe key it has
 */
export async function startApp({ config, logger }: AppRuntime): Promise<RunningApp> {
  // First, as what connects looks whether it is to be traced.
  const stopTracing = config.otelEndpoint === undefined ? undefined : (await import('./tracing/start-tracing.ts')).startTracing(config.otelEndpoint, config.role, logger)
  const stripe = config.stripe && connectStripe(config.stripe)
  const pools = await openPools(config.databaseUrl, config.connections)
  const authPool = new pg.Pool({ Client: SteadyClient, connectionString: config.databaseUrl, max: 5, application_name: 'member-console-identity' })
  authPool.on('error', (error) => logger.warn({ err: error }, 'an idle database connection was lost'))
  const accessPool = createAccessPool(config.databaseUrl, logger)
  const outbox = new CatalogOutbox(stripe && { account: stripe.account, livemode: stripe.livemode })
  const identity = createIdentity({
    pool: authPool, publicUrl: config.publicUrl, secret: config.authSecret, logger, record: recordActs(pools.graphql), ...(config.oidc && { oidc: config.oidc }),
    setRole: async (operatorId, role) => await new OperatorService(pools.graphql).applyClaim(operatorId, role),
  })
  const { created: firstOperator } = await identity.bootstrap(config.bootstrap)

  const admission = new Admission()
  const workers = stripe && config.role !== 'web'
    ? await startStripeWorkers({
      pools, outbox, stripe, policy: config.catalogPolicy, reconcileInterval: config.reconcileInterval, graceDays: config.pastDueGraceDays,
      yields: () => admission.isCrowded(), logger,
    })
    : undefined
  const unanswered = stripe && config.role !== 'web' ? new UnansweredChanges(pools.pushes, stripe, config.pastDueGraceDays, logger) : undefined
  unanswered?.start()
  const accessClock = new AccessClock(pools.projection, logger)
  if (config.role !== 'web') accessClock.start()
  const stopCleanup = config.role === 'web' ? undefined : startCleanup(pools.pushes, logger)
  const readiness = new Readiness()
  const rateLimit = new KeyRateLimit(authPool, config.apiKeyRateLimit)
  const server = await serve({ config, logger }, { readiness, pools, accessPool, authPool, identity, rateLimit, outbox, stripe, admission, workers })
  const address = await server.listen({ port: config.port, host: config.host })
  return {
    address,
    ...(firstOperator && { firstOperator }),
    close: async () => {
      readiness.leave()
      await sleep(config.shutdownDelay * 1000)
      await closeServer(server)
      await Promise.all([workers?.stop(), unanswered?.stop()])
      await accessClock.stop()
      await stopCleanup?.()
      await authPool.end()
      await accessPool.end()
      await closePools(pools)
      await stopTracing?.()
    },
  }
}

interface Parts {
  readiness: Readiness
  pools: Pools
  accessPool: pg.Pool
  authPool: pg.Pool
  identity: Identity
  rateLimit: KeyRateLimit
  outbox: CatalogOutbox
  stripe: StripeConnection | undefined
  admission: Admission
  workers: StripeWorkers | undefined
}

async function serve({ config, logger }: AppRuntime, { readiness, pools, accessPool, authPool, identity, rateLimit, outbox, stripe, admission, workers }: Parts): Promise<FastifyInstance> {
  const dataSource = pools.graphql
  const server = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: 1024 * 1024,
    // A caller that sends slowly gives its place away.
    requestTimeout: REQUEST_TIMEOUT,
    // Node looks for slow requests only if this is shorter than the whole.
    http: { headersTimeout: HEADERS_TIMEOUT, requestTimeout: REQUEST_TIMEOUT, connectionsCheckingInterval: 1000 },
    connectionTimeout: 60_000,
    keepAliveTimeout: 72_000,
    trustProxy: config.trustedProxies,
    forceCloseConnections: 'idle',
    // What comes on an open connection while this process stops is answered like any other request.
    return503OnClosing: false,
  }) as unknown as FastifyInstance
  server.setErrorHandler(maskInternalErrors)
  if (isTracing()) traceRequests(server)
  registerSecurityHeaders(server, config.publicUrl)
  registerHealth(server, dataSource, readiness)
  registerMetrics(server, config.metricsToken, registerDatabaseMetrics(dataSource, outbox.account, poolsByName(pools, { access: accessPool, identity: authPool })))
  if (config.role === 'worker') return server
  const troubles = stripe && new TroubleLog(pools.webhooks, stripe, logger)
  const signingKeys = new SigningKeys(dataSource, config.authSecret)
  const services = createServices({ config, logger, dataSource, accessPool, identity, outbox, stripe, troubles, signingKeys, wakeProjection: () => workers?.wakeProjection() })
  await server.register(authRoutes(identity))
  registerInvitations(server, services.invitations)
  registerSignInMethods(server, config.oidc, passkeyAddress(config.publicUrl))
  const schema = createSchema()
  const contextFor = contextMaker(dataSource, services)
  await registerGraphql(server, schema, { identity, rateLimit }, contextFor)
  registerGraphqlStream(server, schema, { identity, rateLimit }, contextFor)
  // Streams have no end of their own: they must not keep the server.
  server.addHook('preClose', async () => await services.accessChangeHub.close())
  registerJwks(server, signingKeys)
  registerWebhook(server, stripe, admission, new Inbox(pools.webhooks, () => workers?.wakeProjection()), troubles)
  await registerPanel(server)
  return server
}

/** Requests under way are answered; one that does not come to an end is cut off. */
async function closeServer(server: FastifyInstance): Promise<void> {
  const cutOff = setTimeout(() => server.server.closeAllConnections(), REQUEST_GRACE)
  await server.close()
  clearTimeout(cutOff)
}
