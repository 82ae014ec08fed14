/** Deliveries that may be under way at once; more are asked to come again. */
const MAX_REQUESTS = 2000
/** What their bodies may take in memory until they are durable. Bytes. */
const MAX_BYTES = 32 * 1024 * 1024

/** Bounds what deliveries hold in memory: a database that is slow or away must not exhaust the process. */
export class Admission {
  private requests = 0
  private bytes = 0

  /**
   * @param size of the body. Bytes.
   * @returns gives the place back; undefined: there is none
   */
  enter(size: number): (() => void) | undefined {
    if (this.requests >= MAX_REQUESTS || this.bytes + size > MAX_BYTES) return undefined
    this.requests += 1
    this.bytes += size
    return () => {
      this.requests -= 1
      this.bytes -= size
    }
  }
}
