import * as fc from 'fast-check'
import { VerifiedKeyCache } from './verified-key-cache.ts'

const maxAgeMs = 5_000

describe('the cache of verified keys', () => {
  test('forgets a value when it is five seconds old, counted from when its check began', () => {
    let now = 1_000
    const cache = new VerifiedKeyCache<string>({ maxEntries: 3, maxAgeMs, now: () => now })
    cache.set('a', 'found', 400)
    now = 5_399
    expect(cache.get('a')).toBe('found')
    now = 5_400
    expect(cache.get('a')).toBeUndefined()
  })

  test('being asked for does not make a value last longer', () => {
    let now = 0
    const cache = new VerifiedKeyCache<string>({ maxEntries: 3, maxAgeMs, now: () => now })
    cache.set('a', 'found', 0)
    for (now = 0; now < maxAgeMs; now += 500) expect(cache.get('a')).toBe('found')
    expect(cache.get('a')).toBeUndefined()
  })

  test('does not outlive the key', () => {
    let now = 0
    const cache = new VerifiedKeyCache<string>({ maxEntries: 3, maxAgeMs, now: () => now })
    cache.set('a', 'found', 0, new Date(1_200))
    now = 1_199
    expect(cache.get('a')).toBe('found')
    now = 1_200
    expect(cache.get('a')).toBeUndefined()
  })

  test('makes room for a new key by dropping the one not used for the longest time', () => {
    const cache = new VerifiedKeyCache<string>({ maxEntries: 2, maxAgeMs, now: () => 0 })
    cache.set('a', 'A', 0)
    cache.set('b', 'B', 0)
    cache.get('a')
    cache.set('c', 'C', 0)
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual(['A', undefined, 'C'])
  })

  test('whatever happens, it holds no more than its bound and answers only what was last set and is not too old', () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
    const step = fc.oneof(
      fc.record({ do: fc.constant('set' as const), key, value: fc.nat() }),
      fc.record({ do: fc.constant('get' as const), key }),
      fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 4_000 }) }),
    )
    const holds = fc.property(fc.integer({ min: 1, max: 4 }), fc.array(step, { maxLength: 60 }), (maxEntries, steps) => {
      let now = 0
      const cache = new VerifiedKeyCache<number>({ maxEntries, maxAgeMs, now: () => now })
      const lastSet = new Map<string, { value: number, at: number }>()
      let latest: string | undefined
      return steps.every(one => {
        if (one.do === 'wait') now += one.ms
        if (one.do === 'set') {
          cache.set(one.key, one.value, now)
          lastSet.set(one.key, { value: one.value, at: now })
          latest = one.key
        }
        if (cache.size > maxEntries) return false
        if (one.do !== 'get') return true
        const expected = lastSet.get(one.key)
        const fresh = expected !== undefined && now - expected.at < maxAgeMs
        const got = cache.get(one.key)
        // Anything may have been pushed out, except what was set last.
        return got === undefined ? !fresh || one.key !== latest : fresh && got === expected.value
      })
    })
    expect(() => fc.assert(holds)).not.toThrow()
  })
})
