/** Deliveries that may be under way at once; more are asked to come again. */
const MAX_REQUESTS = 2000
/** What their bodies may take in memory until they are durable. Bytes. */
const MAX_BYTES = 32 * 1024 * 1024

/** So many under way at once wait for each other. */
const CROWD = 8
/** It is over when there was none for so long. Milliseconds. */
const CROWD_MEMORY = 100

/** Bounds what deliveries hold in memory: a database that is slow or away must not exhaust the process. */
export class Admission {
  private requests = 0
  private bytes = 0
  private crowdedAt = -Infinity

  /**
   * @param size of the body. Bytes.
   * @returns gives the place back; undefined: there is none
   */
  enter(size: number): (() => void) | undefined {
    if (this.requests >= MAX_REQUESTS || this.bytes + size > MAX_BYTES) return undefined
    this.requests += 1
    this.bytes += size
    if (this.requests >= CROWD) this.crowdedAt = performance.now()
    return () => {
      this.requests -= 1
      this.bytes -= size
    }
  }

  /** Do deliveries come in so fast that they wait for each other? What can wait leaves the machine to them for a while. */
  isCrowded(): boolean {
    return performance.now() < this.crowdedAt + CROWD_MEMORY
  }
}
