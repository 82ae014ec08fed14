import { poll } from './harness/poll.ts'

/** Repeats assertions until they hold, and returns what the last round returned. @param limit milliseconds */
export async function eventually<T>(assertions: () => Promise<T>, limit = 20_000): Promise<T> {
  try {
    return (await poll('What the test waits for', async () => ({ value: await assertions() }), limit)).value
  } catch (error) {
    // The failed assertion says more than that time ran out.
    throw error instanceof Error && error.cause instanceof Error ? error.cause : error
  }
}
