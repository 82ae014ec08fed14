import { apiKey } from '@better-auth/api-key'
import { betterAuth, type BetterAuthOptions } from 'better-auth'
import type pg from 'pg'
import type { Logger } from 'pino'
import { v7 as uuidv7 } from 'uuid'
import type { OidcConfig } from '../config/config.ts'
import { maxPasswordLength, minPasswordLength } from './password-length.ts'
import { refuseDisabled, signInGuard } from './sign-in-guard.ts'
import { authLog } from './auth-log.ts'
import { refuseUsedCode } from './code-once.ts'
import { freshSeconds } from './fresh-session.ts'
import { oidc } from './oidc.ts'
import { oidcRoles, type SetRole } from './oidc-roles.ts'
import { passkeyAddress } from './passkey-address.ts'
import { passkeyRules } from './passkey-rules.ts'
import { passkeys } from './passkeys.ts'
import { secondFactor } from './second-factor.ts'
import { signInAudit, type RecordAct } from './sign-in-audit.ts'

/** What the identity module is built from. */
export interface IdentityOptions {
  /** The server's one pool; the tables of `identity-schema.ts` are expected in its search path. */
  pool: pg.Pool
  /** Where browsers reach the console, such as `https://console.example.org`; `https` makes cookies Secure. */
  publicUrl: string
  /** Signs session cookies. Changing it signs everybody out. At least 32 random characters. */
  secret: string
  /** Further origins whose pages may sign in, such as a development server; the console's own are always allowed. */
  trustedOrigins?: string[]
  logger: Logger
  /** Puts on record what operators do about their sign-in. */
  record: RecordAct
  /** Where operators may sign in beside here; undefined: nowhere. */
  oidc?: OidcConfig
  /** Gives an operator the role that the issuer says. */
  setRole: SetRole
}

/** Where better-auth answers. */
export const authBasePath = '/api/auth'

/**
 * The request header in which better-auth finds the caller's address. Only `Identity.handler` sets it, overwriting
 * whatever the caller sent under that name.
 */
export const clientAddressHeader = 'x-member-console-client-address'

const day = 24 * 60 * 60

/**
 * better-auth as this console uses it: operators who sign in with a password and perhaps a code, or with a passkey, and API
 * keys. Its tables carry our names and are made by our migrations (`identity-schema.ts`).
 */
export function createAuth(options: IdentityOptions) {
  return betterAuth(authOptions(options))
}

