import * as fc from 'fast-check'
import { previousAttributes, same } from './previous-attributes.ts'

const object = fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__'), fc.jsonValue({ maxDepth: 3 }))

/** Puts the former values back over the new object, as a receiver would. */
function restored(now: Record<string, unknown>, previous: Record<string, unknown>): Map<string, unknown> {
  const result = new Map(Object.entries(now))
  for (const [name, value] of Object.entries(previous)) {
    const current = result.get(name)
    result.set(name, isHash(current) && isHash(value) ? Object.fromEntries(restored(current, value)) : value)
  }
  return result
}

function isHash(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

test('nothing for equal objects', () => {
  fc.assert(
    fc.property(object, (value) => {
      expect(previousAttributes(value, structuredClone(value))).toBeUndefined()
      expect(same(value, structuredClone(value))).toBe(true)
    }),
  )
})

test('names exactly the fields that differ', () => {
  fc.assert(
    fc.property(object, object, (before, after) => {
      const previous = previousAttributes(before, after)
      const names = new Set([...Object.keys(before), ...Object.keys(after)])
      const differing = [...names].filter((name) => !same(Object.hasOwn(before, name) ? before[name] : null, Object.hasOwn(after, name) ? after[name] : null))
      expect(Object.keys(previous ?? {}).toSorted()).toEqual(differing.toSorted())
    }),
  )
})

test('an object whose fields stay the same in kind can be restored', () => {
  const before = { name: 'A', metadata: { keep: '1', old: '2' }, list: [1, 2], shipping: null }
  const after = { name: 'B', metadata: { keep: '1', fresh: '3' }, list: [1], shipping: { city: 'X' } }
  const previous = previousAttributes(before, after)
  expect(previous).toEqual({ name: 'A', metadata: { old: '2', fresh: null }, list: [1, 2], shipping: null })
  expect(Object.fromEntries(restored(after, previous ?? {}))).toMatchObject({ name: 'A', list: [1, 2], shipping: null, metadata: { keep: '1', old: '2', fresh: null } })
})
