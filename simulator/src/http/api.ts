import { setTimeout as sleep } from 'node:timers/promises'
import { takeExpand } from '../params/composite.ts'
import type { ExpandTree } from '../resources/expand.ts'
import type { StripeObject } from '../resources/object-type.ts'
import type { Reader } from '../store/store.ts'
import type { Call, Cause, World } from '../world.ts'
import { toJson, type Answer } from './answer.ts'
import { ApiError, invalidRequest } from './api-error.ts'
import { API_VERSION, requestVersion } from './api-versions.ts'
import type { Authentication } from './auth.ts'
import type { Fault, Faults } from './faults.ts'
import { parseForm, type FormHash } from './form.ts'
import type { Idempotency, KeyedRequest } from './idempotency.ts'
import { rateLimited, type RateLimiter } from './rate-limiter.ts'
import type { LoggedRequest, RequestLog } from './request-log.ts'
import type { Match, Router } from './router.ts'

/** A request as it came in. */
export interface ApiRequest {
  method: string
  /** Percent-encoded, without the query. */
  path: string
  /** Without the question mark. */
  query: string
  body: string
  header(name: string): string | undefined
  /** Resolves when the caller hangs up. */
  gone: Promise<void>
}

/** An answer to send, or `drop`: cut the connection without one. */
export type Outcome = Answer | 'drop'

/** Everything the API works with. */
export interface ApiParts {
  world: World
  router: Router
  authentication: Authentication
  rateLimiter: RateLimiter
  idempotency: Idempotency
  faults: Faults
  log: RequestLog
}

/** Answers calls in Stripe's order: route, key, version, rate limit, idempotency, parameters, execution. */
export class Api {
  readonly #parts: ApiParts

  constructor(parts: ApiParts) {
    this.#parts = parts
  }

  async handle(request: ApiRequest): Promise<Outcome> {
    const { world, log } = this.#parts
    const entry: LoggedRequest = {
      id: world.ids.short('req'),
      created: world.clock.nowSeconds(),
      method: request.method,
      path: request.path,
      idempotencyKey: request.method === 'POST' ? (request.header('idempotency-key') ?? null) : null,
      status: null,
      replayed: false,
      fault: null,
    }
    log.add(entry)
    const headers: Record<string, string> = { 'Request-Id': entry.id, 'Stripe-Version': API_VERSION }
    let outcome: Outcome
    try {
      outcome = await this.#answer(request, entry, headers)
      // Nobody is told of a change, or shown one, that a crash could still undo.
      await world.store.durable()
    } catch (error) {
      outcome = failure(error, this.#logUrl(entry))
    }
    if (outcome === 'drop') return outcome
    entry.status = outcome.status
    return { ...outcome, headers: { ...headers, ...outcome.headers } }
  }

  async #answer(request: ApiRequest, entry: LoggedRequest, headers: Record<string, string>): Promise<Outcome> {
    const { router, authentication, rateLimiter, faults } = this.#parts
    const match = router.find(request.method, request.path)
    if (match === undefined) throw unrecognized(request)
    authentication.check(request.header('authorization'))
    headers['Stripe-Version'] = requestVersion(request.header('stripe-version'))
    rateLimiter.check(`${match.operation.method} ${match.operation.path}`)
    const form = readForm(request)
    const fault = faults.take(request.method, request.path)
    entry.fault = fault?.mode ?? null
    if (fault?.mode !== 'late') return await this.#execute(match, form, request, entry, headers, fault)
    void faults.hold(new Promise(() => undefined)).then(async (end) => { if (end === 'released') await this.#execute(match, form, request, entry, headers, undefined) }).catch(console.error)
    return 'drop'
  }

  async #execute(match: Match, form: FormHash, request: ApiRequest, entry: LoggedRequest, headers: Record<string, string>, fault: Fault | undefined): Promise<Outcome> {
    const { idempotency } = this.#parts
    const key = entry.idempotencyKey
    if (key === null || key === '') return this.#withFault(fault, request, () => this.#run(match, form, entry, undefined, fault))
    headers['Idempotency-Key'] = key
    const keyed: KeyedRequest = { key, method: request.method, path: request.path, params: form }
    const kept = idempotency.begin(keyed)
    if (kept !== undefined) {
      entry.replayed = true
      const replay = { 'Idempotent-Replayed': 'true', 'Original-Request': kept.requestId, 'Stripe-Should-Retry': 'false' }
      return this.#withFault(fault, request, () => ({ status: kept.status, body: kept.body, headers: replay }))
    }
    headers['Original-Request'] = entry.id
    try {
      return await this.#withFault(fault, request, () => this.#run(match, form, entry, keyed, fault))
    } finally {
      idempotency.finish(key)
    }
  }

  /** Does what the fault says before and after the answer is made. */
  async #withFault(fault: Fault | undefined, request: ApiRequest, make: () => Answer): Promise<Outcome> {
    const { world, faults } = this.#parts
    if (fault?.mode === 'error') throw ordered(fault)
    if (fault?.mode === 'drop_before') return 'drop'
    if (fault?.mode === 'delay') await sleep(fault.delayMs)
    if (fault?.mode === 'hang' && (await faults.hold(request.gone)) === 'gone') return 'drop'
    const answer = make()
    await world.store.durable()
    if (fault?.mode === 'drop_after') return 'drop'
    if (fault?.mode === 'timeout_after' && (await faults.hold(request.gone)) === 'gone') return 'drop'
    return answer
  }

