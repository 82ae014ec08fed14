import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import pg from 'pg'
import { askAccess } from './access-calls.ts'
import { createProduct } from './catalog-calls.ts'
import { createFeature, createGrant, createSet, REVOKE_GRANT, setProductSets, updateSet, type FeatureAnswer, type SetAnswer } from './entitlement-calls.ts'
import { FOLLOW, follow } from './follow-access.ts'
import { startConsole, type StartedConsole } from './harness/console.ts'
import { eventually } from './harness/eventually.ts'
import { createMember } from './members-calls.ts'

const CHANGES = 'query ($after: String, $limit: Int) { accessChanges(after: $after, limit: $limit) { items { cursor cause memberId entitlementSetId productId } endCursor hasNextPage } }'
const TOKEN = 'query ($member: MemberRef!, $ttl: Int!) { accessToken(member: $member, ttl: $ttl) { token expiresAt } }'

interface Changes { items: { cursor: string; cause: string; memberId: string | null; entitlementSetId: string | null; productId: string | null }[]; endCursor: string; hasNextPage: boolean }

let server: StartedConsole
/** Another process on the same database. */
let other: StartedConsole
let post: FeatureAnswer
let set: SetAnswer

beforeAll(async () => {
  server = await startConsole()
  other = await startConsole({ databaseUrl: server.options.databaseUrl, apiKey: server.apiKey, environment: { PUBLIC_URL: server.url, AUTH_SECRET: 'another-secret-than-the-first-and-as-long' } })
  post = await createFeature(server, { key: 'forum.post', kind: 'BOOLEAN', name: 'Post' })
  const storage = await createFeature(server, { key: 'storage.gb', kind: 'LIMIT', name: 'Storage' })
  set = await createSet(server, { key: 'gold', name: 'Gold', rules: [{ featureId: post.id }, { featureId: storage.id, limit: 5 }] })
}, 120_000)
afterAll(async () => {
  await other?.stop()
  await server?.stop()
})

const newMember = async () => (await createMember(server, { name: 'Member' })).id

async function changes(after: string | null, limit = 100): Promise<Changes> {
  return (await server.graphql<{ accessChanges: Changes }>(CHANGES, { after, limit })).accessChanges
}

describe('an access token', () => {
  it('is checked offline, ends no later than the answer, and outlives the change of its key', async () => {
    const id = await newMember()
    const endsAt = new Date(Date.now() + 1_200_000).toISOString()
    await createGrant(server, { member: { id }, entitlementSetId: set.id, endsAt })
    const { accessToken } = await server.graphql<{ accessToken: { token: string; expiresAt: string } }>(TOKEN, { member: { id }, ttl: 3600 })
    expect(decodeJwt(accessToken.token)).toMatchObject({ sub: id, iss: `http://localhost:${server.options.port}`, access: { 'forum.post': true, 'storage.gb': 5 } })
    expect(Date.parse(accessToken.expiresAt)).toBeLessThanOrEqual(Date.parse(endsAt))
    expect(offline(accessToken.token, 'forum.post')).toBe('true')
    expect(offline(accessToken.token, 'storage.gb')).toBe('5')
    expect(() => offline(accessToken.token, 'forum.pots')).toThrow('There is no feature with the key forum.pots.')

    await server.graphql('mutation { rotateAccessTokenKey { keyId } }')
    const { accessToken: next } = await server.graphql<{ accessToken: { token: string } }>(TOKEN, { member: { id }, ttl: 3600 })
    expect(decodeProtectedHeader(next.token).kid).not.toBe(decodeProtectedHeader(accessToken.token).kid)
    expect(offline(next.token, 'storage.gb')).toBe('5')
    expect(offline(accessToken.token, 'forum.post')).toBe('true')
    // A process that has another secret cannot read the key: it makes one of its own, and what was signed stays valid.
    await other.graphql(TOKEN, { member: { id }, ttl: 60 })
    expect(offline(accessToken.token, 'forum.post')).toBe('true')
  }, 120_000)

  it('is valid when it is issued, also in the second in which the answer changes', async () => {
    const id = await newMember()
    const endsAt = new Date(Math.ceil(Date.now() / 1000) * 1000 + 2900)
    await createGrant(server, { member: { id }, entitlementSetId: set.id, endsAt: endsAt.toISOString() })
    for (let access: unknown = null; !isDeepStrictEqual(access, { 'forum.post': false, 'storage.gb': 0 });) {
      const { accessToken } = await server.graphql<{ accessToken: { token: string } }>(TOKEN, { member: { id }, ttl: 60 })
      const { iat, exp, ...token } = decodeJwt<{ access: unknown }>(accessToken.token)
      expect(exp).toBeGreaterThan(iat ?? Infinity)
      access = token.access
    }
    expect(Date.now()).toBeGreaterThanOrEqual(endsAt.getTime())
  })

  it('is documented with the code that checks it', async () => {
    const [code, page] = await Promise.all([readFile(new URL('offline-check.ts', import.meta.url), 'utf8'), readFile(new URL('../../docs/access-tokens.md', import.meta.url), 'utf8')])
    expect(page).toContain(code.trim())
  })

  /** What an application without a connection to the database finds in it. */
  function offline(token: string, feature: string): string {
    const program = `import(${JSON.stringify(new URL('offline-check.ts', import.meta.url).href)}).then(({ accessOf }) => accessOf(process.argv[1], process.argv[2])).then((value) => process.stdout.write(String(value)))`
    return execFileSync(process.execPath, ['--input-type=module', '--eval', program, '--', token, feature], {
      encoding: 'utf8', stdio: 'pipe', env: { ...process.env, NODE_OPTIONS: '', MEMBER_CONSOLE_URL: `http://localhost:${server.options.port}` },
    })
  }
})

