import type { EntityManager } from 'typeorm'
import { currentActor, type Actor } from '../audit/actor.ts'

/** A subscription or purchase whose provisions may change, and the id of the object whose rows were written. */
export interface Affected { id: string; by: string }

/** A table that was written: what happens to provisions is put down to the event that its rows are of. */
export type WrittenTable = 'customer' | 'subscription' | 'invoice' | 'checkout_session' | 'payment'

/** The events that rows were written because of. One that was fetched names none: it was asked for because of an event that waits for the answer. */
const ofProjected = (table: WrittenTable) => `select written.id as by, event.id, event.type from ${table} written join stripe_event event on event.id = coalesce(written.event_id,
  (select waiting.id from stripe_event waiting where waiting.object_id = written.id and waiting.status = 'received' and waiting.awaits_lookup order by waiting.created_at desc, waiting.id desc limit 1))
  where written.id = any($1)`

/** A payment is always fetched; what ends access by it is a refund. */
const OF_PAYMENTS = `select written.id as by, event.id, event.type from payment written
  cross join lateral (select id, type from stripe_event where object_id = written.charge_id and type = 'charge.refunded' order by received_at desc limit 1) event where written.id = any($1)`

/**
 * Who changes provisions: whoever asked for it in the panel or over the API, else the event whose projection this is, else
 * the console by itself.
 * @param table undefined: nothing was written
 * @returns by the id of the subscription or purchase
 */
export async function causesOf(manager: EntityManager, table: WrittenTable | undefined, affected: readonly Affected[]): Promise<(sourceId: string) => Actor> {
  const current = currentActor()
  if (table === undefined || current.kind !== 'SYSTEM') return () => current
  const written = affected.map(({ by }) => by)
  const events = await manager.query<{ by: string; id: string; type: string }[]>(table === 'payment' ? OF_PAYMENTS : ofProjected(table), [written])
  const actors = new Map(events.map(({ by, id, type }): [string, Actor] => [by, { kind: 'STRIPE_EVENT', id, name: type }]))
  const bySource = new Map(affected.map(({ id, by }) => [id, actors.get(by) ?? current]))
  return (sourceId) => bySource.get(sourceId) ?? current
}
