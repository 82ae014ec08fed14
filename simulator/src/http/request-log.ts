/** One API call, without its key and its parameters. */
export interface LoggedRequest {
  id: string
  /** Simulated seconds. */
  created: number
  method: string
  /** Without the query. */
  path: string
  idempotencyKey: string | null
  /** Null while it is being worked on, and when the caller never got an answer. */
  status: number | null
  /** Answered from the idempotency layer. */
  replayed: boolean
  /** The fault that hit it. */
  fault: string | null
}

const KEPT = 20_000

/** The last calls, for tests to count and for people to look at. */
export class RequestLog {
  #requests: LoggedRequest[] = []

  add(request: LoggedRequest): void {
    this.#requests.push(request)
    if (this.#requests.length > KEPT * 1.5) this.#requests = this.#requests.slice(-KEPT)
  }

  /** Oldest first. */
  list(filter: { method?: string | undefined; path?: string | undefined; status?: number | undefined } = {}): LoggedRequest[] {
    return this.#requests
      .slice(-KEPT)
      .filter(
        (request) =>
          (filter.method === undefined || request.method === filter.method) &&
          (filter.path === undefined || request.path.startsWith(filter.path)) &&
          (filter.status === undefined || request.status === filter.status),
      )
  }

  clear(): void {
    this.#requests = []
  }
}
