import * as fc from 'fast-check'
import type { Stripe } from 'stripe'
import type { Simulator } from '../src/simulator.ts'
import { closeAll, raw, refusal, sdk, simulator } from './harness.ts'

let sim: Simulator
let stripe: Stripe
beforeEach(async () => {
  sim = await simulator()
  stripe = sdk(sim)
})
afterEach(closeAll)

/** As `fill` makes them. */
function isActive(id: string): boolean {
  return Number(id.slice(1)) % 3 !== 0
}

/** Makes products `p0` (oldest) to `p<count - 1>`; every third is archived. */
async function fill(count: number): Promise<void> {
  for (let index = 0; index < count; index++) await stripe.products.create({ id: `p${index}`, name: 'P', active: isActive(`p${index}`) })
}

const ids = (list: { data: Array<{ id: string }> }): string[] => list.data.map(({ id }) => id)

test('ten by default, newest first, with a sign that there is more', async () => {
  await fill(11)
  const first = await stripe.products.list()
  expect(ids(first)).toEqual(['p10', 'p9', 'p8', 'p7', 'p6', 'p5', 'p4', 'p3', 'p2', 'p1'])
  expect(first).toMatchObject({ object: 'list', has_more: true, url: '/v1/products' })
  const second = await stripe.products.list({ starting_after: 'p1' })
  expect([ids(second), second.has_more]).toEqual([['p0'], false])
})

test('ending_before gives the page just before, in the same order', async () => {
  await fill(6)
  const page = await stripe.products.list({ ending_before: 'p1', limit: 2 })
  expect([ids(page), page.has_more]).toEqual([['p3', 'p2'], true])
  const top = await stripe.products.list({ ending_before: 'p3', limit: 5 })
  expect([ids(top), top.has_more]).toEqual([['p5', 'p4'], false])
})

describe('refused', () => {
  test.each([
    ['limit=0', 'limit', 'This value must be greater than or equal to 1.'],
    ['limit=101', 'limit', "This value must be less than or equal to 100 (it currently is '101')."],
    ['limit=ten', 'limit', 'Invalid integer: ten'],
    ['starting_after=nobody', 'starting_after', "No such product: 'nobody'"],
    ['ending_before=nobody', 'ending_before', "No such product: 'nobody'"],
    ['order=asc', 'order', 'Received unknown parameter: order'],
    ['created[after]=1', 'created[after]', 'Received unknown parameter: created[after]'],
    ['created=yesterday', 'created', 'Invalid integer: yesterday'],
  ])('%s', async (query, param, message) => {
    const { status, json } = await raw(sim, 'GET', `/v1/products?${query}`)
    expect([status, json.error?.['param'], json.error?.['message']]).toEqual([400, param, message])
  })

  test('both cursors at once', async () => {
    await fill(1)
    expect(await refusal(stripe.products.list({ starting_after: 'p0', ending_before: 'p0' }))).toMatchObject({ status: 400 })
  })
})

test('every object exactly once, whatever the limit, the direction and the filter, with objects coming and going', async () => {
  await fill(30)
  await stripe.products.del('p7')
  await stripe.products.del('p29')
  const all = ids(await stripe.products.list({ limit: 100 }))
  expect(all).toHaveLength(28)
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 100 }), fc.constantFrom(undefined, true, false), fc.boolean(), async (limit, active, backwards) => {
      const expected = all.filter((id) => active === undefined || isActive(id) === active)
      const seen: string[] = []
      let cursor: string | undefined = backwards ? 'p0' : undefined
      if (backwards && expected.includes('p0')) seen.push('p0')
      for (let more = true; more; ) {
        const place = cursor === undefined ? {} : backwards ? { ending_before: cursor } : { starting_after: cursor }
        const page: Stripe.ApiList<Stripe.Product> = await stripe.products.list({ limit, ...(active === undefined ? {} : { active }), ...place })
        expect(page.data.length).toBeLessThanOrEqual(limit)
        if (backwards) seen.unshift(...ids(page))
        else seen.push(...ids(page))
        cursor = backwards ? page.data[0]?.id : page.data.at(-1)?.id
        more = page.has_more
        expect(page.data.length).toBe(more ? limit : page.data.length)
      }
      expect(seen).toEqual(expected)
    }),
    { numRuns: 40 },
  )
})

test("the SDK's own paging finds all of them", async () => {
  await fill(25)
  const seen: string[] = []
  for await (const product of stripe.products.list({ limit: 4 })) seen.push(product.id)
  expect(seen).toEqual(Array.from({ length: 25 }, (_, index) => `p${24 - index}`))
})
