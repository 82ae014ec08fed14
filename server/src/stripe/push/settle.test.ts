import fc from 'fast-check'
import { pauseAfter } from './settle.ts'

describe('pauseAfter', () => {
  it('grows from half a second to at most five minutes, and never by less than half its ceiling', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 10_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempts, chance) => {
      const pause = pauseAfter(attempts, () => chance)
      const ceiling = Math.min(300_000, 1000 * 2 ** Math.min(attempts - 1, 20))
      expect(pause).toBeGreaterThanOrEqual(Math.floor(ceiling / 2))
      expect(pause).toBeLessThanOrEqual(ceiling)
    }))
  })
})
