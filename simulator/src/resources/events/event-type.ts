import type { Reader } from '../../store/store.ts'
import type { StoredEvent } from '../../store/stored-objects.ts'
import type { ObjectType, StripeObject } from '../object-type.ts'

function isEvent(object: StripeObject): object is StoredEvent {
  return object.object === 'event'
}

/** The event as sent now: `pending_webhooks` counts the endpoints that have not taken it. */
export function presentEvent(reader: Reader, event: StoredEvent): StoredEvent {
  return { ...event, pending_webhooks: reader.all('delivery').having('event', event.id).length }
}

/** How events are found and sent. */
export const EVENT: ObjectType = {
  object: 'event',
  fields: {},
  find: (reader, id) => reader.get('event', id),
  present: (reader, stored) => (isEvent(stored) ? presentEvent(reader, stored) : stored),
}
