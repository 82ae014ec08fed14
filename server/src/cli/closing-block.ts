import type { StripeConfig } from '../config/config.ts'
import type { RunningConsole } from './console.ts'

/** What a person needs to know once the console runs: where it is, how to get in, and what it is connected to. */
export function closingBlock({ config, app }: Pick<RunningConsole, 'config' | 'app'>, warnings: readonly string[]): string {
  const rows: [string, string][] = config.role === 'worker'
    ? [['Role', 'worker: background jobs only, no panel']]
    : [['Panel', config.publicUrl], ['Sign in', signIn(app.firstOperator)], ['GraphQL', `${config.publicUrl}/graphql`]]
  rows.push(['Stripe', stripeLine(config.stripe)])
  if (config.stripe?.simulator === false) rows.push(['Webhooks', `${config.publicUrl}/webhooks/stripe`])
  const width = Math.max(...rows.map(([label]) => label.length))
  return [
    '',
    'Member Console is running. Ctrl-C stops it.',
    '',
    ...rows.map(([label, text]) => `  ${label.padStart(width)}: ${text}`),
    ...warnings.map((warning) => `\n  Warning: ${warning}`),
    '',
    '',
  ].join('\n')
}

function signIn(first: RunningConsole['app']['firstOperator']): string {
  if (first === undefined) return 'with the e-mail and password you have'
  if (first.password === undefined) return `${first.email}, with the password you configured`
  return `${first.email}, password ${first.password} (shown only this once)`
}

function stripeLine(stripe: StripeConfig | undefined): string {
  if (stripe === undefined) return 'not connected (set STRIPE_API_KEY, or --simulator=on)'
  const account = stripe.accountId ?? 'account unknown'
  if (stripe.simulator) return `simulator (${stripe.apiBase}, ${account}): no STRIPE_API_KEY is set, so nothing reaches Stripe`
  const base = stripe.apiBase === undefined ? '' : `, at ${stripe.apiBase}`
  return `${account}, ${stripe.mode} mode${base}`
}