  /** Parameters first, then the work; what the work did and the answer kept for the key commit together. */
  #run(match: Match, form: FormHash, entry: LoggedRequest, keyed: KeyedRequest | undefined, fault: Fault | undefined): Answer {
    const { world, idempotency } = this.#parts
    const { operation } = match
    const { expand, rest } = operation.expands ? takeExpand(form) : { expand: [], rest: form }
    const tree = world.presenter.plan(expand, operation.returns, operation.isList)
    const work = operation.prepare(rest, match.path)
    const cause: Cause = { id: entry.id, idempotency_key: entry.idempotencyKey }
    const kept = (answer: Answer): Answer => ({ ...answer, headers: { ...answer.headers, ...(keyed === undefined ? {} : { 'Stripe-Should-Retry': 'false' }) } })
    try {
      return world.change(cause, (call: Call) => {
        const result = work(call)
        const answer =
          fault?.mode === 'error_after'
            ? failure(ordered(fault), this.#logUrl(entry))
            : result instanceof ApiError
              ? failure(result, this.#logUrl(entry))
              : { status: 200, body: toJson(this.#present(call.tx, result, tree, operation.isList)), headers: {} }
        if (keyed !== undefined) idempotency.keep(call.tx, keyed, entry.id, answer)
        return kept(answer)
      })
    } catch (error) {
      const answer = failure(error, this.#logUrl(entry))
      if (keyed !== undefined) world.change(cause, (call) => idempotency.keep(call.tx, keyed, entry.id, answer))
      return kept(answer)
    }
  }

  #present(reader: Reader, result: StripeObject, tree: ExpandTree, isList: boolean): StripeObject {
    const { presenter } = this.#parts.world
    if (!isList) return presenter.present(reader, result, tree)
    const data = 'data' in result && Array.isArray(result.data) ? (result.data as StripeObject[]) : []
    return { ...result, data: data.map((element) => presenter.present(reader, element, tree)) } as StripeObject
  }

  #logUrl(entry: LoggedRequest): string {
    return `https://dashboard.stripe.com/test/logs/${entry.id}?t=${entry.created}`
  }
}

function readForm(request: ApiRequest): FormHash {
  if (request.method !== 'POST') return parseForm(request.query)
  const type = (request.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  if (request.body !== '' && type !== 'application/x-www-form-urlencoded') {
    throw invalidRequest('Invalid request (check that your POST content type is application/x-www-form-urlencoded). If you have any questions, we can help at https://support.stripe.com/.')
  }
  return parseForm(request.body === '' ? request.query : request.body)
}

function unrecognized(request: ApiRequest): ApiError {
  const hint = request.path.endsWith('/')
    ? ' If you are trying to list objects, remove the trailing slash. If you are trying to retrieve an object, make sure you passed a valid (non-empty) identifier in your code.'
    : ''
  return new ApiError(404, 'invalid_request_error', `Unrecognized request URL (${request.method}: ${request.path}).${hint} Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`, { logged: false })
}

function ordered(fault: Fault): ApiError {
  if (fault.status === 429 && fault.code === undefined) return rateLimited()
  const details = fault.code === undefined ? {} : { code: fault.code }
  if (fault.code === 'lock_timeout') {
    return new ApiError(fault.status, 'invalid_request_error', 'This object cannot be accessed right now because another API request or Stripe process is currently accessing it. If you see this error intermittently, retry the request. If you see this error frequently and are making multiple concurrent requests to a single object, make your requests serially or at a lower rate.', details, { 'Stripe-Should-Retry': 'true' })
  }
  if (fault.status < 500) return new ApiError(fault.status, 'invalid_request_error', 'The simulator was told to refuse this request.', details)
  return new ApiError(fault.status, 'api_error', 'An unknown error occurred. If you have any questions, we can help at https://support.stripe.com/.', details)
}

/** An error as an answer. One that is ours is told of on stderr and looks like Stripe's own 500. */
function failure(error: unknown, logUrl: string): Answer {
  if (error instanceof ApiError) return { status: error.status, body: toJson(error.body(logUrl)), headers: error.headers }
  console.error(error)
  const unknown = new ApiError(500, 'api_error', 'An unknown error occurred in the simulator; its log says more.')
  return { status: 500, body: toJson(unknown.body(logUrl)), headers: {} }
}