describe('the change feed', () => {
  it('tells in another process of grants, sets, products and what ends by time, for whom it concerns', async () => {
    const [id, stranger] = [await newMember(), await newMember()]
    const { heard, end } = await follow(other, [{ id }])
    const grant = await createGrant(server, { member: { id }, entitlementSetId: set.id })
    await createGrant(server, { member: { id: stranger }, entitlementSetId: set.id })
    await eventually(() => { expect(heard).toEqual([{ cause: 'PROVISION', memberId: id }]) })
    set = await updateSet(server, { id: set.id, version: set.version, rules: [{ featureId: post.id }] })
    await eventually(() => { expect(heard.at(-1)).toEqual({ cause: 'ENTITLEMENT_SET', memberId: id }) })
    await server.graphql(REVOKE_GRANT, { input: { id: grant.id, reason: 'A test' } })
    await eventually(() => { expect(heard.at(-1)).toEqual({ cause: 'PROVISION', memberId: id }) })
    await createGrant(server, { member: { id }, entitlementSetId: set.id, endsAt: new Date(Date.now() + 2500).toISOString() })
    expect(await askAccess(server, { id }, 'forum.post')).toMatchObject({ granted: true })
    await eventually(() => { expect(heard.at(-1)).toEqual({ cause: 'TIME', memberId: id }) }, 60_000)
    expect(await askAccess(server, { id }, 'forum.post')).toMatchObject({ granted: false })
    expect(heard.every(({ memberId }) => memberId === id)).toBe(true)
    end()
  }, 120_000)

  it('is read page by page, and a product that gives a set is an entry', async () => {
    const { endCursor } = await lastPage()
    const productId = await createProduct(server, { name: 'Membership' })
    await setProductSets(server, productId, [set.id])
    const id = await newMember()
    await createGrant(server, { member: { id }, entitlementSetId: set.id })
    const first = await eventually(async () => {
      const page = await changes(endCursor, 1)
      expect(page.hasNextPage).toBe(true)
      return page
    })
    expect(first.items).toEqual([expect.objectContaining({ cause: 'PRODUCT', productId, entitlementSetId: set.id, memberId: null })])
    expect((await changes(first.endCursor)).items).toEqual([expect.objectContaining({ cause: 'PROVISION', memberId: id })])
    expect((await server.graphqlRaw(CHANGES, { after: 'no cursor' })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })

  it('shows nothing behind which an older transaction may still put something', async () => {
    const { endCursor } = await lastPage()
    const [early, late] = [await newMember(), await newMember()]
    const slow = new pg.Client({ connectionString: server.options.databaseUrl })
    await slow.connect()
    await slow.query('begin')
    await slow.query("insert into access_change (cause, member_id) values ('PROVISION', $1)", [early])
    await createGrant(server, { member: { id: late }, entitlementSetId: set.id })
    expect((await changes(endCursor)).items).toEqual([])
    await slow.query('commit')
    await slow.end()
    await eventually(async () => { expect((await changes(endCursor)).items.map(({ memberId }) => memberId)).toEqual([early, late]) })
  })

  it('refuses strangers and what is no subscription', async () => {
    const send = async (body: object, headers: Record<string, string>) => {
      const response = await fetch(`${other.url}/graphql/stream`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers } })
      return await response.text()
    }
    const key = { authorization: `Bearer ${other.apiKey}` }
    expect(await send({ query: FOLLOW, variables: { members: [] } }, {})).toContain('UNAUTHENTICATED')
    expect(await send({ query: '{ viewer { id } }' }, key)).toContain('BAD_REQUEST')
    expect(await send({ query: FOLLOW, variables: { members: [{ externalId: 'nobody' }] } }, key)).toContain('NOT_FOUND')
  })

  /** The end of the feed, when all that has happened is in it. */
  async function lastPage(): Promise<Changes> {
    const marker = await newMember()
    const grant = await createGrant(server, { member: { id: marker }, entitlementSetId: set.id })
    expect(grant.id).toBeDefined()
    return await eventually(async () => {
      let page = await changes(null)
      const items = [...page.items]
      while (page.hasNextPage) {
        page = await changes(page.endCursor)
        items.push(...page.items)
      }
      expect(items.map(({ memberId }) => memberId)).toContain(marker)
      return page
    })
  }
})

