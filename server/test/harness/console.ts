import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { anyFreePort } from '../../src/config/ports.ts'
import { startProgram, type ChildProgram } from './child-program.ts'
import { createTestDatabase } from './database.ts'
import { eventually } from './eventually.ts'
import { sendGraphql, type GraphqlBody } from './graphql.ts'
import type { StartedSimulator } from './simulator.ts'
import { registerEndpoint, type EventTypes } from './webhook-endpoint.ts'

/** The server as it is shipped. */
export const consoleEntry = fileURLToPath(new URL('../../dist/bundle/main.js', import.meta.url))

/** The options of Node that the image starts it with. */
export const shippedNodeOptions: readonly string[] = optionsOf(readFileSync(new URL('../../../Dockerfile', import.meta.url), 'utf8'))

/** How a test's console is started. */
export interface ConsoleOptions {
  /** Default: a new database on the run's PostgreSQL. `embedded`: the console's own. */
  databaseUrl?: string
  /** Default: a temporary directory, removed by `stop`. */
  dataDir?: string
  /** Default: any free port. */
  port?: number
  apiKey?: string
  /** The Stripe to connect to, webhooks included; none: Stripe is not configured. */
  stripe?: StartedSimulator
  /** False: this one gets no deliveries of Stripe, as others at its side do. Default: true with Stripe. */
  webhooks?: boolean
  /** The types of event that its endpoint asks for. Default: those of the README. */
  events?: EventTypes
  flags?: readonly string[]
  environment?: Readonly<Record<string, string>>
}

/** A running console of a test's own. */
export interface StartedConsole {
  url: string
  /** An API key with all rights. */
  apiKey: string
  /** Signs deliveries that a test makes itself; undefined without Stripe. */
  webhookSecret: string | undefined
  /** What it was started with, completed: pass it to {@link startConsole} to see what a restart keeps. */
  options: ConsoleOptions & { databaseUrl: string, dataDir: string, port: number, apiKey: string }
  program: ChildProgram
  /** A GraphQL request that must succeed: returns its data. */
  graphql: <Data = Record<string, unknown>>(query: string, variables?: object) => Promise<Data>
  /** A GraphQL request whatever comes: returns the body of the answer. Other headers replace the API key. */
  graphqlRaw: <Body = GraphqlBody>(query: string, variables?: object, headers?: Record<string, string>) => Promise<Body>
  /** Everything that it logged. */
  logs: () => string
  /** SIGTERM; resolves with the exit code. */
  stop: () => Promise<number | string>
  /** SIGKILL. */
  kill: () => Promise<void>
}

/** Starts the compiled server and resolves when it is ready. */
export async function startConsole(given: ConsoleOptions = {}): Promise<StartedConsole> {
  const options = {
    ...given,
    databaseUrl: given.databaseUrl ?? await createTestDatabase(),
    dataDir: given.dataDir ?? await temporaryDirectory(),
    port: given.port ?? await anyFreePort('127.0.0.1'),
    apiKey: given.apiKey ?? `test_key_${randomBytes(16).toString('hex')}`,
  }
  const url = `http://127.0.0.1:${options.port}`
  const endpoint = options.stripe && options.webhooks !== false ? await registerEndpoint(options.stripe, url, options.events) : undefined
  const program = startProgram(consoleEntry, ['start', ...(options.flags ?? [])], environmentOf(options, endpoint?.secret), shippedNodeOptions)
  await untilReady(program, url)

  const withKey = { authorization: `Bearer ${options.apiKey}` }
  async function end(signal: NodeJS.Signals): Promise<number | string> {
    const code = await program.end(signal)
    // A console that comes back at this address finds its endpoint again; at another one it gets a new endpoint.
    if (given.port === undefined) await endpoint?.remove()
    return code
  }
  return {
    url,
    apiKey: options.apiKey,
    webhookSecret: endpoint?.secret,
    options,
    program,
    graphql: async <Data>(query: string, variables: object = {}) => {
      const { data, errors } = await sendGraphql<GraphqlBody<Data>>(url, query, variables, withKey)
      if (errors !== undefined || data === null || data === undefined) throw new Error(`GraphQL answered ${JSON.stringify(errors)}`)
      return data
    },
    graphqlRaw: (query, variables = {}, headers = withKey) => sendGraphql(url, query, variables, headers),
    logs: () => program.stderr(),
    stop: async () => {
      const code = await end('SIGTERM')
      if (given.dataDir === undefined) await rm(options.dataDir, { recursive: true, force: true })
      return code
    },
    kill: async () => { await end('SIGKILL') },
  }
}

/** A new directory that PostgreSQL's own user may pass through when the tests run as root. */
export async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'console-test-'))
  await chmod(directory, 0o711)
  return directory
}

function optionsOf(dockerfile: string): string[] {
  const command = /^ENTRYPOINT (.*)$/m.exec(dockerfile)?.[1] ?? ''
  return (JSON.parse(command) as string[]).filter((word) => word.startsWith('--'))
}

function environmentOf({ stripe, databaseUrl, ...options }: StartedConsole['options'], webhookSecret: string | undefined): Record<string, string> {
  return {
    PORT: String(options.port),
    DATA_DIR: options.dataDir,
    BOOTSTRAP_API_KEY: options.apiKey,
    // Comparing with Stripe would mend what a test breaks, and take the faults that it sets for others.
    RECONCILE_INTERVAL: 'off',
    ...(databaseUrl !== 'embedded' && { DATABASE_URL: databaseUrl }),
    ...(stripe === undefined
      ? { SIMULATOR: 'off' }
      : { STRIPE_API_KEY: stripe.apiKey, STRIPE_API_BASE: stripe.url, STRIPE_ACCOUNT_ID: stripe.accountId }),
    ...(webhookSecret !== undefined && { STRIPE_WEBHOOK_SECRET: webhookSecret }),
    ...options.environment,
  }
}

async function untilReady(program: ChildProgram, url: string): Promise<void> {
  let ended = false
  void program.exited.then(() => { ended = true })
  await eventually(async () => {
    if (!ended && !(await fetch(`${url}/readyz`)).ok) throw new Error(`The console at ${url} is not ready: ${program.stderr()}`)
  }, 120_000)
  if (ended) throw new Error(`The console did not start:\n${program.stdout()}${program.stderr()}`)
}
