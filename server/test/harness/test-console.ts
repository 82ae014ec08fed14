import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { anyFreePort } from '../../src/config/ports.ts'
import { startProgram, type ChildProgram } from './child-program.ts'
import { poll } from './poll.ts'
import { createTestDatabase } from './test-database.ts'
import { startSimulator, type TestSimulator, type TestSimulatorOptions } from './test-simulator.ts'

/** The compiled server. */
export const consoleEntry = fileURLToPath(new URL('../../dist/main.js', import.meta.url))

/** How a test's console is started; start another one with the same options to see what a restart keeps. */
export interface TestConsoleOptions {
  /** Default: a new database on the run's PostgreSQL. `embedded`: the console's own. */
  databaseUrl?: string
  /** Default: a temporary directory, removed by `stop`. */
  dataDir?: string
  /** Default: any free port. */
  port?: number
  apiKey?: string
  /** The Stripe to connect to; none: Stripe is not configured. */
  simulator?: Pick<TestSimulator, 'url' | 'apiKey' | 'accountId' | 'webhookSecret'>
  flags?: readonly string[]
  environment?: Readonly<Record<string, string>>
}

/** An answer of GraphQL. `Data` is what the test asked for. */
export interface GraphqlAnswer<Data> {
  status: number
  data: Data | null | undefined
  errors: { message: string, path?: (string | number)[], extensions: { code: string, fields?: Record<string, string> } }[] | undefined
}

/** A running console of a test's own. */
export interface TestConsole {
  url: string
  apiKey: string
  /** What it was started with, completed: pass it to {@link startConsole} for the next start. */
  options: TestConsoleOptions & { databaseUrl: string, dataDir: string, port: number, apiKey: string }
  program: ChildProgram
  /** A GraphQL request with the API key, or with other headers. */
  graphql: <Data>(query: string, variables?: object, headers?: Record<string, string>) => Promise<GraphqlAnswer<Data>>
  /** The same, for requests that must succeed: returns the data, throws on errors. */
  query: <Data>(query: string, variables?: object) => Promise<Data>
  /** Everything that it logged. */
  logs: () => string
  /** SIGTERM, and resolves with the exit code. The data directory stays if the test gave it. */
  stop: () => Promise<number | string>
  /** SIGKILL. */
  kill: () => Promise<void>
}

/** Starts the compiled server and resolves when it is ready. */
export async function startConsole(given: TestConsoleOptions = {}): Promise<TestConsole> {
  const options = {
    ...given,
    databaseUrl: given.databaseUrl ?? await createTestDatabase(),
    dataDir: given.dataDir ?? await temporaryDirectory(),
    port: given.port ?? await anyFreePort('127.0.0.1'),
    apiKey: given.apiKey ?? `test_key_${randomBytes(16).toString('hex')}`,
  }
  const program = startProgram(consoleEntry, ['start', ...(options.flags ?? [])], environmentOf(options))
  const url = `http://127.0.0.1:${options.port}`
  await untilReady(program, url)
  const graphql: TestConsole['graphql'] = (query, variables, headers) =>
    send(`${url}/graphql`, query, variables, headers ?? { authorization: `Bearer ${options.apiKey}` })
  return {
    url,
    apiKey: options.apiKey,
    options,
    program,
    graphql,
    query: async <Data>(query: string, variables?: object) => {
      const { data, errors } = await graphql<Data>(query, variables)
      if (errors !== undefined || data === null || data === undefined) throw new Error(`GraphQL answered ${JSON.stringify(errors)}`)
      return data
    },
    logs: () => program.stderr(),
    stop: async () => {
      const code = await program.end('SIGTERM')
      if (given.dataDir === undefined) await rm(options.dataDir, { recursive: true, force: true })
      return code
    },
    kill: async () => { await program.end('SIGKILL') },
  }
}

/** A console and a simulator that are connected both ways. */
export async function startConsoleWithSimulator(
  consoleOptions: TestConsoleOptions = {}, simulatorOptions: TestSimulatorOptions = {},
): Promise<{ console: TestConsole, simulator: TestSimulator, stop: () => Promise<void> }> {
  const port = consoleOptions.port ?? await anyFreePort('127.0.0.1')
  const simulator = await startSimulator({ webhookUrl: `http://127.0.0.1:${port}/webhooks/stripe`, ...simulatorOptions })
  try {
    const console = await startConsole({ port, simulator, ...consoleOptions })
    return {
      console,
      simulator,
      stop: async () => {
        await console.stop()
        await simulator.stop()
      },
    }
  } catch (error) {
    await simulator.stop()
    throw error
  }
}

/** A new directory that PostgreSQL's own user may pass through when the tests run as root. */
export async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'console-test-'))
  await chmod(directory, 0o711)
  return directory
}

function environmentOf({ simulator, databaseUrl, ...options }: TestConsole['options']): Record<string, string> {
  return {
    PORT: String(options.port),
    DATA_DIR: options.dataDir,
    BOOTSTRAP_API_KEY: options.apiKey,
    ...(databaseUrl !== 'embedded' && { DATABASE_URL: databaseUrl }),
    ...(simulator === undefined
      ? { SIMULATOR: 'off' }
      : { STRIPE_API_KEY: simulator.apiKey, STRIPE_API_BASE: simulator.url, STRIPE_ACCOUNT_ID: simulator.accountId, STRIPE_WEBHOOK_SECRET: simulator.webhookSecret }),
    ...options.environment,
  }
}

async function untilReady(program: ChildProgram, url: string): Promise<void> {
  let ended = false
  void program.exited.then(() => { ended = true })
  await poll(`The console's start at ${url}`, async () => ended || (await fetch(`${url}/readyz`)).ok, 60_000)
  if (ended) throw new Error(`The console did not start:\n${program.stdout()}${program.stderr()}`)
}

async function send<Data>(url: string, query: string, variables: object | undefined, headers: Record<string, string>): Promise<GraphqlAnswer<Data>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  })
  const body = await response.json() as Omit<GraphqlAnswer<Data>, 'status'>
  return { status: response.status, data: body.data, errors: body.errors }
}
