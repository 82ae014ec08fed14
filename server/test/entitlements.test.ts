import pg from 'pg'
import { startConsole, type StartedConsole } from './harness/console.ts'
import { createProduct } from './catalog-calls.ts'
import {
  CREATE_FEATURE, CREATE_GRANT, CREATE_SET, createFeature, createGrant, createSet, FEATURE, GRANT, REVOKE_GRANT, SET, SET_PRODUCT_SETS, setProductSets, UPDATE_FEATURE,
  UPDATE_GRANT, UPDATE_SET, updateSet, type FeatureAnswer,
} from './entitlement-calls.ts'
import { eventually } from './harness/eventually.ts'
import { createMember } from './members-calls.ts'
import { rows } from './rows.ts'

let server: StartedConsole
let post: FeatureAnswer
let storage: FeatureAnswer
let level: FeatureAnswer

beforeAll(async () => {
  server = await startConsole()
  post = await createFeature(server, { key: 'forum.post', kind: 'BOOLEAN', name: 'Post in the forum' })
  storage = await createFeature(server, { key: 'storage.gb', kind: 'LIMIT', name: 'Storage', unit: 'GB', aggregation: 'SUM' })
  level = await createFeature(server, { key: 'support.level', kind: 'TEXT', name: 'Support' })
})
afterAll(async () => { await server?.stop() })

/** The code and fields of a refusal. */
async function refusal(query: string, input: object): Promise<unknown> {
  const { errors } = await server.graphqlRaw(query, { input })
  return errors?.map(({ extensions: { code, fields } }) => ({ code, fields: Object.keys(fields ?? {}) }))
}

describe('features', () => {
  it('are made, listed and found by key', async () => {
    expect(storage).toMatchObject({ kind: 'LIMIT', unit: 'GB', aggregation: 'SUM', version: 1 })
    expect(await createFeature(server, { key: 'seats', kind: 'LIMIT', name: 'Seats' })).toMatchObject({ aggregation: 'MAX' })
    expect(await server.graphql('{ features(filter: { search: "stor" }) { totalCount items { key } } feature(key: "forum.post") { name } }'))
      .toEqual({ features: { totalCount: 1, items: [{ key: 'storage.gb' }] }, feature: { name: 'Post in the forum' } })
  })

  it('are refused with the field and its remedy', async () => {
    expect(await refusal(CREATE_FEATURE, { key: 'Forum Post', kind: 'BOOLEAN', name: '' })).toEqual([{ code: 'BAD_USER_INPUT', fields: ['key', 'name'] }])
    expect(await refusal(CREATE_FEATURE, { key: 'forum.post', kind: 'BOOLEAN', name: 'Again' })).toEqual([{ code: 'BAD_USER_INPUT', fields: ['key'] }])
    expect(await refusal(CREATE_FEATURE, { key: 'forum.read', kind: 'BOOLEAN', name: 'Read', unit: 'GB', aggregation: 'MAX' })).toEqual([{ code: 'BAD_USER_INPUT', fields: ['unit', 'aggregation'] }])
  })

  it('are changed only from the version that was seen', async () => {
    const { id } = await createFeature(server, { key: 'changes', kind: 'TEXT', name: 'Before' })
    expect(await server.graphql(UPDATE_FEATURE, { input: { id, version: 1, name: 'After' } })).toMatchObject({ updateFeature: { feature: { name: 'After', version: 2 } } })
    expect(await refusal(UPDATE_FEATURE, { id, version: 1, name: 'Too late' })).toEqual([{ code: 'CONFLICT', fields: [] }])
    expect(await server.graphql(`mutation ($id: ID!) { archiveFeature(id: $id) { feature { ${FEATURE} } } }`, { id })).toMatchObject({ archiveFeature: { feature: { archivedAt: expect.any(String) } } })
    expect(await refusal(CREATE_SET, { key: 'of-archived', name: 'Set', rules: [{ featureId: id, text: 'x' }] })).toEqual([{ code: 'BAD_USER_INPUT', fields: ['rules.0.featureId'] }])
    expect(await server.graphql(`mutation ($id: ID!) { restoreFeature(id: $id) { feature { ${FEATURE} } } }`, { id })).toMatchObject({ restoreFeature: { feature: { archivedAt: null } } })
  })
})

