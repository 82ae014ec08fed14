import fc from 'fast-check'
import type { AccessAnswer } from './access-calls.ts'
import { createFeature, createGrant, createSet, REVOKE_GRANT, updateSet, type FeatureAnswer, type SetAnswer } from './entitlement-calls.ts'
import { startConsole, type StartedConsole } from './harness/console.ts'
import { createMember } from './members-calls.ts'

const PREVIEW = `query ($input: PreviewEntitlementChangeInput!) { previewEntitlementChange(input: $input) {
  memberCount features { feature { key } gaining losing changing } members { member { id } changes { feature { key } before after } }
} }`
interface Preview {
  memberCount: number
  features: { feature: { key: string }; gaining: number; losing: number; changing: number }[]
  members: { member: { id: string }; changes: { feature: { key: string }; before: string | null; after: string | null }[] }[]
}
type Words = Record<string, Record<string, string | null>>

let server: StartedConsole
let features: FeatureAnswer[]
beforeAll(async () => {
  server = await startConsole()
  features = await Promise.all([
    createFeature(server, { key: 'max', kind: 'LIMIT', name: 'Max', aggregation: 'MAX' }), createFeature(server, { key: 'post', kind: 'BOOLEAN', name: 'Post' }),
    createFeature(server, { key: 'sum', kind: 'LIMIT', name: 'Sum', aggregation: 'SUM' }), createFeature(server, { key: 'text', kind: 'TEXT', name: 'Text' }),
  ])
}, 120_000)
afterAll(async () => { await server?.stop() })

const limit = fc.option(fc.record({ limit: fc.integer({ min: 0, max: 3 }), perUnit: fc.boolean(), unlimited: fc.constant(false) }))
const unlimited = fc.constant({ limit: null, perUnit: false, unlimited: true })
const content = fc.record({ rank: fc.nat(2), max: fc.oneof(limit, unlimited), post: fc.boolean(), sum: fc.oneof(limit, unlimited), text: fc.option(fc.constantFrom('a', 'b')) })
const grant = fc.record({ member: fc.nat(2), set: fc.nat(2), quantity: fc.integer({ min: 1, max: 3 }), later: fc.boolean() })

it('a preview says what is then so', async () => {
  let run = 0
  await fc.assert(fc.asyncProperty(fc.tuple(content, content, content), fc.array(grant, { minLength: 1, maxLength: 6 }), content, fc.nat(5), async (contents, grants, changed, ended) => {
    run += 1
    const sets = await Promise.all(contents.map(async ({ rank, ...rest }, index) => await createSet(server, { key: `set-${run}-${index}`, name: 'Set', rank, rules: rulesOf(rest) })))
    const members = await Promise.all([0, 1, 2].map(async () => (await createMember(server, { name: 'Member' })).id))
    const given: string[] = []
    for (const { member, set, quantity, later } of grants) {
      const startsAt = later ? new Date(Date.now() + 3_600_000).toISOString() : null
      given.push((await createGrant(server, { member: { id: members[member] }, entitlementSetId: sets[set]?.id, quantity, startsAt })).id)
    }
    const { rank, ...rest } = changed
    const [set] = sets as [SetAnswer]
    const ofSet = await foretold(members, { entitlementSet: { id: set.id, rank, rules: rulesOf(rest) } }, async () => { await updateSet(server, { id: set.id, version: set.version, rank, rules: rulesOf(rest) }) })
    expect(ofSet.told).toEqual(ofSet.became)
    const grantId = given[ended % given.length]
    const ofGrant = await foretold(members, { grantId }, async () => { await server.graphql(REVOKE_GRANT, { input: { id: grantId, reason: 'A test' } }) })
    expect(ofGrant.told).toEqual(ofGrant.became)
  }), { numRuns: 15, endOnFailure: true })
}, 300_000)

function rulesOf({ max, post, sum, text }: { max: object | null; post: boolean; sum: object | null; text: string | null }): object[] {
  const rules: Record<string, object | null> = { max, post: post ? {} : null, sum, text: text === null ? null : { text } }
  return features.flatMap(({ id, key }) => (rules[key] ? [{ featureId: id, ...rules[key] }] : []))
}

/** What a preview tells, and what became of it: who changes and how, and how many by feature. */
async function foretold(members: string[], input: object, change: () => Promise<void>): Promise<{ told: object; became: object }> {
  const { previewEntitlementChange: preview } = await server.graphql<{ previewEntitlementChange: Preview }>(PREVIEW, { input })
  const before = await wordsOf(members)
  await change()
  const after = await wordsOf(members)
  const changed = members.map((id) => ({ member: { id }, changes: features.flatMap(({ key }) => {
    const [was, is] = [before[id]?.[key] ?? null, after[id]?.[key] ?? null]
    return was === is ? [] : [{ feature: { key }, before: was, after: is }]
  }) })).filter(({ changes }) => changes.length > 0)
  const counts = features.map(({ key }) => [key, changed.filter(({ changes }) => changes.some(({ feature }) => feature.key === key)).length] as const)
  return {
    told: { members: byId(preview.members), count: preview.memberCount, counts: Object.fromEntries(preview.features.map(({ feature: { key }, gaining, losing, changing }) => [key, gaining + losing + changing])) },
    became: { members: byId(changed), count: changed.length, counts: Object.fromEntries(counts.filter(([, count]) => count > 0)) },
  }
}

function byId<Each extends { member: { id: string } }>(members: Each[]): Each[] {
  return members.toSorted((a, b) => (a.member.id < b.member.id ? -1 : 1))
}

async function wordsOf(members: string[]): Promise<Words> {
  const { accessBatch } = await server.graphql<{ accessBatch: (AccessAnswer & { memberId: string })[] }>(
    'query ($members: [MemberRef!]!, $keys: [String!]!) { accessBatch(members: $members, features: $keys) { memberId featureKey granted limit unlimited text } }',
    { members: members.map((id) => ({ id })), keys: features.map(({ key }) => key) })
  return Object.fromEntries(members.map((id) => [id, Object.fromEntries(accessBatch.filter(({ memberId }) => memberId === id).map((answer) => [
    answer.featureKey, answer.granted ? answer.unlimited ? 'unlimited' : answer.text ?? answer.limit?.toString() ?? 'yes' : null,
  ]))]))
}
