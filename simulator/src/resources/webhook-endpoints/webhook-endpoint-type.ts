import type { ObjectType } from '../object-type.ts'

/** How webhook endpoints are found and sent. */
export const WEBHOOK_ENDPOINT: ObjectType = {
  object: 'webhook_endpoint',
  fields: {},
  find: (reader, id) => reader.get('webhook_endpoint', id),
}
