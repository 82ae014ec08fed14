import { createRemoteJWKSet, jwtVerify } from 'jose'
import { createFeature, createGrant, createSet, type SetAnswer } from './entitlement-calls.ts'
import { follow } from './follow-access.ts'
import { startConsole, type StartedConsole } from './harness/console.ts'
import { eventually } from './harness/eventually.ts'
import { createMember } from './members-calls.ts'
import { rows } from './rows.ts'

let server: StartedConsole
let set: SetAnswer
let memberId: string
beforeAll(async () => {
  server = await startConsole()
  const { id: featureId } = await createFeature(server, { key: 'forum.post', kind: 'BOOLEAN', name: 'Post' })
  set = await createSet(server, { key: 'gold', name: 'Gold', rules: [{ featureId }] })
  memberId = (await createMember(server, { name: 'Ada' })).id
}, 120_000)
afterAll(async () => { await server?.stop() })

const connections = async () => await rows<{ pid: number }>(server.options.databaseUrl, "select pid from pg_stat_activity where application_name = 'member-console-changes' and datname = current_database()")

describe('a stream of changes', () => {
  it('ends, and says why, when its API key is revoked', async () => {
    const made = await server.graphql<{ createApiKey: { apiKey: { id: string }; secret: string } }>('mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { apiKey { id } secret } }', { input: { name: 'Follows', scopes: ['access:read'] } })
    const [revoked, other] = [await follow(server, [{ id: memberId }], made.createApiKey.secret), await follow(server, [{ id: memberId }])]
    await createGrant(server, { member: { id: memberId }, entitlementSetId: set.id })
    await eventually(() => { expect(revoked.heard).toEqual([{ cause: 'PROVISION', memberId }]) })
    await server.graphql('mutation ($id: ID!) { revokeApiKey(id: $id) { apiKey { id } } }', { id: made.createApiKey.apiKey.id })
    await revoked.ended
    expect(revoked.heard.slice(1)).toEqual([{ code: 'UNAUTHENTICATED' }])
    await createGrant(server, { member: { id: memberId }, entitlementSetId: set.id })
    await eventually(() => { expect(other.heard).toHaveLength(2) })
    other.end()
  }, 120_000)

  it('misses nothing when the connection that hears of changes is cut', async () => {
    const { heard, end } = await follow(server, [{ id: memberId }])
    await rows(server.options.databaseUrl, "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'member-console-changes' and datname = current_database()")
    await createGrant(server, { member: { id: memberId }, entitlementSetId: set.id })
    await eventually(() => { expect(heard).toEqual([{ cause: 'PROVISION', memberId }]) })
    end()
  }, 120_000)

  it('leaves nothing behind when its listener goes, though nothing happens', async () => {
    const { heard, end } = await follow(server, [{ id: memberId }])
    expect(await connections()).toHaveLength(1)
    end()
    await eventually(async () => { expect(await connections()).toEqual([]) })
    expect(heard).toEqual([])
  }, 120_000)
})

it('an application that keeps the published keys knows the one that signs after a change', async () => {
  const keys = createRemoteJWKSet(new URL('/.well-known/jwks.json', server.url), { cooldownDuration: 3_600_000 })
  const issue = async () => (await server.graphql<{ accessToken: { token: string } }>('query ($id: ID!) { accessToken(member: { id: $id }) { token } }', { id: memberId })).accessToken.token
  const before = await jwtVerify(await issue(), keys)
  await server.graphql('mutation { rotateAccessTokenKey { keyId } }')
  const after = await jwtVerify(await issue(), keys)
  expect(after.protectedHeader.kid).not.toBe(before.protectedHeader.kid)
  expect(after.payload.sub).toBe(memberId)
})
