import type { ManagedFields } from '../entities/stripe-mapping.ts'
import { RESERVED_METADATA_PREFIX } from '../input.ts'

/** The metadata key that names our object on its Stripe object. */
export const LOCAL_ID_KEY = `${RESERVED_METADATA_PREFIX}id`

/** Tells an object made anew, after its first one was deleted in Stripe, from that first one. */
const GENERATION_KEY = `${RESERVED_METADATA_PREFIX}generation`

/** The metadata by which a Stripe object is known as ours. */
export function ownerMetadata(localId: string, generation: number): Record<string, string> {
  return { [LOCAL_ID_KEY]: localId, ...(generation > 1 && { [GENERATION_KEY]: String(generation) }) }
}

/** Is this the Stripe object that we made for the catalog object, in this generation? */
export function isOwn(metadata: Record<string, string>, localId: string, generation: number): boolean {
  return metadata[LOCAL_ID_KEY] === localId && (metadata[GENERATION_KEY] ?? '1') === String(generation)
}

/** Metadata without the keys that others wrote in Stripe: those are theirs, and no drift. */
export function foreignKeysLeftOut(metadata: Record<string, string>, ours: ManagedFields): Record<string, string> {
  const known = ours['metadata'] as Record<string, string>
  return Object.fromEntries(Object.entries(metadata).filter(([key]) => Object.hasOwn(known, key)))
}

/** Metadata to send: ours, with the keys we wrote before and have no more unset by an empty string. */
export function metadataUpdate(fields: ManagedFields, pushed: ManagedFields | null): Record<string, string> {
  const removed = Object.keys((pushed?.['metadata'] ?? {}) as Record<string, string>).map((key) => [key, ''] as const)
  return { ...Object.fromEntries(removed), ...(fields['metadata'] as Record<string, string>) }
}
