import type { Setting } from './setting.ts'
import * as values from './values.ts'

/** Keeps each setting's own result type while checking the shape of all. */
function declare<T extends Record<string, Setting<unknown>>>(settings: T): T {
  return settings
}

/** Every setting of the console. Nothing else is read from flags or the environment. */
export const settings = declare({
  stripeApiKey: {
    name: 'stripe-api-key',
    placeholder: '<sk_…>',
    meaning: 'Stripe secret or restricted key. Without one the console starts the Stripe simulator.',
    defaultText: 'none',
    parse: values.parseStripeKey,
  },
  stripeWebhookSecret: {
    name: 'stripe-webhook-secret',
    placeholder: '<whsec_…>',
    meaning: "Signing secret of the webhook endpoint; several, separated by commas, while one is rolled.",
    defaultText: 'none: deliveries are refused',
    parse: values.parseWebhookSecrets,
  },
  stripeAccountId: {
    name: 'stripe-account-id',
    placeholder: '<acct_…>',
    meaning: 'Stripe account that the key belongs to.',
    defaultText: 'Stripe is asked',
    parse: values.parseAccountId,
  },
  stripeMode: {
    name: 'stripe-mode',
    placeholder: 'test|live',
    meaning: 'Which half of the Stripe Dashboard links lead to; must match the key.',
    defaultText: 'what the key says',
    parse: values.oneOf('test', 'live'),
  },
  stripeApiBase: {
    name: 'stripe-api-base',
    placeholder: '<url>',
    meaning: "Another address of Stripe's API, such as a simulator that you started yourself.",
    defaultText: "Stripe's own",
    parse: values.parseHttpUrl,
  },
  stripeCallsPerSecond: {
    name: 'stripe-calls-per-second',
    placeholder: '<calls>',
    meaning: 'How many calls a second Stripe allows the account; all processes together stay a little below.',
    defaultText: '25 in test mode, 100 in live mode',
    parse: values.parseCount,
  },
  databaseUrl: {
    name: 'database-url',
    placeholder: '<postgresql://…>',
    meaning: 'PostgreSQL to use. Without one the console runs its own in the data directory.',
    defaultText: 'the embedded PostgreSQL',
    parse: values.parseDatabaseUrl,
  },
  port: {
    name: 'port',
    placeholder: '<port>',
    meaning: 'Port of the panel, GraphQL and webhooks; 0 takes any free one.',
    defaultText: '4000',
    parse: values.parsePort,
  },
  host: {
    name: 'host',
    placeholder: '<address>',
    meaning: 'Address to listen on; 0.0.0.0 to be reachable from other machines.',
    defaultText: '127.0.0.1',
    parse: values.parseHost,
  },
  publicUrl: {
    name: 'public-url',
    placeholder: '<url>',
    meaning: 'Address at which people and Stripe reach the console.',
    defaultText: 'http://localhost:PORT',
    parse: values.parseHttpUrl,
  },
  trustedProxies: {
    name: 'trusted-proxies',
    placeholder: '<addresses>',
    meaning: 'Addresses or networks of the proxies in front, separated by commas: only their X-Forwarded-For tells who calls.',
    defaultText: 'none',
    parse: values.parseNetworks,
  },
  logLevel: {
    name: 'log-level',
    placeholder: '<level>',
    meaning: 'Least severe message to log: trace, debug, info, warn, error, fatal or silent.',
    defaultText: 'info',
    parse: values.oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'),
  },
  authSecret: {
    name: 'auth-secret',
    placeholder: '<secret>',
    meaning: "Signs the operators' sessions; the same for every replica.",
    defaultText: 'made once and kept in the data directory',
    parse: values.secretOf(32, 'Make one with: openssl rand -base64 32'),
  },
  dataDir: {
    name: 'data-dir',
    placeholder: '<directory>',
    meaning: 'Directory in which the console keeps its own PostgreSQL, simulator and secrets.',
    defaultText: '.data beside package.json',
    parse: values.parseText,
  },
  role: {
    name: 'role',
    placeholder: 'all|web|worker',
    meaning: 'What this process does: everything, only HTTP, or only background jobs.',
    defaultText: 'all',
    parse: values.oneOf('all', 'web', 'worker'),
  },
  simulator: {
    name: 'simulator',
    placeholder: 'on|off',
    meaning: 'Whether to start the Stripe simulator when no key is set; off runs with Stripe not connected.',
    defaultText: 'on',
    parse: values.parseSwitch,
  },
  catalogPolicy: {
    name: 'catalog-policy',
    placeholder: 'repair|report',
    meaning: 'When Stripe differs from the catalog: push the catalog again, or only show it.',
    defaultText: 'repair',
    parse: values.oneOf('repair', 'report'),
  },
  checkoutOrigins: {
    name: 'checkout-origins',
    placeholder: '<https://…>',
    meaning: "Origins to which Stripe's payment pages may send members back, separated by commas.",
    defaultText: 'the origin of the public URL',
    parse: values.parseOrigins,
  },
  metricsToken: {
    name: 'metrics-token',
    placeholder: '<token>',
    meaning: 'What Prometheus sends as bearer token to /metrics.',
    defaultText: 'none: /metrics answers this machine only',
    parse: values.secretOf(16, 'Make one with: openssl rand -hex 32'),
  },
  reconcileInterval: {
    name: 'reconcile-interval',
    placeholder: '<minutes>|off',
    meaning: 'How often everything is compared with Stripe, the start included; off: only when somebody asks for it.',
    defaultText: '360',
    parse: values.parseMinutes,
  },
  pastDueGraceDays: {
    name: 'past-due-grace-days',
    placeholder: '<days>',
    meaning: 'How long a subscription still gives access after its payment failed, from the first failure since the last payment.',
    defaultText: '7',
    parse: values.parseDays,
  },
  bootstrapOperatorEmail: {
    name: 'bootstrap-operator-email',
    placeholder: '<e-mail>',
    meaning: 'The first operator, made when there is none yet.',
    defaultText: 'admin@member-console.local',
    parse: values.parseEmail,
  },
  bootstrapOperatorPassword: {
    name: 'bootstrap-operator-password',
    placeholder: '<password>',
    meaning: "The first operator's password.",
    defaultText: 'a random one, shown once',
    parse: values.parsePassword,
  },
  bootstrapApiKey: {
    name: 'bootstrap-api-key',
    placeholder: '<key>',
    meaning: 'A first API key with all rights, for automated installs.',
    defaultText: 'none',
    parse: values.secretOf(20, 'Make one with: openssl rand -hex 32'),
  },
  apiKeyRateLimit: {
    name: 'api-key-rate-limit',
    placeholder: '<requests>',
    meaning: 'Requests that an API key may make in a minute, unless it has a limit of its own.',
    defaultText: '60000',
    parse: values.parseCount,
  },
})

/** The settings' results, each undefined when not given. */
export type SettingValues = { [Key in keyof typeof settings]: ReturnType<(typeof settings)[Key]['parse']> | undefined }
