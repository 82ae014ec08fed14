import type pg from 'pg'
import { AccessService } from '../src/entitlements/access.service.ts'
import { createAccessPool } from '../src/entitlements/access-pool.ts'
import { createLogger } from '../src/logger.ts'
import { createFeature, createGrant, createSet } from './entitlement-calls.ts'
import { startConsole, type StartedConsole } from './harness/console.ts'
import { createMember } from './members-calls.ts'

const BATCH = 'query ($members: [MemberRef!]!, $features: [String!]!) { accessBatch(members: $members, features: $features) { memberId featureKey granted limit sources { quantity } } }'

let server: StartedConsole
let pool: pg.Pool
beforeAll(async () => {
  server = await startConsole()
  pool = createAccessPool(server.options.databaseUrl, createLogger('silent'))
}, 120_000)
afterAll(async () => {
  await pool?.end()
  await server?.stop()
})

it('many members at once are one statement, and each question is answered, asked twice or not', async () => {
  const features = await Promise.all([createFeature(server, { key: 'post', kind: 'BOOLEAN', name: 'Post' }), createFeature(server, { key: 'storage', kind: 'LIMIT', name: 'Storage', aggregation: 'SUM' })])
  const [post, storage] = features.map(({ id }) => id)
  const set = await createSet(server, { key: 'set', name: 'Set', rules: [{ featureId: post }, { featureId: storage, limit: 5, perUnit: true }] })
  const ids: string[] = []
  for (let number = 0; number < 50; number += 1) ids.push((await createMember(server, { name: `Member ${number}` })).id)
  await createGrant(server, { member: { id: ids[0] }, entitlementSetId: set.id, quantity: 2 })
  await createGrant(server, { member: { id: ids[0] }, entitlementSetId: set.id })
  const members = [...ids, ...ids.toReversed()]
  const keys = ['storage', 'post', 'storage']

  let statements = 0
  pool.on('acquire', () => { statements += 1 })
  const answers = await new AccessService(pool, undefined).batch(members.map((id) => ({ id })), keys)
  expect(statements).toBe(1)
  expect(answers.map(({ memberId, featureKey, limit }) => [memberId, featureKey, limit])).toEqual(members.flatMap((id) => keys.map((key) => [id, key, key === 'post' ? null : id === ids[0] ? 15 : 0])))

  const asked = await server.graphql<{ accessBatch: { sources: object[] }[] }>(BATCH, { members: [{ id: ids[0] }], features: keys })
  expect(asked.accessBatch.map(({ sources }) => sources.length)).toEqual([2, 2, 2])
  expect((await server.graphqlRaw(BATCH, { members: [{ id: ids[0] }], features: ['post', 'unknown', 'post'] })).errors?.[0]).toMatchObject({ extensions: { code: 'NOT_FOUND' }, message: expect.stringContaining('unknown') })
  expect(await server.graphql(BATCH, { members: [], features: keys })).toEqual({ accessBatch: [] })
})
