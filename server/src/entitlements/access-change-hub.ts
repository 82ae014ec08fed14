import { EventEmitter, on } from 'node:events'
import pg from 'pg'
import type { Logger } from 'pino'
import type { AccessChangeService } from './access-change.service.ts'
import type { AccessChangeType } from './access-change.types.ts'

/** Looked also without a word from the database: a transaction that was open may hold entries back. Milliseconds. */
const INTERVAL = 500
const PAGE = 100

/** Tells those who listen in this process of changes that any process made. Asks the database only while somebody listens. */
export class AccessChangeHub {
  private readonly emitter = new EventEmitter().setMaxListeners(0)
  private readonly closing = new AbortController()
  private following: { client: pg.Client; timer: NodeJS.Timeout } | undefined
  private starting: Promise<void> | undefined
  private reading: Promise<void> = Promise.resolve()
  private listeners = 0
  private cursor = ''

  constructor(private readonly databaseUrl: string, private readonly changes: AccessChangeService, private readonly logger: Logger) {}

  /**
   * The changes that concern these members, until the listener leaves or the process stops. When this has answered,
   * nothing that happens from then on is missed.
   */
  async follow(memberIds: readonly string[]): Promise<AsyncGenerator<AccessChangeType, void>> {
    this.listeners += 1
    const leaving = new AbortController()
    const signal = AbortSignal.any([this.closing.signal, leaving.signal])
    const entries = on(this.emitter, 'change', { signal }) as AsyncIterable<[AccessChangeType]>
    try {
      await (this.starting ??= this.start())
    } catch (error) {
      await this.leave()
      throw error
    }
    const stream = this.stream(entries, memberIds, signal)
    const leave = stream.return.bind(stream)
    // Whoever leaves does not wait for the next change first.
    stream.return = async (value) => {
      leaving.abort()
      return await leave(value)
    }
    return stream
  }

  private async* stream(entries: AsyncIterable<[AccessChangeType]>, memberIds: readonly string[], signal: AbortSignal): AsyncGenerator<AccessChangeType, void> {
    try {
      for await (const [entry] of entries) {
        for (const memberId of await this.changes.concerned(entry, memberIds)) yield { ...entry, memberId }
      }
    } catch (error) {
      if (!signal.aborted) throw error
    } finally {
      await this.leave()
    }
  }

  private async leave(): Promise<void> {
    this.listeners -= 1
    if (this.listeners === 0) await this.pause()
  }

  /** Ends every stream. */
  async close(): Promise<void> {
    this.closing.abort()
    await this.pause()
  }

  private async start(): Promise<void> {
    this.cursor = await this.changes.latest()
    const client = new pg.Client({ connectionString: this.databaseUrl, application_name: 'member-console-changes' })
    // Without the connection the timer alone finds changes, a little later.
    client.on('error', (error) => this.logger.warn({ err: error }, 'the connection that hears of changes was lost'))
    client.on('notification', () => this.look())
    await client.connect()
    await client.query('listen access_change')
    this.following = { client, timer: setInterval(() => this.look(), INTERVAL) }
  }

  private async pause(): Promise<void> {
    const { following } = this
    this.following = undefined
    this.starting = undefined
    clearInterval(following?.timer)
    await following?.client.end()
  }

  private look(): void {
    this.reading = this.reading.then(() => this.read()).catch((error: unknown) => this.logger.warn({ err: error }, 'reading the changes of access failed'))
  }

  private async read(): Promise<void> {
    for (let more = true; more && this.following;) {
      const { items, endCursor, hasNextPage } = await this.changes.list(this.cursor, PAGE)
      for (const entry of items) this.emitter.emit('change', entry)
      this.cursor = endCursor
      more = hasNextPage
    }
  }
}
