import { Collection } from './collection.ts'
import { Journal, type Change } from './journal.ts'
import { FileLock } from './lock.ts'
import { DUE } from './due.ts'
import { INDEXES, KINDS, type Kind, type StoredObjects } from './stored-objects.ts'

type Collections = { [K in Kind]: Collection<StoredObjects[K]> }

/** Reading access to everything the simulator remembers. */
export interface Reader {
  get<K extends Kind>(kind: K, id: string): StoredObjects[K] | undefined
  /** The collection itself, for lists and index look-ups. */
  all<K extends Kind>(kind: K): Collection<StoredObjects[K]>
}

/** Reading and writing access, inside one transaction. */
export interface Transaction extends Reader {
  put<K extends Kind>(kind: K, id: string, value: StoredObjects[K]): void
  remove<K extends Kind>(kind: K, id: string): void
  /** Gives what `work` gives and takes back everything it did. */
  scratch<T>(work: () => T): T
}

/**
 * Everything the simulator remembers: in memory, and in a journal when there is a file. A transaction is one
 * synchronous function: it takes effect as a whole or, when the function throws, not at all.
 */
export class Store implements Reader {
  readonly #journal: Journal | undefined
  readonly #lock: FileLock | undefined
  #collections = emptyCollections()

  private constructor(journal: Journal | undefined, lock: FileLock | undefined) {
    this.#journal = journal
    this.#lock = lock
  }

  /** Opens the store, reading and compacting the file. @param path none: memory only. @throws Error when the file is in use, damaged or not to be written. */
  static async open(path: string | undefined): Promise<Store> {
    if (path === undefined) return new Store(undefined, undefined)
    const lock = await FileLock.take(path)
    try {
      const journal = new Journal(path)
      const store = new Store(journal, lock)
      for (const changes of journal.read()) for (const change of changes) store.#apply(change)
      await journal.rewrite(store.#snapshot())
      return store
    } catch (error) {
      await lock.release()
      throw error
    }
  }

  get<K extends Kind>(kind: K, id: string): StoredObjects[K] | undefined {
    return this.#collections[kind].get(id)
  }

  all<K extends Kind>(kind: K): Collection<StoredObjects[K]> {
    return this.#collections[kind]
  }

  /** Runs `work` as one transaction. Its changes are visible at once and on disk when `durable()` resolves. */
  transact<T>(work: (tx: Transaction) => T): T {
    const changes: Change[] = []
    const undo: Array<() => void> = []
    const tx: Transaction = {
      get: (kind, id) => this.get(kind, id),
      all: (kind) => this.all(kind),
      put: (kind, id, value) => {
        const collection = this.all(kind)
        const before = collection.get(id)
        collection.put(id, value)
        undo.push(() => (before === undefined ? collection.remove(id) : collection.put(id, before)))
        changes.push([kind, id, value])
      },
      remove: (kind, id) => {
        const collection = this.all(kind)
        const before = collection.get(id)
        const place = collection.remove(id)
        if (before === undefined) return
        undo.push(() => collection.put(id, before, place))
        changes.push([kind, id])
      },
      scratch: (imagined) => {
        const [steps, written] = [undo.length, changes.length]
        try {
          return imagined()
        } finally {
          for (const step of undo.splice(steps).toReversed()) step()
          changes.length = written
        }
      },
    }
    try {
      const result = work(tx)
      if (changes.length > 0) this.#journal?.append(changes)
      return result
    } catch (error) {
      for (const step of undo.toReversed()) step()
      throw error
    }
  }

  /** Resolves when every committed transaction is on disk; at once without a file. */
  async durable(): Promise<void> {
    await this.#journal?.durable()
  }

  /** Forgets everything, on disk too. */
  async clear(): Promise<void> {
    await this.#journal?.durable()
    this.#collections = emptyCollections()
    await this.#journal?.rewrite([])
  }

  async close(): Promise<void> {
    await this.#journal?.close()
    await this.#lock?.release()
  }

  /** Everything there is, kind by kind, oldest first. */
  dump(): Record<Kind, unknown[]> {
    return Object.fromEntries(KINDS.map((kind) => [kind, [...this.#collections[kind].oldestFirst()]])) as Record<Kind, unknown[]>
  }

  *#snapshot(): Generator<Change[]> {
    for (const kind of KINDS) for (const value of this.#collections[kind].oldestFirst()) yield [[kind, value.id, value]]
  }

  // A journal line is trusted to hold what this same program wrote under that kind.
  #apply(change: Change): void {
    const [kind, id, value] = change
    const collection = (this.#collections as unknown as Readonly<Record<string, Collection<never> | undefined>>)[kind]
    if (collection === undefined) return
    if (change.length === 2) collection.remove(id)
    else collection.put(id, value as never)
  }
}

function emptyCollections(): Collections {
  return Object.fromEntries(KINDS.map((kind) => [kind, new Collection<never>(INDEXES[kind] as never, DUE[kind] as never)])) as unknown as Collections
}
