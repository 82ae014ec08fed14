import { setTimeout as pause } from 'node:timers/promises'
import { allAccess, ASK, askAccess } from './access-calls.ts'
import { startAccessWorld, type AccessWorld } from './access-world.ts'
import { CREATE_GRANT, createFeature, createGrant, createSet, SET_PRODUCT_SETS, setProductSets, UPDATE_SET, updateSet } from './entitlement-calls.ts'
import { createMember } from './members-calls.ts'

let world: AccessWorld
beforeAll(async () => { world = await startAccessWorld() }, 120_000)
afterAll(async () => await world?.stop())

/** Archives something by the mutation's name. */
async function archive(mutation: string, id: string): Promise<void> {
  await world.server.graphql(`mutation ($id: ID!) { ${mutation}(id: $id) { __typename } }`, { id })
}

/** The code and fields of a refusal. */
async function refusal(query: string, input: object): Promise<unknown> {
  const { errors } = await world.server.graphqlRaw(query, { input })
  return errors?.map(({ extensions: { code, fields } }) => ({ code, fields: Object.keys(fields ?? {}) }))
}

describe('what is archived', () => {
  it('a set is given no more, and who holds it keeps it', async () => {
    const feature = await createFeature(world.server, { key: 'archive.set', kind: 'BOOLEAN', name: 'Feature' })
    const set = await createSet(world.server, { key: 'archive-set', name: 'Set', rules: [{ featureId: feature.id }] })
    const id = await world.nobody()
    await createGrant(world.server, { member: { id }, entitlementSetId: set.id })
    await archive('archiveEntitlementSet', set.id)
    expect(await askAccess(world.server, { id }, 'archive.set')).toMatchObject({ granted: true, sources: [{ set: { key: 'archive-set' } }] })
    expect(await refusal(CREATE_GRANT, { member: { id }, entitlementSetId: set.id, reason: 'Again' })).toEqual([{ code: 'BAD_USER_INPUT', fields: ['entitlementSetId'] }])
    expect(await refusal(SET_PRODUCT_SETS, { productId: world.goldProduct, entitlementSetIds: [world.gold.id, set.id] })).toEqual([{ code: 'BAD_USER_INPUT', fields: ['entitlementSetIds.1'] }])
  })

  it('a feature is answered for still, and left out where all are listed', async () => {
    const feature = await createFeature(world.server, { key: 'archive.feature', kind: 'LIMIT', name: 'Feature' })
    const set = await createSet(world.server, { key: 'archive-feature', name: 'Set', rules: [{ featureId: feature.id, limit: 3 }] })
    const id = await world.nobody()
    await createGrant(world.server, { member: { id }, entitlementSetId: set.id })
    await archive('archiveFeature', feature.id)
    expect(await askAccess(world.server, { id }, 'archive.feature')).toMatchObject({ granted: true, limit: 3 })
    expect(Object.keys(await allAccess(world.server, id))).not.toContain('archive.feature')
  })

  it('a product keeps its promise to those who pay for it', async () => {
    const { memberId } = await world.subscriber()
    await world.becomes(memberId, 'storage.gb', { limit: 10 })
    await archive('archiveProduct', world.goldProduct)
    await world.settled()
    expect(await askAccess(world.server, { id: memberId }, 'storage.gb')).toMatchObject({ limit: 10 })
    await world.server.graphql('mutation ($id: ID!) { restoreProduct(id: $id) { __typename } }', { id: world.goldProduct })
  })

  it('a member keeps what they hold, and is found by all but the e-mail address, which another may have by then', async () => {
    const { id } = await createMember(world.server, { name: 'Member', externalId: 'archived', email: 'archived@example.org' })
    await createGrant(world.server, { member: { id }, entitlementSetId: world.gold.id })
    await archive('archiveMember', id)
    expect(await askAccess(world.server, { id }, 'forum.post')).toMatchObject({ granted: true })
    expect(await askAccess(world.server, { externalId: 'archived' }, 'forum.post')).toMatchObject({ granted: true })
    const { errors } = await world.server.graphqlRaw(ASK, { member: { email: 'archived@example.org' }, feature: 'forum.post' })
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND'])
  })
})

describe('changes within a second', () => {
  it('each count from their own moment on, and each moment is answered as it was', async () => {
    const feature = await createFeature(world.server, { key: 'quick', kind: 'LIMIT', name: 'Quick', aggregation: 'SUM' })
    let set = await createSet(world.server, { key: 'quick', name: 'Quick', rules: [{ featureId: feature.id, limit: 1, perUnit: true }] })
    const { memberId } = await world.subscriber()
    await world.becomes(memberId, 'storage.gb', { limit: 10 })
    await setProductSets(world.server, world.goldProduct, [world.gold.id, set.id])
    const from = (await askAccess(world.server, { id: memberId }, 'quick')).asOf
    const heard: { asOf: string; limit: number | null }[] = []
    for (const limit of [2, 3, 4, 5]) {
      set = await updateSet(world.server, { id: set.id, version: set.version, rules: [{ featureId: feature.id, limit, perUnit: true }] })
      heard.push(await askAccess(world.server, { id: memberId }, 'quick'))
      // Two moments that an answer can name are a thousandth of a second apart.
      await pause(2)
      await setProductSets(world.server, world.goldProduct, limit % 2 === 0 ? [world.gold.id] : [world.gold.id, set.id])
      heard.push(await askAccess(world.server, { id: memberId }, 'quick'))
      await pause(2)
    }
    expect(heard.map(({ limit }) => limit)).toEqual([4, 0, 0, 6, 8, 0, 0, 10])
    for (const { asOf, limit } of heard) expect(await askAccess(world.server, { id: memberId }, 'quick', asOf)).toMatchObject({ limit })
    const { accessHistory } = await world.server.graphql<{ accessHistory: { limit: number }[] }>(
      'query ($member: MemberRef!, $from: DateTime!, $to: DateTime!) { accessHistory(member: $member, feature: "quick", from: $from, to: $to) { limit } }',
      { member: { id: memberId }, from, to: new Date().toISOString() })
    expect(accessHistory.map(({ limit }) => limit)).toEqual([2, 4, 0, 6, 8, 0, 10])
    await setProductSets(world.server, world.goldProduct, [world.gold.id])
  })

  it('that two operators make of one version are not both taken', async () => {
    const set = await createSet(world.server, { key: 'raced', name: 'Raced', rules: [] })
    const answers = await Promise.all(['One', 'Two', 'Three'].map(async (name) => await world.server.graphqlRaw(UPDATE_SET, { input: { id: set.id, version: set.version, name } })))
    expect(answers.flatMap(({ errors }) => errors?.map(({ extensions }) => extensions.code) ?? [])).toEqual(['CONFLICT', 'CONFLICT'])
  })
})
