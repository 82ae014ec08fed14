/**
 * How new deliveries leave:
 * `normal`: at once, in order. `duplicate`: each `times` times. `delay`: `ms` later.
 * `shuffle`: collected until there are `window` of them or nothing came for 100 ms, then sent in random order.
 * `withhold`: collected until released or dropped.
 */
export type DeliveryMode =
  | { mode: 'normal' }
  | { mode: 'duplicate'; times: number }
  | { mode: 'delay'; ms: number }
  | { mode: 'shuffle'; window: number }
  | { mode: 'withhold' }

/** Settings of the delivery that tests change. */
export interface DeliverySettings {
  /** How long an endpoint may take, in milliseconds. Stripe does not document its own; ten seconds is what its staff name. */
  timeoutMs: number
  /** Attempts that one endpoint gets at the same time. 1 makes the order strict. */
  concurrency: number
  /** Multiplies the waits between attempts; 0.1 makes them ten times shorter. */
  retryScale: number
}

/** Waits before attempts 2, 3, …, in seconds. Stripe retries for up to three days with growing waits; here the first come soon, so that development sees them. */
const WAITS = [1, 5, 30, 120, 600, 1800, 3600, 7200, 14_400, 28_800, 57_600, 86_400] as const

/** Retries end this long after the event (https://docs.stripe.com/webhooks#retries). */
export const RETRIES_END_SECONDS = 3 * 24 * 3600

/** Milliseconds to wait after so many attempts. */
export function retryWaitMs(attempts: number, scale: number): number {
  const wait = WAITS[Math.min(attempts, WAITS.length) - 1] ?? WAITS[0]
  return wait * 1000 * scale
}

/** The same elements in random order. */
export function shuffled<T>(elements: readonly T[], random: () => number = Math.random): T[] {
  const result = [...elements]
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const moved = result[last] as T
    result[last] = result[other] as T
    result[other] = moved
  }
  return result
}
