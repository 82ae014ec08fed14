import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from '../logger.ts'

/** How long one part may take to close before the next one is closed anyway, in milliseconds. */
const closeLimit = 20_000

/** What has been opened, to be closed in the opposite order. */
export class Closers {
  readonly #opened: { name: string, close: () => Promise<void>, limit: number }[] = []
  readonly #logger: Logger

  constructor(logger: Logger) {
    this.#logger = logger
  }

  /** @param wait milliseconds that it takes on purpose before it begins to close */
  add(name: string, close: () => Promise<void>, wait = 0): void {
    this.#opened.push({ name, close, limit: closeLimit + wait })
  }

  /** Closes everything; what fails or hangs is logged and does not keep the rest open. */
  async closeAll(): Promise<void> {
    for (let part = this.#opened.pop(); part !== undefined; part = this.#opened.pop()) {
      try {
        const late = delay(part.limit, 'late' as const, { ref: false })
        if (await Promise.race([part.close(), late]) === 'late') this.#logger.error(`${part.name} did not stop within ${part.limit / 1000} s`)
      } catch (error) {
        this.#logger.error({ err: error }, `${part.name} did not stop cleanly`)
      }
    }
  }
}
