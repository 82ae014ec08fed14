import type { StripeEvent } from '../../entities/stripe-event.ts'
import type { Delivered } from './projection.ts'

/** An event as it is projected: its payload is parsed here, once. */
export function readDelivered<Source>({ id, type, apiVersion, createdAt, payload }: Pick<StripeEvent, 'id' | 'type' | 'apiVersion' | 'createdAt' | 'payload'>): Delivered<Source> {
  const { data } = JSON.parse(payload) as { data: { object: Source & { id: string } } }
  return { id, type, apiVersion, createdAt, object: data.object }
}
