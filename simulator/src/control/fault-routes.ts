import { z } from 'zod'
import { FAULT_MODES, type Faults } from '../http/faults.ts'
import { rateLimits, type RateLimiter } from '../http/rate-limiter.ts'
import type { RequestLog } from '../http/request-log.ts'
import { withBody, type ControlRoute } from './control-api.ts'

const fault = z.strictObject({
  mode: z.enum(FAULT_MODES).default('error'),
  count: z.int().min(1).nullable().default(1),
  status: z.int().min(400).max(599).default(500),
  code: z.string().optional(),
  delayMs: z.int().min(0).max(600_000).default(1000),
  match: z.strictObject({ method: z.string().toUpperCase().optional(), path: z.string().optional() }).default({}),
})

/** Faults, the log of calls, and the rate limit. */
export function faultRoutes(parts: { faults: Faults; log: RequestLog; rateLimiter: RateLimiter }): ControlRoute[] {
  const { faults, log, rateLimiter } = parts
  const faultState = (): unknown => ({ faults: faults.list(), holding: faults.holding })
  const rateLimitState = (): unknown => ({ requestsPerSecond: rateLimiter.limits.perSecond, requestsPerEndpoint: rateLimiter.limits.perEndpoint })
  return [
    { method: 'GET', path: '/faults', about: 'faults that wait for their calls, and how many calls hang', handle: faultState },
    {
      method: 'POST',
      path: '/faults',
      about: 'make the next calls fail: {mode, count, status, code, delayMs, match: {method, path}}',
      handle: withBody(fault, ({ count, code, match, ...rest }) => faults.add({ ...rest, code, match, remaining: count })),
    },
    {
      method: 'DELETE',
      path: '/faults',
      about: 'forget all faults and let hanging calls go on',
      handle() {
        faults.clear()
        return { released: faults.release() }
      },
    },
    { method: 'POST', path: '/faults/release', about: 'let hanging calls go on', handle: () => ({ released: faults.release() }) },
    {
      method: 'GET',
      path: '/requests',
      about: 'log of API calls, oldest first, and how many they are; ?method= &path= (a beginning) &status= &limit= (the last so many)',
      handle({ query }) {
        const status = query.get('status')
        const requests = log.list({
          method: query.get('method')?.toUpperCase(),
          path: query.get('path') ?? undefined,
          status: status === null ? undefined : Number(status),
        })
        const limit = Number(query.get('limit') ?? requests.length)
        return { count: requests.length, requests: limit === 0 ? [] : requests.slice(-limit) }
      },
    },
    {
      method: 'DELETE',
      path: '/requests',
      about: 'empty the log',
      handle() {
        log.clear()
        return {}
      },
    },
    { method: 'GET', path: '/rate-limit', about: 'requests accepted per second, and per second and endpoint; 0: no limit', handle: rateLimitState },
    {
      method: 'POST',
      path: '/rate-limit',
      about: 'set it: {requestsPerSecond, requestsPerEndpoint}',
      handle: withBody(z.strictObject({ requestsPerSecond: z.int().min(0), requestsPerEndpoint: z.int().min(0).optional() }), ({ requestsPerSecond, requestsPerEndpoint }) => {
        rateLimiter.set(rateLimits(requestsPerSecond, requestsPerEndpoint))
        return rateLimitState()
      }),
    },
  ]
}