describe('a bulk grant', () => {
  const BULK = 'mutation ($input: BulkGrantInput!) { bulkGrant(input: $input) { dryRun memberCount membersDigest unknown members { member { id } gains { feature { key } before after } } } }'

  it('says who would gain what, then gives it to all or nobody', async () => {
    const has = await createMember(server, { name: 'Has it', email: 'has@example.org' })
    const lacks = await createMember(server, { name: 'Lacks it', externalId: 'lacks' })
    await createGrant(server, { member: { id: has.id }, entitlementSetId: set.id })
    const input = { members: [{ email: 'has@example.org' }, { externalId: 'lacks' }, { id: lacks.id }, { externalId: 'nobody' }], entitlementSetId: set.id, reason: 'The conference' }
    expect(await server.graphql(BULK, { input: { ...input, dryRun: true } })).toEqual({ bulkGrant: {
      dryRun: true, memberCount: 2, membersDigest: expect.any(String), unknown: ['nobody'],
      members: [{ member: { id: has.id }, gains: [] }, { member: { id: lacks.id }, gains: [{ feature: { key: 'forum.post' }, before: null, after: 'yes' }] }],
    } })
    expect(await askAccess(server, { id: lacks.id }, 'forum.post')).toMatchObject({ granted: false })
    expect((await server.graphqlRaw(BULK, { input })).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    expect(await server.graphql(BULK, { input: { ...input, skipUnknown: true } })).toMatchObject({ bulkGrant: { dryRun: false, memberCount: 2 } })
    expect(await askAccess(server, { id: lacks.id }, 'forum.post')).toMatchObject({ granted: true, sources: [{ reason: 'The conference' }] })
    await createMember(server, { name: 'Zzyx one' })
    await createMember(server, { name: 'Zzyx two' })
    const { members: _members, ...rest } = input
    expect(await server.graphql(BULK, { input: { ...rest, filter: { search: 'zzyx' } } })).toMatchObject({ bulkGrant: { memberCount: 2 } })
  })

  it('is given to nobody when others match by now, be it as many', async () => {
    const [leaving, staying] = [await createMember(server, { name: 'Quartet first' }), await createMember(server, { name: 'Quartet second' })]
    const input = { filter: { search: 'quartet', archived: false }, entitlementSetId: set.id, reason: 'The concert' }
    interface Bulk { bulkGrant: { memberCount: number; membersDigest: string } }
    const seen = (await server.graphql<Bulk>(BULK, { input: { ...input, dryRun: true } })).bulkGrant
    await server.graphql('mutation ($id: ID!) { archiveMember(id: $id) { member { id } } }', { id: leaving.id })
    const joining = await createMember(server, { name: 'Quartet third' })
    const refused = await server.graphqlRaw(BULK, { input: { ...input, expectedMembersDigest: seen.membersDigest } })
    expect(refused.errors?.[0]).toMatchObject({ message: expect.stringContaining('see again who would gain what'), extensions: { code: 'CONFLICT', memberCount: 2 } })
    expect(await askAccess(server, { id: staying.id }, 'forum.post')).toMatchObject({ granted: false })

    const { membersDigest } = (await server.graphql<Bulk>(BULK, { input: { ...input, dryRun: true } })).bulkGrant
    expect(await server.graphql<Bulk>(BULK, { input: { ...input, expectedMembersDigest: membersDigest } })).toMatchObject({ bulkGrant: { memberCount: 2, membersDigest } })
    expect(await askAccess(server, { id: joining.id }, 'forum.post')).toMatchObject({ granted: true })
  })
})

describe('a preview', () => {
  const PREVIEW = `query ($input: PreviewEntitlementChangeInput!) { previewEntitlementChange(input: $input) {
    memberCount features { feature { key } gaining losing changing } members { member { id } changes { feature { key } before after } }
  } }`

  it('counts who would lose and gain what, and changes nothing', async () => {
    const seats = await createFeature(server, { key: 'seats', kind: 'LIMIT', name: 'Seats', aggregation: 'SUM' })
    const level = await createFeature(server, { key: 'level', kind: 'TEXT', name: 'Level' })
    const basic = await createSet(server, { key: 'basic', name: 'Basic', rank: 1, rules: [{ featureId: seats.id, limit: 2, perUnit: true }, { featureId: level.id, text: 'basic' }] })
    const more = await createSet(server, { key: 'more', name: 'More', rank: 2, rules: [{ featureId: seats.id, limit: 10 }] })
    const [one, both] = [await newMember(), await newMember()]
    await createGrant(server, { member: { id: one }, entitlementSetId: basic.id, quantity: 3 })
    await createGrant(server, { member: { id: both }, entitlementSetId: basic.id })
    const ending = await createGrant(server, { member: { id: both }, entitlementSetId: more.id })
    const ofSet = { entitlementSet: { id: basic.id, rules: [{ featureId: seats.id, unlimited: true }, { featureId: post.id }] } }
    expect(await server.graphql(PREVIEW, { input: ofSet })).toEqual({ previewEntitlementChange: {
      memberCount: 2,
      features: [
        { feature: { key: 'forum.post' }, gaining: 2, losing: 0, changing: 0 },
        { feature: { key: 'level' }, gaining: 0, losing: 2, changing: 0 },
        { feature: { key: 'seats' }, gaining: 2, losing: 0, changing: 0 },
      ],
      members: [[one, '6'], [both, '12']].map(([id, before]) => ({ member: { id }, changes: [
        { feature: { key: 'forum.post' }, before: null, after: 'yes' }, { feature: { key: 'level' }, before: 'basic', after: null }, { feature: { key: 'seats' }, before, after: 'unlimited' },
      ] })),
    } })
    expect(await server.graphql(PREVIEW, { input: { grantId: ending.id } })).toEqual({ previewEntitlementChange: {
      memberCount: 1, features: [{ feature: { key: 'seats' }, gaining: 0, losing: 1, changing: 0 }],
      members: [{ member: { id: both }, changes: [{ feature: { key: 'seats' }, before: '12', after: '2' }] }],
    } })
    expect(await askAccess(server, { id: both }, 'seats')).toMatchObject({ limit: 12 })
    const productId = await createProduct(server, { name: 'Previewed' })
    expect(await server.graphql(PREVIEW, { input: { product: { productId, entitlementSetIds: [more.id] } } })).toEqual({ previewEntitlementChange: { memberCount: 0, features: [], members: [] } })
    expect((await server.graphqlRaw(PREVIEW, { input: {} })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })
})
