import { DueQueue, type DueOf } from './due-queue.ts'

/** Objects of one kind in the order of their creation. Values are never changed in place: an update puts a new one. */
export class Collection<T> {
  readonly #values = new Map<string, T>()
  readonly #positions = new Map<string, number>()
  readonly #slots: Array<string | undefined> = []
  readonly #indexes = new Map<string, { keyOf: (value: T) => string | null; ids: Map<string, Set<string>> }>()

  readonly #due: DueQueue<T> | undefined

  /**
   * @param indexes look-ups kept up to date: name → the value's key there, or null for none.
   * @param dueOf when something has to be done about a value; none: never.
   */
  constructor(indexes: Readonly<Record<string, (value: T) => string | null>> = {}, dueOf?: DueOf<T>) {
    if (dueOf !== undefined) this.#due = new DueQueue(dueOf)
    for (const [name, keyOf] of Object.entries(indexes)) this.#indexes.set(name, { keyOf, ids: new Map() })
  }

  get size(): number {
    return this.#values.size
  }

  get(id: string): T | undefined {
    return this.#values.get(id)
  }

  /** Adds a value as the newest (or at the free place given), or replaces one in its place. */
  put(id: string, value: T, place = this.#slots.length): void {
    const old = this.#values.get(id)
    if (old === undefined) {
      this.#slots[place] = id
      this.#positions.set(id, place)
    } else this.#unindex(id, old)
    this.#values.set(id, value)
    this.#due?.add(id, value)
    for (const { keyOf, ids } of this.#indexes.values()) {
      const key = keyOf(value)
      if (key === null) continue
      const found = ids.get(key)
      if (found === undefined) ids.set(key, new Set([id]))
      else found.add(id)
    }
  }

  /** Removes a value and says where in the order it was, so that `put` can bring it back to its place. */
  remove(id: string): number | undefined {
    const old = this.#values.get(id)
    const position = this.#positions.get(id)
    if (old === undefined || position === undefined) return undefined
    this.#unindex(id, old)
    this.#values.delete(id)
    this.#positions.delete(id)
    this.#slots[position] = undefined
    while (this.#slots.length > 0 && this.#slots.at(-1) === undefined) this.#slots.pop()
    return position
  }

  #unindex(id: string, value: T): void {
    for (const { keyOf, ids } of this.#indexes.values()) {
      const key = keyOf(value)
      const found = key === null ? undefined : ids.get(key)
      found?.delete(id)
      if (key !== null && found?.size === 0) ids.delete(key)
    }
  }

  /** The value that is due first on a clock (null: the simulator's own), and when in its seconds. */
  firstDue(clock: string | null): { id: string; at: number } | undefined {
    return this.#due?.first(clock, (id) => this.#values.get(id))
  }

  /** The values whose key in the index is `key`, oldest first. */
  having(index: string, key: string): T[] {
    const known = this.#indexes.get(index)
    if (known === undefined) throw new Error(`no index ${index}`)
    return [...(known.ids.get(key) ?? [])].flatMap((id) => this.#values.get(id) ?? [])
  }

  /** Newest first; from just after `afterId` when given. */
  *newestFirst(afterId?: string): Generator<T> {
    const start = afterId === undefined ? this.#slots.length : (this.#positions.get(afterId) ?? 0)
    for (let position = start - 1; position >= 0; position--) {
      const value = this.#at(position)
      if (value !== undefined) yield value
    }
  }

  /** Oldest first; from just after `afterId` when given. */
  *oldestFirst(afterId?: string): Generator<T> {
    const start = afterId === undefined ? 0 : (this.#positions.get(afterId) ?? this.#slots.length) + 1
    for (let position = start; position < this.#slots.length; position++) {
      const value = this.#at(position)
      if (value !== undefined) yield value
    }
  }

  #at(position: number): T | undefined {
    const id = this.#slots[position]
    return id === undefined ? undefined : this.#values.get(id)
  }
}
