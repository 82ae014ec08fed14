/** Deliveries that may be under way at once; more are asked to come again. */
const MAX_REQUESTS = 2000
/** What their bodies may take in memory until they are durable. Bytes. */
const MAX_BYTES = 32 * 1024 * 1024

/** So many under way at once wait for each other. */
const CROWD = 8
/** It is over when there was none for so long. Milliseconds. */
const CROWD_MEMORY = 100

/** Too many deliveries wait already. */
export class NoRoom extends Error {}

/** What one delivery takes, until it leaves. */
export interface Place {
  /** So much more of its body came; what is only announced takes nothing, nor does what comes after it left. Bytes. @throws NoRoom */
  take(bytes: number): void
  leave(): void
}

/** Bounds what deliveries hold in memory: a database that is slow or away must not exhaust the process. */
export class Admission {
  private requests = 0
  private bytes = 0
  private crowdedAt = -Infinity

  /** @throws NoRoom */
  enter(): Place {
    if (this.requests >= MAX_REQUESTS) throw new NoRoom()
    this.requests += 1
    if (this.requests >= CROWD) this.crowdedAt = performance.now()
    let taken = 0
    let isThere = true
    return {
      take: (bytes) => {
        if (!isThere || this.bytes + bytes > MAX_BYTES) throw new NoRoom()
        this.bytes += bytes
        taken += bytes
      },
      leave: () => {
        isThere = false
        this.requests -= 1
        this.bytes -= taken
      },
    }
  }

  /** Do deliveries come in so fast that they wait for each other? What can wait leaves the machine to them for a while. */
  isCrowded(): boolean {
    return performance.now() < this.crowdedAt + CROWD_MEMORY
  }
}
