import Stripe from 'stripe'
import type { StripeConfig } from '../config/config.ts'
import { StartupError } from '../config/startup-error.ts'
import { stripeCalls } from '../monitoring/metrics.ts'
import { traceCalls } from '../tracing/stripe-tracing.ts'
import { isTracing } from '../tracing/traced.ts'
import type { StripeAccount } from './account.ts'
import type { CallLimits } from './push/rate-limiter.ts'

/** After this long without an answer the outcome of a call counts as unknown. Milliseconds. */
const CALL_TIMEOUT = 15_000

/** A connected Stripe account; the only way in which the server talks to Stripe. */
export interface StripeConnection extends StripeAccount, CallLimits {
  client: Stripe
  simulator: boolean
  webhookSecrets: string[]
}

/** The version of Stripe's API that the SDK, and so every type here, speaks. */
export const STRIPE_API_VERSION: string = Stripe.API_VERSION

/** What the SDK throws when a call failed, in whatever way. */
export const StripeError = Stripe.errors.StripeError

/** Why the address was not believed to be Stripe's, if that was so: nothing was sent then. */
export function distrust(error: Stripe.errors.StripeError): string | undefined {
  const { detail } = error
  const code = typeof detail === 'object' && 'code' in detail ? detail.code : ''
  if (!/CERT|SIGNATURE|_SSL_|_TLS_/.test(code)) return undefined
  return `Stripe's address has no certificate that is trusted (${code}): check STRIPE_API_BASE, and what stands between the console and Stripe.`
}

/**
 * A client for the configured account; nothing is sent yet.
 * @throws StartupError when it is not known whose key it is: objects of unknown accounts would be mixed up
 */
export function connectStripe(config: StripeConfig): StripeConnection {
  const client = createClient(config)
  const account = config.accountId
  if (!account) throw new StartupError('STRIPE_ACCOUNT_ID is not set, and Stripe could not be asked for it: set it to the acct_… of the Stripe Dashboard, Settings → Account.')
  client.on('response', ({ method, status, elapsed }: Stripe.ResponseEvent) => stripeCalls.observe({ method, status: String(status) }, elapsed / 1000))
  const livemode = config.mode === 'live'
  return {
    client, account, livemode, simulator: config.simulator, webhookSecrets: config.webhookSecrets,
    callsPerSecond: config.callsPerSecond ?? (livemode ? 100 : 25), callsPerEndpoint: config.callsPerEndpoint ?? 25,
  }
}

function createClient({ apiKey, apiBase }: StripeConfig): Stripe {
  const base = apiBase ? new URL(apiBase) : undefined
  return new Stripe(apiKey, {
    // We retry ourselves: every attempt and its outcome is on record before the next. The SDK still repeats a call once
    // whose connection was reset, with the same idempotency key.
    maxNetworkRetries: 0,
    timeout: CALL_TIMEOUT,
    telemetry: false,
    ...(isTracing() && { httpClient: traceCalls(Stripe.createNodeHttpClient()) }),
    appInfo: { name: 'Member Console' },
    ...(base && {
      protocol: base.protocol === 'http:' ? 'http' : 'https',
      host: base.hostname,
      port: base.port || (base.protocol === 'http:' ? '80' : '443'),
    }),
  })
}

/** Asks Stripe whose key it is. @throws what Stripe answered instead */
export async function resolveAccountId(config: StripeConfig): Promise<string> {
  return (await createClient(config).accounts.retrieveCurrent()).id
}
