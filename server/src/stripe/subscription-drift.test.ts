import fc from 'fast-check'
import { subscriptionDrift, type Actual, type Asked } from './subscription-drift.ts'

const item = fc.record({ priceId: fc.constantFrom('price_a', 'price_b', 'price_c'), quantity: fc.integer({ min: 1, max: 9 }) })
const items = fc.uniqueArray(item, { minLength: 1, maxLength: 3, selector: ({ priceId }) => priceId })
const asked: fc.Arbitrary<Asked> = fc.record({ items, cancelAtPeriodEnd: fc.boolean() })
const actual: fc.Arbitrary<Actual> = fc.record({ items, cancelAtPeriodEnd: fc.boolean(), status: fc.constantFrom('active', 'trialing', 'past_due', 'unpaid'), asOf: fc.date({ noInvalidDate: true }) })

describe('subscriptionDrift', () => {
  it('finds nothing in what was asked, in whatever order, nor in a cancellation of the member', () => {
    fc.assert(fc.property(asked, actual, (wish, other) => {
      expect(subscriptionDrift(wish, { ...other, items: wish.items.toReversed(), cancelAtPeriodEnd: wish.cancelAtPeriodEnd || other.cancelAtPeriodEnd }, [])).toEqual([])
    }))
  })

  it('finds everything else, and keeps since when', () => {
    fc.assert(fc.property(asked, actual, fc.date({ noInvalidDate: true }), (wish, is, later) => {
      const text = (list: Asked['items']) => list.map(({ priceId, quantity }) => `${priceId} ${quantity}`).toSorted().join()
      const found = subscriptionDrift(wish, is, [])
      expect(found.length > 0).toBe(text(wish.items) !== text(is.items) || (wish.cancelAtPeriodEnd && !is.cancelAtPeriodEnd))
      expect(found.every(({ seenAt }) => seenAt === is.asOf.toISOString())).toBe(true)
      expect(subscriptionDrift(wish, { ...is, asOf: later }, found)).toEqual(found)
    }))
  })

  it.each(['canceled', 'incomplete_expired'])('ends with the subscription (%s)', (status) => {
    fc.assert(fc.property(asked, actual, (wish, is) => { expect(subscriptionDrift(wish, { ...is, status }, [])).toEqual([]) }))
  })

  it('names price and quantity of a subscription to one price', () => {
    const wish = { items: [{ priceId: 'price_a', quantity: 1 }], cancelAtPeriodEnd: false }
    const is = { items: [{ priceId: 'price_b', quantity: 3 }], cancelAtPeriodEnd: false, status: 'active', asOf: new Date(0) }
    expect(subscriptionDrift(wish, is, [])).toEqual([
      { field: 'price', ours: 'price_a', stripes: 'price_b', seenAt: '1970-01-01T00:00:00.000Z' },
      { field: 'quantity', ours: '1', stripes: '3', seenAt: '1970-01-01T00:00:00.000Z' },
    ])
  })
})
