/** When something has to be done about a value: a second on a test clock, or on the simulator's own (null). */
export type Due = { clock: string | null; at: number }
/** Tells when a value is due; undefined: never, as it is. */
export type DueOf<T> = (value: T) => Due | undefined

interface Entry {
  id: string
  at: number
  /** Ties are served in the order of arrival. */
  turn: number
}

/** Which value of a collection is due first, by clock. Entries of values that changed since are skipped when met. */
export class DueQueue<T> {
  readonly #dueOf: DueOf<T>
  readonly #heaps = new Map<string | null, Entry[]>()
  #turn = 0

  constructor(dueOf: DueOf<T>) {
    this.#dueOf = dueOf
  }

  /** Notes when this value is due; an earlier entry of the same id becomes void by itself. */
  add(id: string, value: T): void {
    const due = this.#dueOf(value)
    if (due === undefined) return
    let heap = this.#heaps.get(due.clock)
    if (heap === undefined) this.#heaps.set(due.clock, (heap = []))
    push(heap, { id, at: due.at, turn: this.#turn++ })
  }

  /** @param current the value that an id has now. */
  first(clock: string | null, current: (id: string) => T | undefined): { id: string; at: number } | undefined {
    const heap = this.#heaps.get(clock)
    for (let top = heap?.[0]; heap !== undefined && top !== undefined; top = heap[0]) {
      const value = current(top.id)
      const due = value === undefined ? undefined : this.#dueOf(value)
      if (due !== undefined && due.clock === clock && due.at === top.at) return { id: top.id, at: top.at }
      pop(heap)
    }
    return undefined
  }
}

function before(left: Entry, right: Entry): boolean {
  return left.at < right.at || (left.at === right.at && left.turn < right.turn)
}

function push(heap: Entry[], entry: Entry): void {
  let index = heap.push(entry) - 1
  while (index > 0) {
    const parent = (index - 1) >> 1
    const above = heap[parent]
    if (above === undefined || !before(entry, above)) break
    heap[index] = above
    index = parent
  }
  heap[index] = entry
}

function pop(heap: Entry[]): void {
  const last = heap.pop()
  if (last === undefined || heap.length === 0) return
  let index = 0
  for (;;) {
    let child = 2 * index + 1
    const [left, right] = [heap[child], heap[child + 1]]
    if (left === undefined) break
    if (right !== undefined && before(right, left)) child++
    const least = heap[child]
    if (least === undefined || !before(least, last)) break
    heap[index] = least
    index = child
  }
  heap[index] = last
}
