import { setTimeout as delay } from 'node:timers/promises'

/**
 * Asks again and again until the answer is neither undefined nor false, and returns it. An error counts as "not yet".
 * @param what Completes the message "… did not happen within N s".
 * @param limit Milliseconds.
 */
export async function poll<Answer>(what: string, ask: () => Promise<Answer | undefined | false> | Answer | undefined | false, limit = 20_000): Promise<Answer> {
  const deadline = Date.now() + limit
  let last: unknown
  do {
    try {
      const answer = await ask()
      if (answer !== undefined && answer !== false) return answer
    } catch (error) {
      last = error
    }
    await delay(25)
  } while (Date.now() < deadline)
  throw new Error(`${what} did not happen within ${limit / 1000} s`, { cause: last })
}
