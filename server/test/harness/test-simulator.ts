import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import Stripe from 'stripe'
import { z } from 'zod'
import { anyFreePort } from '../../src/config/ports.ts'
import { startProgram, type ChildProgram } from './child-program.ts'
import { poll } from './poll.ts'

/** The compiled simulator. */
export const simulatorEntry = fileURLToPath(new URL('../../../simulator/dist/main.js', import.meta.url))

const readyLine = z.object({ ready: z.literal(true), url: z.string(), controlUrl: z.string(), accountId: z.string() })

/** A Stripe simulator of a test's own. */
export interface TestSimulator {
  url: string
  apiKey: string
  accountId: string
  webhookSecret: string
  /** Stripe's own SDK, connected to this simulator. */
  stripe: Stripe
  /** A call of the control API, such as `control('POST', '/delivery/mode', { mode: 'withhold' })`. Throws unless it answers 2xx. */
  control: <Answer = unknown>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown) => Promise<Answer>
  stop: () => Promise<void>
  /** Ends it without warning. */
  kill: () => Promise<void>
}

/** How a test's simulator differs from the usual. */
export interface TestSimulatorOptions {
  /** Where events are delivered; none: nowhere. */
  webhookUrl?: string
  /** Keeps the state over restarts. */
  stateFile?: string
  /** The same port, key and secret as a simulator before. */
  port?: number
  apiKey?: string
  webhookSecret?: string
  /** Further flags, such as `--rate-limit=5`. */
  flags?: readonly string[]
}

/** Starts a simulator in memory; retries of deliveries come a hundred times sooner than Stripe's. */
export async function startSimulator(options: TestSimulatorOptions = {}): Promise<TestSimulator> {
  const apiKey = options.apiKey ?? `sk_test_${randomBytes(12).toString('hex')}`
  const webhookSecret = options.webhookSecret ?? `whsec_${randomBytes(12).toString('hex')}`
  const program = startProgram(simulatorEntry, [
    `--port=${options.port ?? await anyFreePort('127.0.0.1')}`, `--api-key=${apiKey}`, '--exit-with-parent', '--webhook-retry-scale=0.01',
    ...(options.webhookUrl === undefined ? [] : [`--webhook-url=${options.webhookUrl}`, `--webhook-secret=${webhookSecret}`]),
    ...(options.stateFile === undefined ? [] : [`--state=${options.stateFile}`]),
    ...(options.flags ?? []),
  ])
  const { url, controlUrl, accountId } = await readReadyLine(program)
  const { hostname, port } = new URL(url)
  return {
    url,
    apiKey,
    accountId,
    webhookSecret,
    stripe: new Stripe(apiKey, { host: hostname, port, protocol: 'http', maxNetworkRetries: 2, telemetry: false }),
    control: async <Answer>(method: string, path: string, body?: unknown) => await callControl(`${controlUrl}${path}`, method, body) as Answer,
    stop: async () => { await program.end('SIGTERM') },
    kill: async () => { await program.end('SIGKILL') },
  }
}

async function readReadyLine(program: ChildProgram): Promise<z.infer<typeof readyLine>> {
  let ended = false
  void program.exited.then(() => { ended = true })
  const line = await poll('The simulator\'s start', () => ended ? '' : program.stdout().split('\n').find((text) => text.startsWith('{')))
  if (line === '') throw new Error(`The simulator did not start: ${program.stderr()}`)
  return readyLine.parse(JSON.parse(line))
}

async function callControl(url: string, method: string, body: unknown): Promise<unknown> {
  const response = await fetch(url, { method, ...(body !== undefined && { body: JSON.stringify(body) }) })
  const text = await response.text()
  if (!response.ok) throw new Error(`The simulator's control API answered ${response.status}: ${text}`)
  return JSON.parse(text)
}
