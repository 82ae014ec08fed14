import fc from 'fast-check'
import { ASK, type AccessAnswer } from './access-calls.ts'
import { createFeature, createGrant, createSet, REVOKE_GRANT, UPDATE_GRANT, updateSet, type FeatureAnswer, type SetAnswer } from './entitlement-calls.ts'
import { startConsole, type StartedConsole } from './harness/console.ts'
import { createMember } from './members-calls.ts'

const HOUR = 3_600_000
const HISTORY = `query ($member: MemberRef!, $feature: String!, $from: DateTime!, $to: DateTime!) {
  accessHistory(member: $member, feature: $feature, from: $from, to: $to) { from until granted limit unlimited text }
}`
interface Period { from: string; until: string; granted: boolean; limit: number | null; unlimited: boolean; text: string | null }

let server: StartedConsole
let features: FeatureAnswer[]
let sets: SetAnswer[]
beforeAll(async () => {
  server = await startConsole()
  features = await Promise.all([
    createFeature(server, { key: 'post', kind: 'BOOLEAN', name: 'Post' }), createFeature(server, { key: 'sum', kind: 'LIMIT', name: 'Sum', aggregation: 'SUM' }),
    createFeature(server, { key: 'max', kind: 'LIMIT', name: 'Max', aggregation: 'MAX' }), createFeature(server, { key: 'text', kind: 'TEXT', name: 'Text' }),
  ])
  // Two of the same rank; one whose limits count by the unit; one without a limit.
  sets = await Promise.all([['low', 1], ['high', 2], ['too', 2], ['none', 0]].map(async ([key, rank]) => await createSet(server, { key, name: key, rank, rules: rulesOf(String(key), 1) })))
}, 120_000)
afterAll(async () => { await server?.stop() })

function rulesOf(key: string, edition: number): object[] {
  const [post, sum, max, text] = features.map(({ id }) => id)
  if (key === 'none') return [{ featureId: sum, unlimited: true }, { featureId: max, limit: 0 }]
  return [
    ...(edition % 3 === 0 ? [] : [{ featureId: post }]), { featureId: sum, limit: edition, perUnit: key === 'high' }, { featureId: max, limit: 3 * edition, perUnit: key === 'low' },
    ...(edition % 4 === 0 ? [] : [{ featureId: text, text: `${key} ${edition}` }]),
  ]
}

const grant = fc.record({ set: fc.nat(3), quantity: fc.integer({ min: 1, max: 3 }), starts: fc.option(fc.integer({ min: 1, max: 5 })), lasts: fc.option(fc.integer({ min: 1, max: 3 })) })
const step = fc.oneof(
  fc.record({ grant }), fc.record({ grant }),
  fc.record({ revoke: fc.nat(5) }),
  fc.record({ end: fc.nat(5), lasts: fc.option(fc.integer({ min: 6, max: 9 })) }),
  fc.record({ edit: fc.nat(2), edition: fc.integer({ min: 1, max: 4 }) }),
)

it('the history of an answer says at each moment what is answered for it, and an answer is valid exactly until the next one', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
    const { id } = await createMember(server, { name: 'Member' })
    const before = new Date().toISOString()
    const base = Math.ceil(Date.now() / HOUR) * HOUR
    const hour = (number: number | null | undefined) => (number == null ? null : new Date(base + number * HOUR).toISOString())
    const grants: string[] = []
    const told: AccessAnswer[] = []
    for (const each of steps) {
      if ('grant' in each) {
        const { set, quantity, starts, lasts } = each.grant
        const created = await createGrant(server, { member: { id }, entitlementSetId: sets[set]?.id, quantity, startsAt: hour(starts), endsAt: lasts === null ? null : hour((starts ?? 0) + lasts) })
        grants.push(created.id)
      }
      // Those that are over or out of reach are refused, which changes nothing.
      if ('revoke' in each) await server.graphqlRaw(REVOKE_GRANT, { input: { id: grants[each.revoke] ?? id, reason: 'A test' } })
      if ('end' in each) await server.graphqlRaw(UPDATE_GRANT, { input: { id: grants[each.end] ?? id, version: 1, endsAt: hour(each.lasts) } })
      if ('edit' in each) {
        const set = sets[each.edit]
        if (set) sets[each.edit] = await updateSet(server, { id: set.id, version: set.version, rules: rulesOf(set.key, each.edition) })
      }
      told.push(...await Promise.all(features.map(async ({ key }) => await ask(id, key))))
    }
    for (const { key } of features) {
      const to = new Date(base + 20 * HOUR).toISOString()
      const { accessHistory } = await server.graphql<{ accessHistory: Period[] }>(HISTORY, { member: { id }, feature: key, from: before, to })
      expect([accessHistory[0]?.from, ...accessHistory.map(({ until }) => until)]).toEqual([before, ...accessHistory.slice(1).map(({ from }) => from), to])
      for (const answer of told.filter(({ featureKey }) => featureKey === key)) expect(valueOf(answer)).toEqual(valueOf(accessHistory.find(({ from, until }) => from <= answer.asOf && answer.asOf < until)))
      const now = (await ask(id, key)).asOf
      for (const [index, period] of accessHistory.entries()) {
        const next = accessHistory[index + 1]
        const last = new Date(Date.parse(period.until) - 1).toISOString()
        for (const at of new Set([period.from, last])) expect(valueOf(await ask(id, key, at))).toEqual(valueOf(period))
        expect(valueOf(period)).not.toEqual(valueOf(next))
        // Of a past moment it is said how long the answer was thought to hold then.
        const { validUntil } = await ask(id, key, last > now ? last : to)
        expect(validUntil).toBe(last > now ? next?.from ?? null : null)
      }
    }
    const keys = [...features, ...features].map(({ key }) => key)
    const { accessBatch } = await server.graphql<{ accessBatch: AccessAnswer[] }>(
      'query ($members: [MemberRef!]!, $keys: [String!]!) { accessBatch(members: $members, features: $keys) { featureKey granted limit unlimited text } }', { members: [{ id }], keys })
    expect(accessBatch.map(valueOf)).toEqual((await Promise.all(keys.map(async (key) => await ask(id, key)))).map(valueOf))
  }), { numRuns: 12, endOnFailure: true })
}, 300_000)

async function ask(id: string, feature: string, at?: string): Promise<AccessAnswer> {
  return (await server.graphql<{ access: AccessAnswer }>(ASK, { member: { id }, feature, at })).access
}

function valueOf(answer: Pick<Period, 'granted' | 'limit' | 'unlimited' | 'text'> | undefined): object | undefined {
  return answer && { granted: answer.granted, limit: answer.limit, unlimited: answer.unlimited, text: answer.text }
}
