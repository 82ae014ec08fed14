import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { EVENT_TYPES } from './events/event-types.ts'
import type { SimulatorOptions } from './simulator.ts'

/** What the command line and the environment ask for. */
export interface CommandLine {
  simulator: SimulatorOptions
  /** Stop when standard input closes: the parent is gone. */
  exitWithParent: boolean
  help: boolean
}

/** Every flag, its environment variable, and what `--help` says of it. */
const FLAGS = {
  port: { env: 'SIMULATOR_PORT', about: 'port to listen on; 0 takes any free one (4010)' },
  host: { env: 'SIMULATOR_HOST', about: 'address to listen on (127.0.0.1)' },
  state: { env: 'SIMULATOR_STATE', about: 'file that keeps everything over restarts (memory only)' },
  'api-key': { env: 'SIMULATOR_API_KEY', about: 'secret key to accept, sk_test_… or rk_test_…; several, comma-separated' },
  account: { env: 'SIMULATOR_ACCOUNT', about: 'account id, acct_… (acct_1SimulatedConsole)' },
  'webhook-url': { env: 'SIMULATOR_WEBHOOK_URL', about: 'register an endpoint at this address' },
  'webhook-events': { env: 'SIMULATOR_WEBHOOK_EVENTS', about: 'the types of event that it asks for, comma-separated (all)' },
  'webhook-secret': { env: 'SIMULATOR_WEBHOOK_SECRET', about: 'its signing secret, whsec_…' },
  'webhook-timeout-ms': { env: 'SIMULATOR_WEBHOOK_TIMEOUT_MS', about: 'how long an endpoint may take (10000)' },
  'webhook-retry-scale': { env: 'SIMULATOR_WEBHOOK_RETRY_SCALE', about: 'multiplies the waits before retries, 1 s, 5 s, 30 s, … (1)' },
  'rate-limit': { env: 'SIMULATOR_RATE_LIMIT', about: 'requests accepted per second; 0: no limit (25)' },
  'endpoint-rate-limit': { env: 'SIMULATOR_ENDPOINT_RATE_LIMIT', about: 'requests accepted per second and endpoint; 0: no limit (25)' },
} as const
type Flag = keyof typeof FLAGS

/** The text of `--help`. */
export function helpText(): string {
  const lines = Object.entries(FLAGS).map(([flag, { env, about }]) => `  --${flag.padEnd(20)} ${about}\n${' '.repeat(25)}${env}`)
  return [
    "A local stand-in for Stripe's API.",
    '',
    ...lines,
    '  --exit-with-parent     stop when standard input closes',
    '  --help                 show this',
    '',
    'A secret may also be read from a file: SIMULATOR_API_KEY_FILE, SIMULATOR_WEBHOOK_SECRET_FILE.',
    'When it is ready it prints one line of JSON on standard output; everything else goes to standard error.',
    '',
  ].join('\n')
}

/** Reads flags (which win) and environment variables. @throws Error that names every problem, one a line, and no secret. */
export function readCommandLine(args: readonly string[], env: Readonly<Record<string, string | undefined>>): CommandLine {
  const flags: Record<string, { type: 'string' | 'boolean' }> = { 'exit-with-parent': { type: 'boolean' }, help: { type: 'boolean' } }
  for (const flag of Object.keys(FLAGS)) flags[flag] = { type: 'string' }
  const { values } = parseArgs({ args: [...args], options: flags, strict: true })
  const problems: string[] = []
  const given = (flag: Flag): string | undefined => {
    const fromFlag = values[flag]
    if (typeof fromFlag === 'string') return fromFlag
    const name = FLAGS[flag].env
    const file = flag === 'api-key' || flag === 'webhook-secret' ? env[`${name}_FILE`] : undefined
    if (file === undefined) return env[name] === '' ? undefined : env[name]
    if (env[name] !== undefined) problems.push(`${name} and ${name}_FILE are both set: give one of them`)
    try {
      return readFileSync(file, 'utf8').replace(/\r?\n$/, '')
    } catch {
      problems.push(`${name}_FILE: the file cannot be read`)
      return undefined
    }
  }
  const number = (flag: Flag, whole: boolean, max: number): number | undefined => {
    const text = given(flag)
    if (text === undefined) return undefined
    const value = Number(text)
    if (text.trim() === '' || !Number.isFinite(value) || value < 0 || value > max || (whole && !Number.isInteger(value))) {
      problems.push(`--${flag} must be a ${whole ? 'whole ' : ''}number from 0 to ${max}`)
    }
    return value
  }
  const matching = (flag: Flag, pattern: RegExp, shape: string): string | undefined => {
    const text = given(flag)
    if (text !== undefined && !pattern.test(text)) problems.push(`--${flag} must look like ${shape}`)
    return text
  }
  const webhookUrl = given('webhook-url')
  if (webhookUrl !== undefined && !URL.canParse(webhookUrl)) problems.push('--webhook-url must be an address such as http://127.0.0.1:4000/webhooks/stripe')
  const webhookEvents = given('webhook-events')?.split(',')
  const known = new Set<string>(['*', ...EVENT_TYPES])
  const unknown = webhookEvents?.filter((type) => !known.has(type)) ?? []
  if (unknown.length > 0) problems.push(`--webhook-events must be types of event, comma-separated; there is no ${unknown.join(', ')}`)
  const simulator: SimulatorOptions = {
    port: number('port', true, 65_535),
    host: given('host'),
    stateFile: given('state'),
    apiKeys: matching('api-key', /^(sk|rk)_test_\w+(,(sk|rk)_test_\w+)*$/, 'sk_test_… or rk_test_…')?.split(','),
    accountId: matching('account', /^acct_\w+$/, 'acct_…'),
    webhookUrl,
    webhookEvents,
    webhookSecret: matching('webhook-secret', /^whsec_.+$/, 'whsec_…'),
    webhookTimeoutMs: number('webhook-timeout-ms', true, 600_000),
    webhookRetryScale: number('webhook-retry-scale', false, 1000),
    rateLimit: number('rate-limit', true, 1_000_000),
    endpointRateLimit: number('endpoint-rate-limit', true, 1_000_000),
  }
  if (problems.length > 0) throw new Error(problems.join('\n'))
  return { simulator, exitWithParent: values['exit-with-parent'] === true, help: values['help'] === true }
}
