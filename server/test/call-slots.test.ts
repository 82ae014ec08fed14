import type { DataSource } from 'typeorm'
import { createDataSource } from '../src/db/data-source.ts'
import { StripeRateLimiter } from '../src/stripe/push/rate-limiter.ts'
import { createTestDatabase } from './harness/database.ts'

const LIMIT = 20
const account = { account: 'acct_1', livemode: false, callsPerSecond: LIMIT, callsPerEndpoint: LIMIT }

let dataSource: DataSource
beforeAll(async () => {
  dataSource = await createDataSource(await createTestDatabase(), 8).initialize()
})
afterAll(async () => { await dataSource?.destroy() })

/** The limiters of so many processes. */
const processes = (count: number, limits = account) => Array.from({ length: count }, () => new StripeRateLimiter(dataSource, limits))

/** Turns that came although the second before held as many as it may; a millisecond for the two clocks. */
const tooMany = (turns: readonly number[], limit: number) => turns.toSorted((a, b) => a - b).filter((at, index, all) => index >= limit && at - (all[index - limit] ?? 0) < 999)

describe('calls to Stripe', () => {
  it('are no more in any second than the limit, however many processes make them', async () => {
    const limiters = processes(4)
    const turns: number[] = []
    await Promise.all(Array.from({ length: 4 * LIMIT }, async (_value, number) => {
      await limiters[number % limiters.length]?.call(async () => turns.push(performance.now()))
    }))
    expect(tooMany(turns, LIMIT)).toEqual([])
  })

  it('are no more to any endpoint than its own limit, while others go on', async () => {
    const limiters = processes(2, { ...account, account: 'acct_2', callsPerEndpoint: LIMIT / 4 })
    const turns: { endpoint: string; at: number }[] = []
    await Promise.all(Array.from({ length: 2 * LIMIT }, async (_value, number) => {
      const endpoint = number % 2 === 0 ? 'POST /v1/prices' : undefined
      await limiters[number % 4 < 2 ? 0 : 1]?.call(async () => turns.push({ endpoint: endpoint ?? 'other', at: performance.now() }), endpoint)
    }))
    const { other = [], 'POST /v1/prices': prices = [] } = Object.groupBy(turns, ({ endpoint }) => endpoint)
    expect(tooMany(prices.map(({ at }) => at), LIMIT / 4)).toEqual([])
    expect(tooMany(turns.map(({ at }) => at), LIMIT)).toEqual([])
    expect(other.at(-1)?.at).toBeLessThan(prices.at(-1)?.at ?? 0)
  })

  it('have their turn also where those to busy endpoints would take all there are', async () => {
    const [limiter] = processes(1, { ...account, account: 'acct_3', callsPerEndpoint: LIMIT - 1 })
    let before = 0
    let over = false
    const flood = Array.from({ length: LIMIT }, async (_value, number) => {
      for (let call = 0; call < 5 && !over; call += 1) {
        await limiter?.call(async () => undefined, number % 2 === 0 ? 'POST /v1/prices' : 'POST /v1/products')
        if (!over) before += 1
      }
    })
    await limiter?.call(async () => undefined)
    over = true
    await Promise.all(flood)
    // No more than asked before it did.
    expect(before).toBeLessThanOrEqual(LIMIT)
  })

  it.each([1, 2])('are no more in any second, counted from when they come to Stripe, when %s of its processes are held up on the way', async (count) => {
    const limiters = processes(count, { ...account, account: `acct_held_${count}` })
    const came: number[] = []
    const stall = Promise.withResolvers<void>()
    let started = 0
    await Promise.all(Array.from({ length: 3 * LIMIT }, async (_value, number) => {
      await limiters[number % count]?.call(async () => {
        started += 1
        if (started === LIMIT / 2) stall.resolve()
        await stall.promise
        came.push(performance.now())
      })
    }))
    expect(tooMany(came, LIMIT)).toEqual([])
  })

  it('go in the order in which they were asked for', async () => {
    const [limiter] = processes(1)
    const order: number[] = []
    await Promise.all(Array.from({ length: LIMIT }, async (_value, number) => {
      await limiter?.call(async () => order.push(number))
    }))
    expect(order).toEqual(Array.from({ length: LIMIT }, (_value, number) => number))
  })

  it('are not held up by stamps of a clock that was set back since', async () => {
    await dataSource.query("update stripe_call_slot set free_at = now() + interval '3 hours'")
    expect(await processes(1)[0]?.call(async () => 'answered')).toBe('answered')
  })

  it('wait for others to pause when Stripe had no room', async () => {
    const [limiter, other] = processes(2)
    const [before] = await dataSource.query<{ at: Date }[]>('select clock_timestamp() as at')
    await limiter?.pause()
    await other?.call(async () => undefined)
    const [gone] = await dataSource.query<{ late: boolean }[]>("select clock_timestamp() >= $1::timestamptz + interval '0.25 seconds' as late", [before?.at])
    expect(gone).toEqual({ late: true })
  })
})
