import { ASK, askAccess } from './access-calls.ts'
import { startAccessWorld, type AccessWorld } from './access-world.ts'
import { createGrant, REVOKE_GRANT, setProductSets, UPDATE_GRANT, updateSet } from './entitlement-calls.ts'
import { createMember } from './members-calls.ts'

const DAY = 86_400_000

let world: AccessWorld
beforeAll(async () => { world = await startAccessWorld() }, 120_000)
afterAll(async () => await world?.stop())

async function refusal(variables: object): Promise<string | undefined> {
  const { errors } = await world.server.graphqlRaw(ASK, variables)
  return errors?.[0]?.extensions.code
}

describe('a question', () => {
  it('about an unknown member or feature is an error, never a no', async () => {
    const id = await world.nobody()
    expect(await refusal({ member: { id }, feature: 'forum.pots' })).toBe('NOT_FOUND')
    expect(await refusal({ member: { externalId: 'nobody' }, feature: 'forum.post' })).toBe('NOT_FOUND')
    expect(await refusal({ member: { id: 'no-uuid' }, feature: 'forum.post' })).toBe('NOT_FOUND')
    expect(await refusal({ member: { id, externalId: 'x' }, feature: 'forum.post' })).toBe('BAD_USER_INPUT')
    expect(await askAccess(world.server, { id }, 'forum.post')).toMatchObject({ granted: false, validUntil: null, sources: [] })
  })

  it('about many members is answered in their order, each way to name one included', async () => {
    const [ada, bob] = [await createMember(world.server, { name: 'Ada', externalId: 'batch-ada' }), await createMember(world.server, { name: 'Bob', email: 'batch@example.org' })]
    await createGrant(world.server, { member: { id: ada.id }, entitlementSetId: world.gold.id, quantity: 3 })
    const batch = 'query ($members: [MemberRef!]!) { accessBatch(members: $members, features: ["storage.gb", "forum.post"]) { memberId featureKey granted limit } }'
    expect(await world.server.graphql(batch, { members: [{ email: 'BATCH@example.org' }, { externalId: 'batch-ada' }, { id: bob.id }] })).toEqual({ accessBatch: [
      { memberId: bob.id, featureKey: 'storage.gb', granted: false, limit: 0 }, { memberId: bob.id, featureKey: 'forum.post', granted: false, limit: null },
      { memberId: ada.id, featureKey: 'storage.gb', granted: true, limit: 15 }, { memberId: ada.id, featureKey: 'forum.post', granted: true, limit: null },
      { memberId: bob.id, featureKey: 'storage.gb', granted: false, limit: 0 }, { memberId: bob.id, featureKey: 'forum.post', granted: false, limit: null },
    ] })
    expect((await world.server.graphqlRaw(batch, { members: [{ id: ada.id }, { externalId: 'nobody' }] })).errors?.[0]?.message).toContain('nobody')
  })
})

describe('a grant', () => {
  it('gives access with its reason, until it ends or is taken back', async () => {
    const id = await world.nobody()
    const endsAt = new Date(Date.now() + DAY).toISOString()
    const grant = await createGrant(world.server, { member: { id }, entitlementSetId: world.gold.id, endsAt, reason: 'Won it' })
    expect(await askAccess(world.server, { id }, 'forum.post')).toMatchObject({
      granted: true, validUntil: endsAt, rule: 'ANY', sources: [{ kind: 'GRANT', sourceId: grant.id, value: 'yes', reason: 'Won it', until: endsAt, since: grant.startsAt, set: { key: 'gold' }, product: null, grant: { reason: 'Won it' } }],
    })
    expect(await askAccess(world.server, { id }, 'forum.post', endsAt)).toMatchObject({ granted: false })
    await world.server.graphql(UPDATE_GRANT, { input: { id: grant.id, version: 1, endsAt: null } })
    expect(await askAccess(world.server, { id }, 'forum.post')).toMatchObject({ granted: true, validUntil: null })
    await world.server.graphql(REVOKE_GRANT, { input: { id: grant.id, reason: 'A mistake' } })
    expect(await askAccess(world.server, { id }, 'forum.post')).toMatchObject({ granted: false, validUntil: null })
  })

  it('that begins later says so', async () => {
    const id = await world.nobody()
    const startsAt = new Date(Date.now() + DAY).toISOString()
    await createGrant(world.server, { member: { id }, entitlementSetId: world.extra.id, startsAt })
    expect(await askAccess(world.server, { id }, 'storage.gb')).toMatchObject({ granted: false, limit: 0, validUntil: startsAt })
    expect(await askAccess(world.server, { id }, 'storage.gb', startsAt)).toMatchObject({ granted: true, limit: 100 })
  })
})

describe('a change of what is given', () => {
  it('counts from then on for all who hold it, and the past stays', async () => {
    const { memberId } = await world.subscriber()
    const { asOf: before } = await world.becomes(memberId, 'storage.gb', { limit: 10 })
    await setProductSets(world.server, world.goldProduct, [world.gold.id, world.extra.id])
    expect(await askAccess(world.server, { id: memberId }, 'storage.gb')).toMatchObject({ limit: 110 })
    await setProductSets(world.server, world.goldProduct, [world.gold.id])
    const changed = await updateSet(world.server, { id: world.gold.id, version: world.gold.version, rules: [{ featureId: await featureId('forum.post') }] })
    const { asOf: without } = await askAccess(world.server, { id: memberId }, 'storage.gb')
    world.gold = await updateSet(world.server, { id: world.gold.id, version: changed.version, rules: [{ featureId: await featureId('forum.post') }, { featureId: await featureId('storage.gb'), limit: 5, perUnit: true }, { featureId: await featureId('support.level'), text: 'gold' }] })
    expect(await askAccess(world.server, { id: memberId }, 'storage.gb', before)).toMatchObject({ limit: 10 })
    expect(await askAccess(world.server, { id: memberId }, 'storage.gb', without)).toMatchObject({ limit: 0, granted: false })
    expect(await askAccess(world.server, { id: memberId }, 'storage.gb')).toMatchObject({ limit: 10 })
    const history = await world.server.graphql<{ accessHistory: { limit: number }[] }>(
      'query ($member: MemberRef!, $from: DateTime!, $to: DateTime!) { accessHistory(member: $member, feature: "storage.gb", from: $from, to: $to) { from until limit } }',
      { member: { id: memberId }, from: before, to: new Date(Date.now() + DAY).toISOString() })
    expect(history.accessHistory.map(({ limit }) => limit)).toEqual([10, 110, 10, 0, 10])
  })

  async function featureId(key: string): Promise<string> {
    return (await world.server.graphql<{ feature: { id: string } }>('query ($key: String!) { feature(key: $key) { id } }', { key })).feature.id
  }
})
