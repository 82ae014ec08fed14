import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import Stripe from 'stripe'
import { z } from 'zod'
import { anyFreePort } from '../../src/config/ports.ts'
import { startProgram, type ChildProgram } from './child-program.ts'
import { eventually } from './eventually.ts'

/** The compiled simulator. */
export const simulatorEntry = fileURLToPath(new URL('../../../simulator/dist/main.js', import.meta.url))

const readyLine = z.object({ ready: z.literal(true), url: z.string(), controlUrl: z.string(), accountId: z.string() })

/** A Stripe simulator of a test's own. */
export interface StartedSimulator {
  url: string
  apiKey: string
  accountId: string
  /** Stripe's own SDK, connected to this simulator. */
  client: Stripe
  /** A call of the control API, such as `control('POST', '/delivery/mode', { mode: 'withhold' })`. Throws unless it answers 2xx. */
  control: <Answer = unknown>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown) => Promise<Answer>
  /** What it was started with, completed: pass it to {@link startSimulator} for the same simulator again. */
  options: SimulatorOptions
  stop: () => Promise<void>
  /** Ends it without warning. */
  kill: () => Promise<void>
}

/** How a test's simulator differs from the usual. */
export interface SimulatorOptions {
  /** A file that keeps the state over restarts. */
  stateFile?: string
  port?: number
  apiKey?: string
  /** Another account than the usual one: `acct_…` */
  accountId?: string
  /** Requests per second; by default enough for a test to look on while the console works. */
  rateLimit?: number
  /** Requests per second of each endpoint; by default without limit. */
  endpointRateLimit?: number
}

/** Starts a simulator, in memory unless told otherwise; repeated deliveries come a hundred times sooner than Stripe's. */
export async function startSimulator(given: SimulatorOptions = {}): Promise<StartedSimulator> {
  const options = {
    ...given,
    apiKey: given.apiKey ?? `sk_test_${randomBytes(12).toString('hex')}`,
    port: given.port ?? await anyFreePort('127.0.0.1'),
  }
  const program = startProgram(simulatorEntry, [
    `--port=${options.port}`, `--api-key=${options.apiKey}`, `--rate-limit=${options.rateLimit ?? 200}`, `--endpoint-rate-limit=${options.endpointRateLimit ?? 0}`, '--webhook-retry-scale=0.01', '--exit-with-parent',
    ...(options.stateFile === undefined ? [] : [`--state=${options.stateFile}`]),
    ...(options.accountId === undefined ? [] : [`--account=${options.accountId}`]),
  ])
  const { url, controlUrl, accountId } = await untilReady(program)
  return {
    url,
    apiKey: options.apiKey,
    accountId,
    client: new Stripe(options.apiKey, { host: '127.0.0.1', port: options.port, protocol: 'http', maxNetworkRetries: 0, telemetry: false }),
    control: async <Answer>(method: string, path: string, body?: unknown) => await callControl(`${controlUrl}${path}`, method, body) as Answer,
    options,
    stop: async () => { await program.end('SIGTERM') },
    kill: async () => { await program.end('SIGKILL') },
  }
}

async function untilReady(program: ChildProgram): Promise<z.infer<typeof readyLine>> {
  let ended = false
  void program.exited.then(() => { ended = true })
  const line = await eventually(() => {
    const found = ended ? '' : program.stdout().split('\n').find((text) => text.startsWith('{'))
    if (found === undefined) throw new Error(`The simulator is not ready: ${program.stderr()}`)
    return found
  })
  if (line === '') throw new Error(`The simulator did not start: ${program.stderr()}`)
  return readyLine.parse(JSON.parse(line))
}

/** What the simulator's control API did not do. */
export class ControlFailed extends Error {
  readonly status: number

  constructor(status: number, answer: string) {
    super(`The simulator's control API answered ${status}: ${answer}`)
    this.status = status
  }
}

async function callControl(url: string, method: string, body: unknown): Promise<unknown> {
  const response = await fetch(url, { method, ...(body !== undefined && { body: JSON.stringify(body) }) })
  const text = await response.text()
  if (!response.ok) throw new ControlFailed(response.status, text)
  return JSON.parse(text)
}
