/** The kinds of error Stripe answers with (https://docs.stripe.com/api/errors). */
export type ErrorType = 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error'

/** What the error object carries besides its type and message. */
export interface ErrorDetails {
  /** Short machine-readable code (https://docs.stripe.com/error-codes). */
  code?: string
  /** The parameter the error is about, `recurring[interval]`. */
  param?: string
  /** Further fields of the error object: `decline_code`, `charge`, `payment_intent`. */
  more?: Readonly<Record<string, unknown>>
  /** False when the request reached no account, so that no log shows it. */
  logged?: boolean
}

/** An answer that is not a success. Thrown anywhere below the HTTP layer, written by it. */
export class ApiError extends Error {
  readonly status: number
  readonly type: ErrorType
  readonly code: string | undefined
  readonly param: string | undefined
  /** Further fields of the error object. */
  readonly more: Readonly<Record<string, unknown>>
  /** Whether Stripe's Dashboard would show the request. */
  readonly logged: boolean
  /** Further response headers, such as `Stripe-Rate-Limited-Reason`. */
  readonly headers: Readonly<Record<string, string>>

  /** @param status HTTP status code. */
  constructor(status: number, type: ErrorType, message: string, details: ErrorDetails = {}, headers: Record<string, string> = {}) {
    super(message)
    this.name = 'ApiError'
    this.status = status
    this.type = type
    this.code = details.code
    this.param = details.param
    this.more = details.more ?? {}
    this.logged = details.logged ?? true
    this.headers = headers
  }

  /** The body Stripe sends. @param requestLogUrl where Stripe's Dashboard would show the request. */
  body(requestLogUrl: string): { error: Record<string, unknown> } {
    const error: Record<string, unknown> = { ...this.more }
    if (this.code !== undefined) {
      error['code'] = this.code
      error['doc_url'] = `https://stripe.com/docs/error-codes/${this.code.replaceAll('_', '-')}`
    }
    error['message'] = this.message
    if (this.param !== undefined) error['param'] = this.param
    if (this.logged) error['request_log_url'] = requestLogUrl
    error['type'] = this.type
    return { error }
  }
}

/** 400 `invalid_request_error`. */
export function invalidRequest(message: string, details: ErrorDetails = {}): ApiError {
  return new ApiError(400, 'invalid_request_error', message, details)
}

/**
 * `No such product: 'prod_x'`: 404 when the id came in the URL, 400 when it came in a parameter.
 * @param noun as Stripe writes it in the message. @param param `id` or the parameter's name.
 */
export function noSuch(noun: string, id: string, param: string, status: 400 | 404): ApiError {
  return new ApiError(status, 'invalid_request_error', `No such ${noun}: '${id}'`, { code: 'resource_missing', param })
}
