import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { errorCode } from '../error-code.ts'

/** One change: `[kind, id, value]` puts, `[kind, id]` removes. */
export type Change = [kind: string, id: string, value?: unknown]

const HEADER = '{"format":"stripe-simulator","version":1}'

/**
 * An append-only file of changes, one JSON line a transaction. Lines that arrive while the disk is busy share the
 * next write and fsync. A last line torn by a crash is dropped: nobody was told of it.
 */
export class Journal {
  readonly #path: string
  #file: FileHandle | undefined
  #waiting: string[] = []
  #flushing: Promise<void> | undefined
  #failure: Error | undefined

  constructor(path: string) {
    this.#path = path
  }

  /** The transactions on disk, oldest first; none when the file is not there. @throws Error when the file is not a journal or is damaged before its end. */
  read(): Change[][] {
    let text: string
    try {
      text = readFileSync(this.#path, 'utf8')
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return []
      throw error
    }
    if (text === '') return []
    const lines = text.split('\n')
    if (lines[0] !== HEADER) throw new Error(`${this.#path} is not a state file of this simulator; give --state another name`)
    // What follows the last newline is empty, or a torn line.
    return lines.slice(1, -1).map((line, index) => {
      try {
        return JSON.parse(line) as Change[]
      } catch {
        throw new Error(`${this.#path} is damaged at line ${index + 2}; delete it to start afresh`)
      }
    })
  }

  /** Replaces the file by one that holds just these transactions, in one step, and opens it for appending. */
  async rewrite(transactions: Iterable<Change[]>): Promise<void> {
    mkdirSync(dirname(this.#path), { recursive: true })
    const temporary = `${this.#path}.tmp`
    const descriptor = openSync(temporary, 'w', 0o600)
    try {
      writeSync(descriptor, `${HEADER}\n`)
      for (const changes of transactions) writeSync(descriptor, `${JSON.stringify(changes)}\n`)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    await this.#file?.close()
    renameSync(temporary, this.#path)
    const directory = openSync(dirname(this.#path), 'r')
    try {
      fsyncSync(directory)
    } finally {
      closeSync(directory)
    }
    this.#file = await open(this.#path, 'a')
  }

  /** Queues a transaction; `durable()` says when it is on disk. */
  append(changes: Change[]): void {
    this.#waiting.push(`${JSON.stringify(changes)}\n`)
    this.#flushing ??= this.#flush()
  }

  /** Resolves when all that was appended so far is on disk. @throws Error when the disk refused. */
  async durable(): Promise<void> {
    while (this.#flushing !== undefined) await this.#flushing
    if (this.#failure !== undefined) throw this.#failure
  }

  async #flush(): Promise<void> {
    try {
      while (this.#waiting.length > 0) {
        const batch = this.#waiting.join('')
        this.#waiting = []
        await this.#file?.appendFile(batch)
        await this.#file?.datasync()
      }
    } catch (error) {
      this.#failure = error instanceof Error ? error : new Error(String(error))
    } finally {
      this.#flushing = undefined
    }
  }

  /** Writes what is waiting and closes the file. */
  async close(): Promise<void> {
    while (this.#flushing !== undefined) await this.#flushing
    await this.#file?.close()
    this.#file = undefined
  }
}