describe('entitlement sets', () => {
  it('hold rules, and a rule that stays the same stays the same', async () => {
    const set = await createSet(server, { key: 'plan.gold', name: 'Gold', rank: 10, rules: [{ featureId: post.id }, { featureId: storage.id, limit: 5, perUnit: true }, { featureId: level.id, text: 'gold' }] })
    expect(set.rules.map(({ feature, limit, text, perUnit }) => [feature.key, limit, text, perUnit])).toEqual([['forum.post', null, null, false], ['storage.gb', 5, null, true], ['support.level', null, 'gold', false]])
    const changed = await updateSet(server, { id: set.id, version: set.version, rules: [{ featureId: post.id }, { featureId: storage.id, unlimited: true }] })
    expect(changed.version).toBe(set.version + 1)
    expect(changed.rules[0]?.id).toBe(set.rules[0]?.id)
    expect(changed.rules[1]).toMatchObject({ limit: null, unlimited: true, perUnit: false })
    expect(await refusal(UPDATE_SET, { id: set.id, version: set.version, rank: 3 })).toEqual([{ code: 'CONFLICT', fields: [] }])
    const copied = await server.graphql<{ copyEntitlementSet: { entitlementSet: { rules: object[] } } }>(
      `mutation ($input: CopyEntitlementSetInput!) { copyEntitlementSet(input: $input) { entitlementSet { ${SET} } } }`, { input: { id: set.id, key: 'plan.gold.copy', name: 'Copy' } })
    expect(copied.copyEntitlementSet.entitlementSet).toMatchObject({ rank: 10, rules: [{ feature: { key: 'forum.post' } }, { feature: { key: 'storage.gb' }, unlimited: true }] })
  })

  it('say who holds them, once however often, counted up to a thousand', async () => {
    const HOLDERS = 'query ($id: ID!) { entitlementSet(id: $id) { memberCount memberCountIsExact } }'
    const { id } = await createSet(server, { key: 'held', name: 'Held' })
    const grantTo = async (search: string) => await server.graphql(
      'mutation ($input: BulkGrantInput!) { bulkGrant(input: $input) { memberCount } }', { input: { filter: { search }, entitlementSetId: id, reason: 'A test', dryRun: false } })
    await rows(server.options.databaseUrl, "insert into member (id, kind, name) select uuidv7(), 'PERSON', 'Holder ' || case when number > 1000 then 'beyond' else 'within' end from generate_series(1, 1001) as number")
    expect(await server.graphql(HOLDERS, { id })).toEqual({ entitlementSet: { memberCount: 0, memberCountIsExact: true } })
    for (let times = 0; times < 2; times += 1) await grantTo('holder within')
    expect(await server.graphql(HOLDERS, { id })).toEqual({ entitlementSet: { memberCount: 1000, memberCountIsExact: true } })
    await grantTo('holder beyond')
    expect(await server.graphql(HOLDERS, { id })).toEqual({ entitlementSet: { memberCount: 1000, memberCountIsExact: false } })
  })

  it('refuse values that are not of the kind of their feature', async () => {
    expect(await refusal(CREATE_SET, { key: 'wrong', name: 'Wrong', rules: [{ featureId: post.id, limit: 1 }, { featureId: storage.id }, { featureId: level.id, unlimited: true }] }))
      .toEqual([{ code: 'BAD_USER_INPUT', fields: ['rules.0.limit', 'rules.1.limit', 'rules.2.unlimited', 'rules.2.text'] }])
    expect(await refusal(CREATE_SET, { key: 'twice', name: 'Twice', rules: [{ featureId: post.id }, { featureId: post.id }] })).toEqual([{ code: 'BAD_USER_INPUT', fields: ['rules.1.featureId'] }])
    expect(await refusal(CREATE_SET, { key: 'plan.gold', name: 'Taken' })).toEqual([{ code: 'BAD_USER_INPUT', fields: ['key'] }])
  })

  it('are given by products', async () => {
    const productId = await createProduct(server, { name: 'Membership' })
    const low = await createSet(server, { key: 'low', name: 'Low' })
    const high = await createSet(server, { key: 'high', name: 'High', rank: 5 })
    expect(await server.graphql(SET_PRODUCT_SETS, { input: { productId, entitlementSetIds: [low.id, high.id], seenEntitlementSetIds: [] } }))
      .toEqual({ setProductEntitlementSets: { product: { id: productId, entitlementSets: [{ key: 'high' }, { key: 'low' }] } } })
    expect(await refusal(SET_PRODUCT_SETS, { productId, entitlementSetIds: [], seenEntitlementSetIds: [low.id] })).toEqual([{ code: 'CONFLICT', fields: [] }])
    await setProductSets(server, productId, [high.id])
    expect(await server.graphql('query ($id: ID!) { entitlementSets(filter: { productId: $id }) { items { key products { name } memberCount } } entitlementSet(key: "low") { products { id } } }', { id: productId }))
      .toEqual({ entitlementSets: { items: [{ key: 'high', products: [{ name: 'Membership' }], memberCount: 0 }] }, entitlementSet: { products: [] } })
  })
})

