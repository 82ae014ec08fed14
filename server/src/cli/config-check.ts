import { loadConfig } from '../config/load-config.ts'
import type { Environment } from '../config/read-settings.ts'

/**
 * `server config check`: says what the settings amount to, without starting anything and without any secret.
 * @throws ConfigError with every problem.
 */
export function checkConfig(args: readonly string[], environment: Environment, print: (text: string) => void): number {
  const { config, warnings } = loadConfig(args, environment)
  const { stripe } = config
  const rows: [string, string][] = [
    ['Listens on', `${config.host}:${config.port}`],
    ['Public address', config.publicUrl],
    ['Role', config.role],
    ['Database', config.databaseUrl === undefined ? `embedded PostgreSQL in ${config.dataDir}` : withoutPassword(config.databaseUrl)],
    ['Stripe', stripe === undefined ? (config.simulator ? 'simulator' : 'not connected') : `${stripe.mode} mode, ${stripe.accountId ?? 'account not given'}${stripe.apiBase === undefined ? '' : `, at ${stripe.apiBase}`}`],
    ['Webhook secrets', String(stripe?.webhookSecrets.length ?? 0)],
    ['Sign-in', config.oidc === undefined ? 'here' : `here, or at ${config.oidc.issuer}`],
    ['Session secret', config.authSecret === undefined ? 'kept in the data directory' : 'configured'],
    ['Catalog policy', config.catalogPolicy],
    ['Reconcile', config.reconcileInterval === 0 ? 'only when asked for' : `every ${config.reconcileInterval} minutes`],
    ['Log level', config.logLevel],
  ]
  print(rows.map(([label, text]) => `${label.padEnd(16)} ${text}\n`).join(''))
  print(warnings.map((warning) => `Warning: ${warning}\n`).join(''))
  print('The configuration is valid.\n')
  return 0
}

/** Host and database only: credentials may also be in the query. */
function withoutPassword(databaseUrl: string): string {
  const url = new URL(databaseUrl)
  return `PostgreSQL at ${url.host === '' ? 'a local socket' : url.host}, database ${url.pathname.slice(1)}`
}
