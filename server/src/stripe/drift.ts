import { isDeepStrictEqual } from 'node:util'
import type { DriftedField, ManagedFields } from '../entities/stripe-mapping.ts'

/** The managed fields on which Stripe differs from what it confirmed to us before; empty: none. */
export function driftedFields(ours: ManagedFields, stripes: ManagedFields, seenAt: Date): DriftedField[] {
  return Object.keys(ours)
    .filter((field) => !isDeepStrictEqual(ours[field], stripes[field]))
    .map((field) => ({ field, ours: shown(ours[field]), stripes: shown(stripes[field]), seenAt: seenAt.toISOString() }))
}

function shown(value: ManagedFields[string] | undefined): string | null {
  if (value === null || value === undefined) return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}