describe('the id of a feature or a set', () => {
  it('may be written in upper case', async () => {
    const set = await createSet(server, { key: 'shouted', name: 'Shouted', rules: [{ featureId: post.id.toUpperCase() }] })
    expect(set.rules).toMatchObject([{ feature: { key: 'forum.post' } }])
    expect((await updateSet(server, { id: set.id.toUpperCase(), version: set.version, rules: [{ featureId: post.id.toUpperCase() }] })).rules[0]?.id).toBe(set.rules[0]?.id)
    expect(await refusal(CREATE_SET, { key: 'twice', name: 'Twice', rules: [{ featureId: post.id }, { featureId: post.id.toUpperCase() }] })).toEqual([{ code: 'BAD_USER_INPUT', fields: ['rules.1.featureId'] }])
    const productId = await createProduct(server, { name: 'Shouted' })
    await setProductSets(server, productId.toUpperCase(), [set.id, set.id.toUpperCase()])
    expect(await server.graphql('query ($id: ID!) { entitlementSets(filter: { productId: $id }) { items { key } } }', { id: productId })).toEqual({ entitlementSets: { items: [{ key: 'shouted' }] } })
  })
})

describe('a set that is archived in this very moment', () => {
  it('is given by no other product', async () => {
    const productId = await createProduct(server, { name: 'Late' })
    const set = await createSet(server, { key: 'late', name: 'Late' })
    const archiving = new pg.Client({ connectionString: server.options.databaseUrl })
    await archiving.connect()
    try {
      await archiving.query('begin')
      await archiving.query('update entitlement_set set archived_at = now() where id = $1', [set.id])
      const given = refusal(SET_PRODUCT_SETS, { productId, entitlementSetIds: [set.id] })
      await eventually(async () => expect(await rows(server.options.databaseUrl, "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")).toHaveLength(1))
      await archiving.query('commit')
      expect(await given).toEqual([{ code: 'BAD_USER_INPUT', fields: ['entitlementSetIds.0'] }])
    } finally {
      await archiving.end()
    }
  })
})

