/** So many answers say what is usual: more than are on their way at once, which may all be held up by the same. */
const REMEMBERED = 63

/** How long it usually takes until Stripe has answered a call. Milliseconds. */
export class UsualTime {
  /** Nothing is taken for usual before half of them are known. */
  private readonly last = Array.from({ length: REMEMBERED }, () => 0)
  private next = 0

  add(took: number): void {
    this.last[this.next] = took
    this.next = (this.next + 1) % REMEMBERED
  }

  get median(): number {
    return this.last.toSorted((a, b) => a - b)[(REMEMBERED - 1) / 2] ?? 0
  }
}
