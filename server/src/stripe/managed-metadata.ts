import type { ManagedFields } from '../entities/stripe-mapping.ts'
import { RESERVED_METADATA_PREFIX } from '../input.ts'

/** The metadata key that names our object on its Stripe object. */
export const LOCAL_ID_KEY = `${RESERVED_METADATA_PREFIX}id`

/** The metadata key under which a subscription names the Checkout request that led to it. */
export const REQUEST_KEY = `${RESERVED_METADATA_PREFIX}request`

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

/** Stripe keeps so many keys of an object. https://docs.stripe.com/api/metadata */
const MOST_KEYS = 50

/**
 * Metadata without the keys that others wrote in Stripe: those are theirs, and no drift. A key that we wrote once and have
 * no more is ours still: a call that was given up may come through after a newer one and bring it back.
 */
export function foreignKeysLeftOut(metadata: Record<string, string>, ours: ManagedFields, sentKeys: readonly string[]): Record<string, string> {
  const known = new Set([...Object.keys(metadataOf(ours)), ...sentKeys])
  return Object.fromEntries(Object.entries(metadata).filter(([key]) => known.has(key)))
}

/** The keys that are known to be ours after another call: those that it sent, then earlier ones, of which the oldest are forgotten. */
export function knownKeys(sent: readonly string[], earlier: readonly string[]): string[] {
  return [...new Set([...sent, ...earlier])].slice(0, MOST_KEYS)
}

/** Metadata to send: ours, with every other key that some call of ours may have written unset by an empty string. */
export function metadataUpdate(fields: ManagedFields, sentKeys: readonly string[]): Record<string, string> {
  return { ...Object.fromEntries(sentKeys.map((key) => [key, ''])), ...metadataOf(fields) }
}

/** The metadata among managed fields. */
export function metadataOf(fields: ManagedFields): Record<string, string> {
  return fields['metadata'] as Record<string, string>
}
