import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import type { Config, OidcConfig, StripeConfig } from './config.ts'
import { readSettings, type Environment, type ReadSettings } from './read-settings.ts'
import { ConfigError } from './startup-error.ts'
import { workspaceRoot } from './workspace.ts'

/** The configuration as given: what is made at the first start is still open. */
export interface LoadedConfig {
  config: Omit<Config, 'authSecret'> & { authSecret: string | undefined }
  /** Things that work but are probably not meant, one line each. */
  warnings: string[]
}

/**
 * Reads and validates the whole configuration without touching anything but the files it names.
 * @throws ConfigError with every problem at once.
 */
export function loadConfig(args: readonly string[], environment: Environment): LoadedConfig {
  const read = readSettings(args, environment)
  const { values } = read
  const warnings: string[] = []
  const problems = [...read.problems]
  const stripe = stripeConfig(read, problems, warnings)
  const oidc = oidcConfig(read, problems)
  if (values.bootstrapOperatorPassword !== undefined && values.bootstrapOperatorEmail === undefined && read.sources.bootstrapOperatorEmail === undefined) {
    problems.push(`${read.sources.bootstrapOperatorPassword} is set without --bootstrap-operator-email (BOOTSTRAP_OPERATOR_EMAIL): say whose password it is.`)
  }
  if (problems.length > 0) throw new ConfigError(problems)

  const port = values.port ?? 4000
  const config = {
    port,
    host: values.host ?? '127.0.0.1',
    publicUrl: values.publicUrl ?? defaultPublicUrl(port),
    trustedProxies: values.trustedProxies ?? [],
    logLevel: values.logLevel ?? 'info',
    authSecret: values.authSecret,
    oidc,
    dataDir: resolve(values.dataDir ?? join(workspaceRoot, '.data')),
    role: values.role ?? 'all',
    databaseUrl: values.databaseUrl,
    connections: {
      graphql: values.graphqlConnections ?? 20,
      webhooks: values.webhookConnections ?? 4,
      projection: values.projectionConnections ?? 10,
      pushes: values.pushConnections ?? 10,
    },
    shutdownDelay: values.shutdownDelay ?? 0,
    stripe,
    simulator: stripe === undefined && (values.simulator ?? true),
    checkoutOrigins: values.checkoutOrigins,
    catalogPolicy: values.catalogPolicy ?? 'repair',
    apiKeyRateLimit: values.apiKeyRateLimit ?? 60_000,
    metricsToken: values.metricsToken,
    otelEndpoint: values.otelEndpoint,
    reconcileInterval: values.reconcileInterval ?? 360,
    pastDueGraceDays: values.pastDueGraceDays ?? 7,
    bootstrap: {
      operatorEmail: values.bootstrapOperatorEmail,
      operatorPassword: values.bootstrapOperatorPassword,
      apiKey: values.bootstrapApiKey,
    },
  } satisfies LoadedConfig['config']
  return { config, warnings }
}

/** The address of a console that nobody gave another one. */
export function defaultPublicUrl(port: number): string {
  return `http://localhost:${port}`
}

function stripeConfig(read: ReadSettings, problems: string[], warnings: string[]): StripeConfig | undefined {
  const { values, sources } = read
  if (values.stripeApiKey === undefined) {
    if (sources.stripeApiKey === undefined) warnings.push(...settingsWithoutKey(read))
    return undefined
  }
  const mode = /^.k_live_/.test(values.stripeApiKey) ? 'live' : 'test'
  if (values.stripeMode !== undefined && values.stripeMode !== mode) {
    problems.push(`${sources.stripeMode} is ${values.stripeMode}, but ${sources.stripeApiKey} holds a ${mode} key (${mode === 'live' ? 'sk_live_… or rk_live_…' : 'sk_test_… or rk_test_…'}): change one of them.`)
  }
  if (mode === 'live' && values.stripeApiBase !== undefined && !isProtected(values.stripeApiBase)) {
    problems.push(`${sources.stripeApiKey} holds a live key, but ${sources.stripeApiBase} is not an https address of another machine: a live key never meets a simulator.`)
  }
  if (mode === 'live' && values.simulator === true) {
    problems.push(`${sources.stripeApiKey} holds a live key, but ${sources.simulator} is on: a live key never meets the simulator. Remove one of them.`)
  }
  if (values.stripeWebhookSecret === undefined && sources.stripeWebhookSecret === undefined) {
    warnings.push('No webhook signing secret: Stripe\'s deliveries are refused until --stripe-webhook-secret (STRIPE_WEBHOOK_SECRET) is set.')
  }
  return {
    apiKey: values.stripeApiKey,
    webhookSecrets: values.stripeWebhookSecret ?? [],
    accountId: values.stripeAccountId,
    mode,
    apiBase: values.stripeApiBase,
    callsPerSecond: values.stripeCallsPerSecond,
    callsPerEndpoint: values.stripeCallsPerEndpoint,
    simulator: false,
  }
}

function oidcConfig({ values, sources }: ReadSettings, problems: string[]): OidcConfig | undefined {
  const { oidcIssuer: issuer, oidcClientId: clientId, oidcClientSecret: clientSecret, oidcRoleClaim: roleClaim, oidcName: name } = values
  if (sources.oidcIssuer === undefined) {
    const given = [sources.oidcClientId, sources.oidcClientSecret, sources.oidcRoleClaim, sources.oidcName].filter((source) => source !== undefined)
    problems.push(...given.map((source) => `${source} is set without --oidc-issuer (OIDC_ISSUER): say where operators sign in.`))
    return undefined
  }
  if (sources.oidcClientId === undefined) problems.push(`${sources.oidcIssuer} is set without --oidc-client-id (OIDC_CLIENT_ID): say what the issuer calls this console.`)
  if (sources.oidcClientSecret === undefined) problems.push(`${sources.oidcIssuer} is set without --oidc-client-secret (OIDC_CLIENT_SECRET): copy it from the issuer's page.`)
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return undefined
  return { issuer, clientId, clientSecret, roleClaim, name: name ?? new URL(issuer).host }
}

function settingsWithoutKey({ sources }: ReadSettings): string[] {
  const given = [sources.stripeWebhookSecret, sources.stripeAccountId, sources.stripeMode, sources.stripeApiBase, sources.stripeCallsPerSecond, sources.stripeCallsPerEndpoint].filter((source) => source !== undefined)
  return given.map((source) => `${source} has no effect without --stripe-api-key (STRIPE_API_KEY).`)
}

/** Whether a live key may be sent there: encrypted, and not to this machine. */
function isProtected(address: string): boolean {
  const { protocol, hostname } = new URL(address)
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  const loopbackName = host === 'localhost' || host.endsWith('.localhost')
  const loopbackAddress = (isIP(host) === 4 && /^(127|0)\./.test(host)) || (isIP(host) === 6 && /^::(1|ffff:(7f|0).*)?$/.test(host))
  return protocol === 'https:' && !loopbackName && !loopbackAddress
}
