import { askAccess, type AccessAnswer } from './access-calls.ts'
import { createFeature, createGrant, createSet, REVOKE_GRANT } from './entitlement-calls.ts'
import { startConsole, type StartedConsole } from './harness/console.ts'
import { createMember } from './members-calls.ts'

/** Requests at once: more than one statement takes. */
const MEMBERS = 40
const FEATURES = ['storage.gb', 'forum.post', 'support.level']
const QUESTION = 'query ($member: MemberRef!, $feature: String!, $at: DateTime) { access(member: $member, feature: $feature, at: $at) { memberId featureKey granted limit text asOf } }'

let server: StartedConsole
const members: { id: string; email: string; externalId: string; quantity: number }[] = []

beforeAll(async () => {
  server = await startConsole()
  const [storage, post, level] = await Promise.all([
    createFeature(server, { key: 'storage.gb', kind: 'LIMIT', name: 'Storage', aggregation: 'SUM' }),
    createFeature(server, { key: 'forum.post', kind: 'BOOLEAN', name: 'Post' }),
    createFeature(server, { key: 'support.level', kind: 'TEXT', name: 'Support' }),
  ])
  const set = await createSet(server, { key: 'gold', name: 'Gold', rules: [{ featureId: storage.id, limit: 1, perUnit: true }, { featureId: post.id }, { featureId: level.id, text: 'gold' }] })
  for (let number = 0; number < MEMBERS; number += 1) {
    const names = { email: `Member.${number}@example.org`, externalId: `member "${number}", {NULL} \\` }
    const { id } = await createMember(server, { name: `Member ${number}`, ...names })
    // Some hold nothing.
    if (number % 4 > 0) await createGrant(server, { member: { id }, entitlementSetId: set.id, quantity: number + 1 })
    members.push({ id, ...names, quantity: number % 4 > 0 ? number + 1 : 0 })
  }
}, 120_000)
afterAll(async () => { await server?.stop() })

test('of many questions at once each gets its own answer, whichever way its member is named and whatever moment it means', async () => {
  const began = new Date().toISOString()
  const asked = members.flatMap((member, number) => FEATURES.map((feature) => ({ member, feature, at: number % 5 === 0 ? '2020-01-01T00:00:00.000Z' : undefined, by: (['id', 'email', 'externalId'] as const)[number % 3] ?? 'id' })))
  const answers = await Promise.all(asked.map(async ({ member, feature, at, by }) =>
    (await server.graphql<{ access: AccessAnswer & { memberId: string } }>(QUESTION, { member: { [by]: by === 'email' ? member.email.toLowerCase() : member[by] }, feature, at })).access))
  for (const [index, { member, feature, at }] of asked.entries()) {
    const quantity = at === undefined ? member.quantity : 0
    expect(answers[index]).toMatchObject({
      memberId: member.id, featureKey: feature, granted: quantity > 0,
      limit: feature === 'storage.gb' ? quantity : null, text: feature === 'support.level' && quantity > 0 ? 'gold' : null,
    })
    const asOf = answers[index]?.asOf ?? ''
    expect(at === undefined ? asOf >= began : asOf === at).toBe(true)
  }
})

test('a question that cannot be answered fails alone', async () => {
  const known = members.map(async ({ id }) => (await askAccess(server, { id }, 'forum.post')).featureKey)
  const unknown = [
    { member: { id: '0198d0a0-0000-7000-8000-000000000000' }, feature: 'forum.post' }, { member: { id: 'no uuid' }, feature: 'forum.post' },
    { member: { externalId: 'nobody' }, feature: 'forum.post' }, { member: { id: members[0]?.id }, feature: 'no.feature' }, { member: { externalId: 'a\0b' }, feature: 'forum.post' },
  ].map(async (variables) => (await server.graphqlRaw(QUESTION, variables)).errors?.[0]?.extensions?.['code'])
  expect(new Set(await Promise.all(known))).toEqual(new Set(['forum.post']))
  expect(new Set(await Promise.all(unknown))).toEqual(new Set(['NOT_FOUND']))
})

test('while others ask all the time, an answer knows what was changed before its request', async () => {
  let busy = true
  const others = Array.from({ length: 16 }, async (_each, number) => {
    while (busy) await askAccess(server, { id: members[number]?.id }, 'storage.gb')
  })
  const { id } = await createMember(server, { name: 'Changing' })
  const { entitlementSets } = await server.graphql<{ entitlementSets: { items: { id: string }[] } }>('{ entitlementSets { items { id } } }')
  for (let round = 0; round < 10; round += 1) {
    const grant = await createGrant(server, { member: { id }, entitlementSetId: entitlementSets.items[0]?.id })
    const given = await askAccess(server, { id }, 'forum.post')
    expect(given.granted && given.asOf >= grant.startsAt).toBe(true)
    await server.graphql(REVOKE_GRANT, { input: { id: grant.id, reason: 'Over' } })
    expect((await askAccess(server, { id }, 'forum.post')).granted).toBe(false)
  }
  busy = false
  await Promise.all(others)
})