describe('grants', () => {
  it('are given, extended, shortened and taken back, never retroactively', async () => {
    const member = await createMember(server, { name: 'Ada', externalId: 'ada' })
    const set = await createSet(server, { key: 'granted', name: 'Granted', rules: [{ featureId: post.id }] })
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString()
    const grant = await createGrant(server, { member: { externalId: 'ada' }, entitlementSetId: set.id, endsAt: tomorrow, reason: 'Won it', quantity: 3 })
    expect(grant).toMatchObject({ quantity: 3, state: 'ACTIVE', endsAt: tomorrow, reason: 'Won it', version: 1, grantedBy: { kind: 'API_KEY' }, member: { id: member.id }, entitlementSet: { key: 'granted' } })
    expect(await server.graphql('{ entitlementSet(key: "granted") { memberCount } }')).toEqual({ entitlementSet: { memberCount: 1 } })

    const { updateGrant } = await server.graphql<{ updateGrant: { grant: object } }>(UPDATE_GRANT, { input: { id: grant.id, version: 1, endsAt: null, note: 'Longer' } })
    expect(updateGrant.grant).toMatchObject({ endsAt: null, note: 'Longer', version: 2 })
    expect(await refusal(UPDATE_GRANT, { id: grant.id, version: 1, endsAt: tomorrow })).toEqual([{ code: 'CONFLICT', fields: [] }])
    expect(await refusal(UPDATE_GRANT, { id: grant.id, version: 2, endsAt: '2020-01-01T00:00:00Z' })).toEqual([{ code: 'BAD_USER_INPUT', fields: ['endsAt'] }])

    expect(await server.graphql(REVOKE_GRANT, { input: { id: grant.id, reason: 'A mistake' } })).toMatchObject({ revokeGrant: { grant: { state: 'REVOKED', revokeReason: 'A mistake' } } })
    expect(await refusal(REVOKE_GRANT, { id: grant.id, reason: 'Twice' })).toEqual([{ code: 'CONFLICT', fields: [] }])
    expect(await server.graphql('{ entitlementSet(key: "granted") { memberCount } }')).toEqual({ entitlementSet: { memberCount: 0 } })
  })

  it('need a member, a set, a reason and a period that is not in the past', async () => {
    const member = await createMember(server, { name: 'Bob' })
    const set = await createSet(server, { key: 'refused', name: 'Refused' })
    const valid = { member: { id: member.id }, entitlementSetId: set.id, reason: 'Why not' }
    expect(await refusal(CREATE_GRANT, { ...valid, reason: ' ' })).toEqual([{ code: 'BAD_USER_INPUT', fields: ['reason'] }])
    expect(await refusal(CREATE_GRANT, { ...valid, startsAt: '2020-01-01T00:00:00Z' })).toEqual([{ code: 'BAD_USER_INPUT', fields: ['startsAt'] }])
    expect(await refusal(CREATE_GRANT, { ...valid, member: { externalId: 'nobody' } })).toEqual([{ code: 'NOT_FOUND', fields: [] }])
    await server.graphql('mutation ($id: ID!) { archiveEntitlementSet(id: $id) { entitlementSet { id } } }', { id: set.id })
    expect(await refusal(CREATE_GRANT, valid)).toEqual([{ code: 'BAD_USER_INPUT', fields: ['entitlementSetId'] }])
  })

  it('are listed by member, set and state, page by page', async () => {
    const member = await createMember(server, { name: 'Cleo' })
    const set = await createSet(server, { key: 'listed', name: 'Listed' })
    const given = { member: { id: member.id }, entitlementSetId: set.id }
    const later = await createGrant(server, { ...given, startsAt: new Date(Date.now() + 3_600_000).toISOString() })
    const now = await createGrant(server, { ...given })
    const page = `query ($filter: GrantFilter, $limit: Int, $after: String) { grants(filter: $filter, limit: $limit, after: $after) { items { ${GRANT} } endCursor hasNextPage } }`
    interface Grants { grants: { items: { id: string }[]; endCursor: string | null; hasNextPage: boolean } }
    const first = await server.graphql<Grants>(page, { filter: { memberId: member.id }, limit: 1 })
    expect(first.grants).toMatchObject({ items: [{ id: now.id }], hasNextPage: true })
    const second = await server.graphql<Grants>(page, { filter: { memberId: member.id }, limit: 1, after: first.grants.endCursor })
    expect(second.grants).toMatchObject({ items: [{ id: later.id }], hasNextPage: false })
    expect((await server.graphql<Grants>(page, { filter: { entitlementSetId: set.id, state: 'UPCOMING' } })).grants.items).toEqual([expect.objectContaining({ id: later.id, state: 'UPCOMING' })])
  })
})
