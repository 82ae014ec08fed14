/** A JSON object. */
type Json = Readonly<Record<string, unknown>>

function isHash(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether two JSON values are the same. */
export function same(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (Array.isArray(left) && Array.isArray(right)) return left.length === right.length && left.every((value, index) => same(value, right[index]))
  if (!isHash(left) || !isHash(right)) return false
  const names = Object.keys(left)
  return names.length === Object.keys(right).length && names.every((name) => Object.hasOwn(right, name) && same(left[name], right[name]))
}

/**
 * The former values of exactly the fields that changed, as `data.previous_attributes` carries them: of a hash only
 * the changed names (null for a new one), of an array the whole of it (https://docs.stripe.com/api/events/object).
 * @returns undefined when nothing changed.
 */
export function previousAttributes(before: object, after: object): Record<string, unknown> | undefined {
  return difference(before as Json, after as Json)
}

function difference(before: Json, after: Json): Record<string, unknown> | undefined {
  const previous = Object.create(null) as Record<string, unknown>
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const old = Object.hasOwn(before, name) ? before[name] : null
    const now = Object.hasOwn(after, name) ? after[name] : null
    if (same(old, now)) continue
    previous[name] = isHash(old) && isHash(now) ? difference(old, now) : old
  }
  return Object.keys(previous).length === 0 ? undefined : previous
}
