import { createHash } from 'node:crypto'
import type { Store, Transaction } from '../store/store.ts'
import type { StoredAnswer } from '../store/stored-objects.ts'
import type { Clock } from '../clock.ts'
import type { Answer } from './answer.ts'
import { ApiError } from './api-error.ts'
import type { FormHash, FormValue } from './form.ts'

/** Keys may be removed once they are 24 hours old (https://docs.stripe.com/api/idempotent_requests). */
const KEPT_SECONDS = 24 * 3600
const MAX_LENGTH = 255

/** A request as the idempotency layer sees it. */
export interface KeyedRequest {
  key: string
  method: string
  path: string
  params: FormHash
}

/** Remembers the answers of requests that carry an `Idempotency-Key`, and which of them are being worked on. */
export class Idempotency {
  readonly #store: Store
  readonly #clock: Clock
  readonly #inFlight = new Set<string>()

  constructor(store: Store, clock: Clock) {
    this.#store = store
    this.#clock = clock
  }

  /**
   * The answer kept for this key, or undefined when the request is new; the key is then in flight until `finish`.
   * @throws ApiError 400 `idempotency_error` for another path or other parameters, 409 while in flight.
   */
  begin(request: KeyedRequest): StoredAnswer | undefined {
    const { key } = request
    if (key.length > MAX_LENGTH) throw new ApiError(400, 'idempotency_error', `Idempotency keys can be at most ${MAX_LENGTH} characters long.`)
    if (this.#inFlight.has(key)) throw inUse(key)
    const kept = this.#store.get('answer', key)
    if (kept !== undefined && kept.created > this.#clock.nowSeconds() - KEPT_SECONDS) {
      if (kept.path !== request.path || kept.method !== request.method) {
        throw mismatch(key, `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${request.path}' vs '${kept.path}').`)
      }
      if (kept.fingerprint !== fingerprint(request.params)) {
        throw mismatch(key, 'Keys for idempotent requests can only be used with the same parameters they were first used with.')
      }
      return kept
    }
    this.#inFlight.add(key)
    return undefined
  }

  /** Keeps an answer, in the transaction of the change that it tells of. Answers past their day are dropped. */
  keep(tx: Transaction, request: KeyedRequest, requestId: string, answer: Answer): void {
    const now = this.#clock.nowSeconds()
    tx.put('answer', request.key, {
      id: request.key,
      method: request.method,
      path: request.path,
      fingerprint: fingerprint(request.params),
      requestId,
      status: answer.status,
      body: answer.body,
      created: now,
    })
    for (const old of tx.all('answer').oldestFirst()) {
      if (old.created > now - KEPT_SECONDS) break
      tx.remove('answer', old.id)
    }
  }

  /** The request is over, kept or not. */
  finish(key: string): void {
    this.#inFlight.delete(key)
  }
}

function inUse(key: string): ApiError {
  return new ApiError(
    409,
    'idempotency_error',
    `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
    { code: 'idempotency_key_in_use' },
    { 'Stripe-Should-Retry': 'true' },
  )
}

function mismatch(key: string, reason: string): ApiError {
  return new ApiError(400, 'idempotency_error', `${reason} Try using a key other than '${key}' if you meant to execute a different request.`)
}

/** The same for the same parameters, in whatever order they came. */
function fingerprint(params: FormHash): string {
  return createHash('sha256').update(canonical(params)).digest('base64url')
}

function canonical(value: FormValue): string {
  if (typeof value === 'string') return JSON.stringify(value)
  const entries = Object.keys(value)
    .toSorted()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? '')}`)
  return `{${entries.join(',')}}`
}
