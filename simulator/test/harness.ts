import { Stripe } from 'stripe'
import { errorCode } from '../src/error-code.ts'
import { startSimulator, type Simulator, type SimulatorOptions } from '../src/simulator.ts'

const running: Array<{ close(): Promise<void> }> = []

/** Closes what a test started, latest first. Call it in `afterEach`. */
export async function closeAll(): Promise<void> {
  for (let started = running.pop(); started !== undefined; started = running.pop()) await started.close()
}

/** Adds something to close after the test. */
export function closeLater(started: { close(): Promise<void> }): void {
  running.push(started)
}

/** A port below the ephemeral range; the caller tries again when it is taken. */
export function anyPort(): number {
  return 16_000 + Math.floor(Math.random() * 16_000)
}

/** Tries ports until one is free. */
export async function onFreePort<T>(start: (port: number) => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await start(anyPort())
    } catch (error) {
      if (attempt > 20 || errorCode(error) !== 'EADDRINUSE') throw error
    }
  }
}

/** A simulator without a rate limit, closed after the test. */
export async function simulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const started = await onFreePort((port) => startSimulator({ rateLimit: 0, ...options, port }))
  running.push(started)
  return started
}

/** The official SDK, pointed at the simulator, without retries of its own. */
export function sdk(target: { url: string; apiKey: string }): Stripe {
  const { hostname, port } = new URL(target.url)
  return new Stripe(target.apiKey, { host: hostname, port, protocol: 'http', maxNetworkRetries: 0, timeout: 10_000 })
}

/** An error of the SDK, as tests look at it. */
export interface Refusal {
  name: string
  status: number | undefined
  code: string | undefined
  param: string | undefined
  message: string
}

/** The error a call ends in; fails the test when it succeeds. */
export async function refusal(call: Promise<unknown>): Promise<Refusal> {
  try {
    await call
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error
    return { name: error.type, status: error.statusCode, code: error.code, param: error.param, message: error.message }
  }
  throw new Error('the call was not refused')
}

/** What a raw call answered. */
export interface RawAnswer {
  status: number
  headers: Headers
  text: string
  json: Record<string, unknown> & { error?: Record<string, string> }
}

/** A call without the SDK. `form` is sent as it is. */
export async function raw(target: Simulator, method: string, path: string, init: { form?: string; headers?: Record<string, string>; key?: string | null } = {}): Promise<RawAnswer> {
  const key = init.key === undefined ? target.apiKey : init.key
  const response = await fetch(`${target.url}${path}`, {
    method,
    headers: {
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...(init.form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      ...init.headers,
    },
    ...(init.form === undefined ? {} : { body: init.form }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, json: JSON.parse(text) as RawAnswer['json'] }
}

/** A call of the control API that must succeed. */
export async function control<T = Record<string, unknown>>(target: { controlUrl: string }, method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${target.controlUrl}${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }) })
  const answer: unknown = await response.json()
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`)
  return answer as T
}

/** Waits until `look` gives something, asking again and again. */
export async function eventually<T>(look: () => T | undefined | Promise<T | undefined>, what: string, withinMs = 20_000): Promise<T> {
  const deadline = performance.now() + withinMs
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (performance.now() > deadline) throw new Error(`${what} did not happen within ${withinMs} ms`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
