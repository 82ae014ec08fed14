/** The simulator's one clock. Every `created`, `Date` header and expiry reads it; only rate limits and
 * webhook signatures use real time, because the other side judges those by its own watch. */
export interface Clock {
  /** Simulated time, milliseconds since the Unix epoch. */
  nowMs(): number;
  /** Simulated time, whole seconds since the Unix epoch, as Stripe stamps objects. */
  nowSeconds(): number;
  /** Moves simulated time forward. Time never goes back: a negative or fractional count is a RangeError. */
  advance(seconds: number): void;
  /** Moves simulated time forward to that millisecond, when it is not there yet; nobody is called back. */
  moveTo(milliseconds: number): void
  /** Back to the source's own time. Only for a simulator that forgets everything else too. */
  reset(): void
  /** How far simulated time is ahead of the source, in milliseconds. */
  offsetMs(): number;
  /** Calls back after each advance, so that timers set in simulated time can be looked at again. */
  onAdvance(listener: () => void): void;
}

/** @param source real (or a test's) time in milliseconds. @param offsetMs how far ahead of it to begin. */
export function createClock(source: () => number = Date.now, offsetMs = 0): Clock {
  let offset = offsetMs
  const listeners: Array<() => void> = []
  return {
    nowMs: () => source() + offset,
    nowSeconds: () => Math.floor((source() + offset) / 1000),
    advance(seconds) {
      if (!Number.isSafeInteger(seconds) || seconds < 0) throw new RangeError('seconds must be a whole number, 0 or more')
      offset += seconds * 1000
      for (const listener of listeners) listener()
    },
    moveTo(milliseconds) {
      offset = Math.max(offset, milliseconds - source())
    },
    reset() {
      offset = 0
    },
    offsetMs: () => offset,
    onAdvance(listener) {
      listeners.push(listener)
    },
  }
}
