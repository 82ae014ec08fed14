import type { DataSource, EntityManager } from 'typeorm'
import { isOutOfReach } from '../../db/out-of-reach.ts'
import type { Arrival } from './arrival.ts'

interface Waiting { event: Arrival; done: (isNew: boolean) => void; failed: (error: unknown) => void }

/** Most events written by one statement. */
const GROUP = 200
/** Statements under way at once. */
const WRITERS = 2

/**
 * Makes received events durable, each once. Under load the events that arrive while a statement runs are written
 * together by the next one, so the cost of a commit is shared; alone an event is written at once.
 */
export class Inbox {
  private readonly waiting: Waiting[] = []
  private writers = 0

  constructor(private readonly dataSource: DataSource, private readonly onStored: () => void) {}

  /** Resolves when the event is durable. @returns whether it is new, or was here already */
  async store(event: Arrival): Promise<boolean> {
    return await new Promise<boolean>((done, failed) => {
      this.waiting.push({ event, done, failed })
      if (this.writers < WRITERS) void this.write()
    })
  }

  private async write(): Promise<void> {
    this.writers += 1
    while (this.waiting.length > 0) {
      const group = this.waiting.splice(0, GROUP)
      try {
        // In one order, so that two writers of the same events never wait for each other in a circle.
        const added = await this.insert(group.map(({ event }) => event).toSorted((a, b) => (a.id < b.id ? -1 : 1)))
        for (const { event, done } of group) done(added.has(event.id))
      } catch (error) {
        await this.writeOneByOne(group, error)
      }
      this.onStored()
    }
    this.writers -= 1
  }

  /** One event that the database refuses must not take the others with it. */
  private async writeOneByOne(group: Waiting[], error: unknown): Promise<void> {
    if (group.length === 1 || isOutOfReach(error)) {
      for (const { failed } of group) failed(error)
      return
    }
    for (const { event, done, failed } of group) {
      try {
        const added = await this.insert([event])
        done(added.size > 0)
      } catch (reason) {
        failed(reason)
      }
    }
  }

  private async insert(events: readonly Arrival[]): Promise<Set<string>> {
    const added = await insertEvents(this.dataSource, events)
    const known = events.filter(({ id }) => !added.has(id)).map(({ id }) => id)
    // A reconcile was faster than the delivery.
    if (known.length > 0) await this.dataSource.query('update stripe_event set delivered = true where id = any($1) and not delivered', [known])
    return added
  }
}

/** Writes events, each once: what is here already stays as it is. @param delivered false: asked for, as they did not come @returns the ids of those that are new */
export async function insertEvents(database: DataSource | EntityManager, events: readonly Arrival[], delivered = true): Promise<Set<string>> {
  // Each payload is a parameter of its own: within an array its quotes would be escaped here and read again there.
  const payloads = events.map((_event, index) => `$${index + 10}`).join(', ')
  const added = await database.query<{ id: string }[]>(
    `insert into stripe_event (id, type, api_version, livemode, account, created_at, object_id, status, received_by, delivered, payload)
     select id, type, api_version, livemode, account, to_timestamp(created), object_id, status, received_by, ${delivered}, payload
     from unnest($1::text[], $2::text[], $3::text[], $4::boolean[], $5::text[], $6::float8[], $7::text[], $8::text[], $9::text[], array[${payloads}]::text[])
       as event (id, type, api_version, livemode, account, created, object_id, status, received_by, payload)
     on conflict (id) do nothing returning id`,
    [
      events.map((event) => event.id), events.map((event) => event.type), events.map((event) => event.apiVersion),
      events.map((event) => event.livemode), events.map((event) => event.account), events.map((event) => event.created),
      events.map((event) => event.objectId), events.map((event) => event.status), events.map((event) => event.receivedBy),
      ...events.map((event) => event.payload),
    ],
  )
  return new Set(added.map(({ id }) => id))
}
