import * as fc from 'fast-check'
import { ApiError } from './api-error.ts'
import { RateLimiter, rateLimits } from './rate-limiter.ts'

/** How a check ended. */
function statusOf(check: () => void): unknown {
  try {
    check()
    return 'accepted'
  } catch (error) {
    return error instanceof ApiError ? error.status : error
  }
}

test('in no second are more requests accepted than the limit, and none is refused for nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 200 }), (limit, gaps) => {
      let now = 0
      const limiter = new RateLimiter({ perSecond: limit, perEndpoint: 0 }, () => now)
      const accepted: number[] = []
      for (const gap of gaps) {
        now += gap
        const inside = accepted.filter((at) => at > now - 1000).length
        const status = statusOf(() => limiter.check('GET /v1/prices'))
        expect([inside, status]).toEqual([inside, inside < limit ? 'accepted' : 429])
        if (status === 'accepted') accepted.push(now)
      }
    }),
  )
})

test('0 is no limit', () => {
  const limiter = new RateLimiter(rateLimits(0))
  for (let count = 0; count < 1000; count++) expect(() => limiter.check('GET /v1/prices')).not.toThrow()
})

test('each endpoint has a limit of its own, and what it refuses does not count for the account', () => {
  const limiter = new RateLimiter({ perSecond: 5, perEndpoint: 2 }, () => 0)
  const statuses = ['a', 'a', 'a', 'b', 'b', 'c', 'c'].map((endpoint) => statusOf(() => limiter.check(endpoint)))
  expect(statuses).toEqual(['accepted', 'accepted', 429, 'accepted', 'accepted', 'accepted', 429])
})
