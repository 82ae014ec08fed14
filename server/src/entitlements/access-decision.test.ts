import { FeatureKind, LimitAggregation } from '../entities/feature.ts'
import { ProvisionSource } from '../entities/provision.ts'
import { decideAccess, type AccessSource } from './access-decision.ts'
import { STATUS_ACCESS, statusAccess } from './status-access.ts'

const at = new Date('2026-06-01T00:00:00Z')
const day = (number: number) => new Date(at.getTime() + number * 86_400_000)

function source(changes: Partial<AccessSource>): AccessSource {
  return {
    provisionId: 'p', source: ProvisionSource.GRANT, sourceId: 'g', setId: 's', productId: null, quantity: 1, limit: null, unlimited: false, text: null, perUnit: false, rank: 0,
    starts: day(-10), ends: null, ruledSince: day(-10), ...changes,
  }
}
const boolean = { kind: FeatureKind.BOOLEAN, aggregation: null }
const highest = { kind: FeatureKind.LIMIT, aggregation: LimitAggregation.MAX }
const sum = { kind: FeatureKind.LIMIT, aggregation: LimitAggregation.SUM }
const text = { kind: FeatureKind.TEXT, aggregation: null }

describe('what a status of a subscription gives', () => {
  it.each([
    ['trialing', 'yes'], ['active', 'yes'], ['past_due', 'withinGrace'], ['incomplete', 'no'], ['incomplete_expired', 'no'], ['unpaid', 'no'], ['paused', 'no'], ['canceled', 'no'],
    ['a status that Stripe adds', 'no'],
  ])('%s: %s', (status, access) => { expect(statusAccess(status)).toBe(access) })

  it('is known for every status that Stripe documents', () => { expect(Object.keys(STATUS_ACCESS)).toHaveLength(8) })
})

describe('several sources', () => {
  it('grant a boolean by any of them', () => {
    expect(decideAccess(boolean, [], at)).toMatchObject({ granted: false, validUntil: null })
    expect(decideAccess(boolean, [source({}), source({ ends: day(-1) })], at)).toMatchObject({ granted: true, sources: [{ ends: null }] })
  })

  it.each([
    [highest, [source({ limit: 3 }), source({ limit: 5 })], { granted: true, limit: 5, unlimited: false }],
    [sum, [source({ limit: 3 }), source({ limit: 5 })], { granted: true, limit: 8, unlimited: false }],
    [sum, [source({ limit: 3, perUnit: true, quantity: 4 }), source({ limit: 5, quantity: 4 })], { granted: true, limit: 17, unlimited: false }],
    [highest, [source({ limit: 3 }), source({ unlimited: true })], { granted: true, limit: null, unlimited: true }],
    [sum, [source({ limit: Number.MAX_SAFE_INTEGER }), source({ limit: 5 })], { granted: true, limit: Number.MAX_SAFE_INTEGER, unlimited: false }],
    [highest, [source({ limit: 0 })], { granted: false, limit: 0, unlimited: false }],
    [sum, [], { granted: false, limit: 0, unlimited: false }],
  ])('make one limit', (feature, sources, expected) => { expect(decideAccess(feature, sources, at)).toMatchObject(expected) })

  it('give the text of the highest rank, and of equal ranks what began last, whatever their order', () => {
    const sources = [source({ text: 'low', rank: 1 }), source({ text: 'older', rank: 2 }), source({ text: 'newer', rank: 2, starts: day(-5) })]
    expect(decideAccess(text, sources, at).text).toBe('newer')
    expect(decideAccess(text, sources.toReversed(), at).text).toBe('newer')
  })
})

describe('validUntil', () => {
  it.each([
    ['the end of the only source', boolean, [source({ ends: day(3) })], day(3)],
    ['no end that another source outlives', boolean, [source({ ends: day(3) }), source({ ends: day(5) })], day(5)],
    ['no end into which another source runs', boolean, [source({ ends: day(3) }), source({ starts: day(3), ends: day(9) })], day(9)],
    ['a start', boolean, [source({ starts: day(2) })], day(2)],
    ['the end of one summand', sum, [source({ limit: 1, ends: day(4) }), source({ limit: 1 })], day(4)],
    ['no start of a lower limit', highest, [source({ limit: 5 }), source({ limit: 3, starts: day(2) })], null],
    ['the moment at which the rank below takes over', text, [source({ text: 'gold', rank: 2, ends: day(1) }), source({ text: 'silver', rank: 1 })], day(1)],
  ])('is %s', (_name, feature, sources, expected) => { expect(decideAccess(feature, sources, at).validUntil).toEqual(expected) })
})
