/** Tells the time in milliseconds since 1970; a parameter so that a test need not wait. */
export type Clock = () => number

/**
 * Remembers what was lately found true of a key, for a few seconds. Bounded: the entry unused for the longest time
 * makes room. Only positive answers belong here, so that a key made a moment ago works at once.
 */
export class VerifiedKeyCache<Value> {
  private readonly entries = new Map<string, { value: Value, until: number }>()

  private readonly options: { maxEntries: number, maxAgeMs: number, now?: Clock }

  constructor(options: { maxEntries: number, maxAgeMs: number, now?: Clock }) {
    this.options = options
  }

  /** The value, unless it was never set, is too old, or was pushed out. */
  get(keyHash: string): Value | undefined {
    const entry = this.entries.get(keyHash)
    if (!entry) return undefined
    this.entries.delete(keyHash)
    if (entry.until <= this.now()) return undefined
    // Re-inserting moves it to the end: a Map keeps the order of insertion, so the first is the least recently used.
    this.entries.set(keyHash, entry)
    return entry.value
  }

  /**
   * @param verifiedAt when the check behind this value began, milliseconds since 1970: its age counts from there
   * @param expiresAt the moment from which the value is wrong, if known
   */
  set(keyHash: string, value: Value, verifiedAt: number, expiresAt?: Date | null): void {
    const until = Math.min(verifiedAt + this.options.maxAgeMs, expiresAt?.getTime() ?? Infinity)
    this.entries.delete(keyHash)
    this.entries.set(keyHash, { value, until })
    if (this.entries.size > this.options.maxEntries) {
      const [leastRecentlyUsed] = this.entries.keys()
      if (leastRecentlyUsed !== undefined) this.entries.delete(leastRecentlyUsed)
    }
  }

  /** Forgets everything. */
  clear(): void {
    this.entries.clear()
  }

  /** How many entries are held, the outdated included. */
  get size(): number {
    return this.entries.size
  }

  /** The time by a clock that nobody sets: what is remembered must not live longer because the computer's clock went back. */
  now(): number {
    return this.options.now?.() ?? performance.timeOrigin + performance.now()
  }
}
