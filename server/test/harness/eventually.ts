import { setTimeout as delay } from 'node:timers/promises'

/**
 * Tries again and again until it succeeds, and returns its result; in the end its last failure is the test's.
 * @param limit Milliseconds.
 */
export async function eventually<Result>(attempt: () => Promise<Result> | Result, limit = 45_000): Promise<Result> {
  const deadline = performance.now() + limit
  for (;;) {
    try {
      return await attempt()
    } catch (error) {
      if (performance.now() > deadline) throw error
    }
    await delay(40)
  }
}
