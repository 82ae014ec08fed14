import type { Stripe } from 'stripe'
import { invalidRequest } from '../http/api-error.ts'
import type { Param } from './param.ts'

/** Metadata as asked for: null clears all of it, an empty value unsets its key. */
export type MetadataChange = Readonly<Record<string, string>> | null

const MAX_KEYS = 50
const MAX_KEY = 40
const MAX_VALUE = 500

/** The `metadata` parameter with Stripe's limits (https://docs.stripe.com/api/metadata): 50 keys of 40 characters, values of 500. */
export function metadata(): Param<MetadataChange> {
  return {
    unknown: () => [],
    missing: () => undefined,
    read(value, path) {
      if (value === '') return null
      if (typeof value === 'string') throw invalidRequest('Invalid object', { param: path })
      const result = Object.create(null) as Record<string, string>
      for (const [key, entry] of Object.entries(value)) {
        if (typeof entry !== 'string') throw invalidRequest(`Invalid metadata value for key ${key}: metadata values must be strings`, { param: `${path}[${key}]` })
        if ([...key].length > MAX_KEY) {
          throw invalidRequest(`Metadata keys can have up to ${MAX_KEY} characters, but you passed in a key that is ${[...key].length} characters. Invalid key: ${key}`, { param: path })
        }
        if ([...entry].length > MAX_VALUE) {
          throw invalidRequest(`Metadata values can have up to ${MAX_VALUE} characters, but you passed in a value that is ${[...entry].length} characters. Invalid value: ${entry}`, { param: path })
        }
        result[key] = entry
      }
      return result
    },
  }
}

/**
 * The metadata after a change. The result has no prototype, so that a key such as `__proto__` is only a key.
 * @throws ApiError 400 when more than 50 keys would be set.
 */
export function changedMetadata(current: Stripe.Metadata, change: MetadataChange | undefined): Stripe.Metadata {
  if (change === undefined) return current
  const next = Object.create(null) as Stripe.Metadata
  if (change === null) return next
  for (const [key, value] of Object.entries(current)) next[key] = value
  for (const [key, value] of Object.entries(change)) {
    if (value === '') delete next[key]
    else next[key] = value
  }
  const count = Object.keys(next).length
  if (count > MAX_KEYS) {
    throw invalidRequest(`Metadata can have up to ${MAX_KEYS} keys, but you've set ${count}. Email us at support+metadata@stripe.com for more information.`, { param: 'metadata' })
  }
  return next
}