/** better-auth's settings; apart from {@link createAuth} so that a test can compare them with the real tables. */
export function authOptions({ pool, publicUrl, secret, trustedOrigins = [], logger, record, oidc: issuer, setRole }: IdentityOptions) {
  const origin = new URL(publicUrl).origin
  const passkeysAt = passkeyAddress(publicUrl)
  const issuerRoles = oidcRoles(issuer?.roleClaim, setRole)
  return {
    appName: 'Member Console',
    baseURL: origin,
    basePath: authBasePath,
    secret,
    trustedOrigins: request => [...trustedOrigins, ...sameOrigin(request)],
    database: pool,
    logger: authLog(logger),
    telemetry: { enabled: false },
    // Errors that are no answer are thrown to our handler; otherwise better-auth prints them, values and all.
    onAPIError: { throw: true, errorURL: `${origin}/sign-in` },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength, maxPasswordLength },
    user: {
      validateUserInfo: issuerRoles.validateUserInfo,
      modelName: 'operator',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: {
        role: { type: 'string', required: false, input: false },
        disabledAt: { type: 'date', required: false, input: false, fieldName: 'disabled_at' },
      },
    },
    session: {
      modelName: 'operator_session',
      fields: {
        userId: 'operator_id', expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent',
        createdAt: 'created_at', updatedAt: 'updated_at',
      },
      // A week from the last day of use. No cookie cache: signing out ends a session at once, everywhere.
      expiresIn: 7 * day,
      updateAge: day,
      freshAge: freshSeconds,
    },
    account: {
      // An issuer's account is one operator's only where it vouches for the address; this is better-auth's default, said explicitly.
      accountLinking: { enabled: true, trustedProviders: [], requireLocalEmailVerified: true },
      updateAccountOnSignIn: false,
      modelName: 'operator_account',
      fields: {
        userId: 'operator_id', accountId: 'account_id', providerId: 'provider_id',
        accessToken: 'access_token', accessTokenExpiresAt: 'access_token_expires_at',
        refreshToken: 'refresh_token', refreshTokenExpiresAt: 'refresh_token_expires_at',
        idToken: 'id_token', createdAt: 'created_at', updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'operator_verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    databaseHooks: {
      session: {
        create: {
          before: async ({ userId }, request) => {
            await refuseDisabled(pool, userId)
            await refuseUsedCode(pool, userId, request)
            await issuerRoles.apply(userId, request)
          },
        },
      },
      // Nobody else makes an operator by way of better-auth.
      user: { create: { after: async ({ id, email, name }) => await record({ kind: 'OPERATOR', id, name: email }, { action: 'joinWithOpenIdConnect', operatorId: id, details: { email, name } }) } },
      // Nothing is asked of an issuer in somebody's name: its tokens are not kept.
      account: { create: { before: async (account) => ({ data: { ...account, accessToken: null, refreshToken: null, idToken: null } }) } },
    },
    hooks: { before: signInGuard(pool) },
    rateLimit: {
      enabled: true,
      // Counted in the database, so that several servers count together.
      storage: 'database',
      modelName: 'sign_in_rate_limit',
      fields: { lastRequest: 'last_request' },
      // Per caller's address and path: what checks a password, and what only reads or ends one's own session.
      window: 60,
      max: 10,
      customRules: {
        '/sign-in/email': { window: 60, max: 10 },
        '/change-password': { window: 60, max: 10 },
        // Also keeps better-auth from forgetting the attempts at one account, which `sign-in-guard.ts` counts, before their time.
        '/two-factor/*': { window: 10 * 60, max: 30 },
        '/sign-in/social': { window: 60, max: 20 },
        '/callback/*': { window: 60, max: 20 },
        // Asked for by every sign-in page that opens.
        '/passkey/generate-authenticate-options': { window: 60, max: 30 },
        '/list-accounts': false,
        '/sign-out': false,
        '/get-session': false,
      },
    },
    advanced: {
      cookiePrefix: 'member-console',
      // Said explicitly: better-auth switches this check off by itself when NODE_ENV is "test".
      disableOriginCheck: false,
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
      database: { generateId: () => uuidv7(), validateSchema: false },
    },
    plugins: [
      apiKey({
        // Limits per key belong to the API that is called, not to the check of the key (the plugin's default: 10 a day).
        rateLimit: { enabled: false },
        enableMetadata: true,
        requireName: true,
        maximumNameLength: 100,
        startingCharactersConfig: { shouldStore: true, charactersLength: storedKeyStart },
        schema: {
          apikey: {
            modelName: 'api_key',
            fields: {
              configId: 'config_id', referenceId: 'reference_id', expiresAt: 'expires_at',
              lastRequest: 'last_request', requestCount: 'request_count', rateLimitEnabled: 'rate_limit_enabled',
              rateLimitTimeWindow: 'rate_limit_time_window', rateLimitMax: 'rate_limit_max',
              refillInterval: 'refill_interval', refillAmount: 'refill_amount', lastRefillAt: 'last_refill_at',
              createdAt: 'created_at', updatedAt: 'updated_at',
            },
          },
        },
      }),
      secondFactor(),
      ...(passkeysAt ? [passkeys(passkeysAt, pool), passkeyRules(pool, record)] : []),
      ...(issuer ? [oidc(issuer)] : []),
      signInAudit(record),
    ],
  } satisfies BetterAuthOptions
}

/** How many of a key's first characters are kept readable, so that a person can tell keys apart. */
export const storedKeyStart = 4

/** better-auth with our settings and plugins. */
export type Auth = ReturnType<typeof createAuth>

/**
 * The caller's own origin when its page was served by this very address. Browsers set both headers and no page can
 * forge them, so the console also works at an address that `publicUrl` does not name: 127.0.0.1, a mapped port.
 */
function sameOrigin(request: Request | undefined): string[] {
  const origin = request?.headers.get('origin')
  const host = request?.headers.get('host')
  if (!origin || !host || !URL.canParse(origin)) return []
  return new URL(origin).host === host.toLowerCase() ? [origin] : []
}
