/** The least severe message that is still written. */
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'

/** Which of Stripe's two worlds a key opens; test objects never meet live ones. */
export type StripeMode = 'test' | 'live'

/** What one process does: everything, only HTTP (`web`), or only background jobs (`worker`). */
export type Role = 'all' | 'web' | 'worker'

/** What to do about a Stripe object that differs from the catalog: push our truth again, or only show it. */
export type CatalogPolicy = 'repair' | 'report'

/** A Stripe account that the console may talk to. */
export interface StripeConfig {
  /** Secret (`sk_…`) or restricted (`rk_…`) key. */
  apiKey: string
  /** Signing secrets of the webhook endpoint, any of which may sign; empty: every delivery is refused. */
  webhookSecrets: string[]
  /** `acct_…`; undefined until Stripe has been asked. */
  accountId: string | undefined
  mode: StripeMode
  /** Another base URL than Stripe's own, without a trailing slash. */
  apiBase: string | undefined
  /** What Stripe allows, of the account and of each endpoint; undefined: what it allows everybody in this mode. */
  callsPerSecond: number | undefined
  callsPerEndpoint: number | undefined
  /** True when this is the local simulator that the console started itself. */
  simulator: boolean
}

/** The first operator and the first all-rights API key, for installs without a human. */
export interface BootstrapConfig {
  operatorEmail: string | undefined
  /** Undefined: a random one is made and shown once. */
  operatorPassword: string | undefined
  apiKey: string | undefined
}

/** Most database connections of one process, by what they are for. */
export interface ConnectionsConfig { graphql: number; webhooks: number; projection: number; pushes: number }

/** An OpenID Connect issuer at which operators may sign in. */
export interface OidcConfig {
  /** Its address, without a trailing slash. */
  issuer: string
  clientId: string
  clientSecret: string
  /** The claim that says what somebody may do; undefined: `role`, else `roles`. */
  roleClaim: string | undefined
  /** What the sign-in page calls it. */
  name: string
}

/** The whole configuration, validated. Nothing else in the server reads flags or environment variables. */
export interface Config {
  /** 0 takes any free port. */
  port: number
  host: string
  /** The address that people and Stripe use, without a trailing slash. */
  publicUrl: string
  /** Addresses and networks whose `X-Forwarded-For` is believed; empty: nobody's. */
  trustedProxies: string[]
  logLevel: LogLevel
  /** Signs the operators' sessions, and encrypts their second factors. */
  authSecret: string
  /** Undefined: operators sign in with the console's own means only. */
  oidc: OidcConfig | undefined
  /** Absolute path of the directory in which the console keeps what it must not lose. */
  dataDir: string
  role: Role
  /** Undefined: the embedded PostgreSQL. */
  databaseUrl: string | undefined
  connections: ConnectionsConfig
  /** How long a process that is told to stop says so before it takes no more requests. Seconds. */
  shutdownDelay: number
  /** Undefined until the simulator is started, or with `--simulator=off`. */
  stripe: StripeConfig | undefined
  /** Start the simulator when `stripe` is undefined. */
  simulator: boolean
  catalogPolicy: CatalogPolicy
  /** Where Stripe's pages may send members back to, e.g. `https://app.example.org`; undefined: only to the console's own address. */
  checkoutOrigins: string[] | undefined
  /** Minutes between two comparisons of everything with Stripe; 0: only on request. */
  reconcileInterval: number
  /** How long a subscription whose payment failed still gives access. Days. */
  pastDueGraceDays: number
  /** What `/metrics` asks for; undefined: it answers this machine only. */
  metricsToken: string | undefined
  /** Where traces are sent, without `/v1/traces`; undefined: nothing is traced. */
  otelEndpoint: string | undefined
  bootstrap: BootstrapConfig
  /** Requests that an API key may make in a minute, unless it has a limit of its own. */
  apiKeyRateLimit: number
}
