/**
 * What goes wrong with a call:
 * `error`: answered with a status before anything is done, and not kept for the idempotency key.
 * `error_after`: done and committed, answered 500, and that 500 kept for the key.
 * `hang`: nothing is done and nothing answered until released.
 * `drop_before`: the connection is cut and nothing is done. `drop_after`: done and committed, then cut.
 * `timeout_after`: done and committed, and not answered until released.
 * `late`: the connection is cut at once, and everything happens when released: after calls that came later.
 * `delay`: everything happens, `delayMs` later; until then the idempotency key is in flight.
 */
export const FAULT_MODES = ['error', 'error_after', 'hang', 'drop_before', 'drop_after', 'timeout_after', 'late', 'delay'] as const
/** See FAULT_MODES. */
export type FaultMode = (typeof FAULT_MODES)[number]

/** Which calls a fault is for; what is not given matches all. */
export interface FaultMatch {
  method?: string | undefined
  /** The beginning of the path, `/v1/prices`. */
  path?: string | undefined
}

/** A fault that waits for its calls. */
export interface Fault {
  id: number
  mode: FaultMode
  /** HTTP status of `error`; 500 when not given, 429 for the rate limit's own answer. */
  status: number
  /** Error code in the body, such as `lock_timeout`. */
  code: string | undefined
  delayMs: number
  /** Calls still to be hit; null: all of them. */
  remaining: number | null
  match: FaultMatch
}

/** The faults that were ordered, and the calls that hang because of them. */
export class Faults {
  #nextId = 1
  #faults: Fault[] = []
  #held = new Set<(end: 'released' | 'gone') => void>()

  add(fault: Omit<Fault, 'id'>): Fault {
    const added = { ...fault, id: this.#nextId++ }
    this.#faults.push(added)
    return added
  }

  list(): readonly Fault[] {
    return this.#faults
  }

  clear(): void {
    this.#faults = []
  }

  /** The first fault for this call, which it uses up by one. */
  take(method: string, path: string): Fault | undefined {
    const found = this.#faults.find(
      ({ match }) => (match.method === undefined || match.method === method) && (match.path === undefined || path.startsWith(match.path)),
    )
    if (found?.remaining === undefined || found.remaining === null) return found
    found.remaining -= 1
    if (found.remaining <= 0) this.#faults = this.#faults.filter((fault) => fault !== found)
    return found
  }

  /** Waits until `release`, or until the caller hangs up; says which it was. */
  async hold(gone: Promise<void>): Promise<'released' | 'gone'> {
    const { promise, resolve } = Promise.withResolvers<'released' | 'gone'>()
    this.#held.add(resolve)
    void gone.then(() => resolve('gone'))
    const end = await promise
    this.#held.delete(resolve)
    return end
  }

  /** How many calls hang now. */
  get holding(): number {
    return this.#held.size
  }

  /** Lets every call that hangs go on. Returns how many there were. */
  release(): number {
    return this.#end('released')
  }

  /** Ends every call that hangs, as if its caller had hung up. */
  abandon(): void {
    this.#end('gone')
  }

  #end(how: 'released' | 'gone'): number {
    const count = this.#held.size
    for (const resolve of this.#held) resolve(how)
    return count
  }
}
