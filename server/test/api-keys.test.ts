import { startConsole, type StartedConsole } from './harness/console.ts'
import { eventually } from './harness/eventually.ts'
import type { GraphqlBody } from './harness/graphql.ts'
import { rows } from './rows.ts'

interface Key { id: string; name: string; start: string; scopes: string[]; status: string; expiresAt: string | null; lastUsedAt: string | null; replacedById: string | null }
interface Made { apiKey: Key; secret: string }

const KEY = 'id name start scopes status expiresAt lastUsedAt replacedById'
const PRODUCTS = '{ products { totalCount } }'

let server: StartedConsole
/** Another process on the same database. */
let replica: StartedConsole
beforeAll(async () => {
  server = await startConsole()
  replica = await startConsole({ databaseUrl: server.options.databaseUrl, apiKey: server.apiKey })
})
afterAll(async () => { await Promise.all([server?.stop(), replica?.stop()]) })

async function createKey(input: object): Promise<Made> {
  const data = await server.graphql<{ createApiKey: Made }>(`mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { apiKey { ${KEY} } secret } }`, { input: { name: 'shop', ...input } })
  return data.createApiKey
}

const ask = (at: StartedConsole, secret: string, query = PRODUCTS) => at.graphqlRaw(query, {}, { authorization: `Bearer ${secret}` })
const codeOf = (body: GraphqlBody) => body.errors?.[0]?.extensions.code

test('a key does what its scopes allow, is stored as a hash, and is shown once', async () => {
  const { apiKey, secret } = await createKey({ name: 'wiki', scopes: ['members:read', 'catalog:read'] })
  expect(apiKey).toMatchObject({ name: 'wiki', start: secret.slice(0, 8), scopes: ['catalog:read', 'members:read'], status: 'ACTIVE', lastUsedAt: null })
  expect((await ask(server, secret)).errors).toBeUndefined()
  const refused = await ask(server, secret, 'mutation { archiveProduct(id: "x") { product { id } } }')
  expect(refused).toMatchObject({ errors: [{ message: 'archiveProduct needs the scope catalog:write, which this API key does not have.', extensions: { code: 'FORBIDDEN' } }] })
  expect(codeOf(await ask(server, secret, '{ apiKeys { totalCount } }'))).toBe('FORBIDDEN')
  const { apiKeys } = await server.graphql<{ apiKeys: { items: Key[] } }>(`{ apiKeys { items { ${KEY} } } }`)
  expect(apiKeys.items.find(({ id }) => id === apiKey.id)?.lastUsedAt).not.toBeNull()
  const stored = JSON.stringify([await rows(server.options.databaseUrl, 'select * from api_key'), await rows(server.options.databaseUrl, 'select * from audit_log')])
  expect(stored).toContain(apiKey.id)
  expect(stored).not.toContain(secret)
  expect(server.logs()).not.toContain(secret)
})

test('what cannot be a key is refused with what to do', async () => {
  const { errors } = await server.graphqlRaw('mutation { createApiKey(input: { name: " ", scopes: ["everything"], expiresAt: "2020-01-01T00:00:00.000Z", requestsPerMinute: 0 }) { secret } }')
  expect(Object.keys(errors?.[0]?.extensions.fields ?? {})).toEqual(['name', 'scopes.0', 'expiresAt', 'requestsPerMinute'])
})

test('a rotated key goes on beside its successor, until the overlap is over', async () => {
  const { apiKey: { id }, secret } = await createKey({ scopes: ['catalog:read'] })
  const rotate = (overlapSeconds: number) => server.graphqlRaw<GraphqlBody<{ rotateApiKey: Made & { replaced: Key } }>>(
    `mutation ($input: RotateApiKeyInput!) { rotateApiKey(input: $input) { secret apiKey { ${KEY} } replaced { ${KEY} } } }`, { input: { id, overlapSeconds } })
  const rotated = (await rotate(2)).data?.rotateApiKey
  expect(rotated).toMatchObject({ apiKey: { name: 'shop', scopes: ['catalog:read'], expiresAt: null }, replaced: { id, replacedById: rotated?.apiKey.id } })
  expect(codeOf(await rotate(2))).toBe('CONFLICT')
  await eventually(async () => expect(codeOf(await ask(server, secret))).toBe('UNAUTHENTICATED'))
  expect((await ask(server, rotated?.secret ?? '')).errors).toBeUndefined()
})

test('a revoked key is refused in every process, and stays in the list', async () => {
  const { apiKey: { id }, secret } = await createKey({ scopes: ['catalog:read'] })
  for (const at of [server, replica]) expect((await ask(at, secret)).errors).toBeUndefined()
  const { revokeApiKey } = await server.graphql<{ revokeApiKey: { apiKey: Key } }>(`mutation { revokeApiKey(id: "${id}") { apiKey { ${KEY} } } }`)
  expect(revokeApiKey.apiKey.status).toBe('REVOKED')
  expect(codeOf(await ask(server, secret))).toBe('UNAUTHENTICATED')
  await eventually(async () => expect(codeOf(await ask(replica, secret))).toBe('UNAUTHENTICATED'), 10_000)
})

test('the configured key can be neither rotated nor revoked here', async () => {
  const { apiKeys } = await server.graphql<{ apiKeys: { items: (Key & { configured: boolean })[] } }>('{ apiKeys(limit: 100) { items { id name scopes configured } } }')
  const bootstrap = apiKeys.items.find(({ configured }) => configured)
  expect(bootstrap).toMatchObject({ name: 'bootstrap', scopes: ['*'] })
  expect(apiKeys.items.filter(({ configured }) => configured)).toHaveLength(1)
  expect(codeOf(await server.graphqlRaw(`mutation { revokeApiKey(id: "${bootstrap?.id}") { apiKey { id } } }`))).toBe('CONFLICT')
})

test('a key that was configured once is revoked like any other, and works again when it is configured again', async () => {
  const first = await startConsole()
  const { databaseUrl } = first.options
  const { apiKey } = first
  await first.stop()
  const without = await startConsole({ databaseUrl, apiKey, environment: { BOOTSTRAP_API_KEY: '' } })
  const { apiKeys } = await without.graphql<{ apiKeys: { items: { id: string; configured: boolean }[] } }>('{ apiKeys { items { id configured } } }')
  expect(apiKeys.items).toMatchObject([{ configured: false }])
  expect((await without.graphqlRaw(`mutation { revokeApiKey(id: "${apiKeys.items[0]?.id}") { apiKey { status } } }`)).data).toMatchObject({ revokeApiKey: { apiKey: { status: 'REVOKED' } } })
  expect(codeOf(await ask(without, apiKey))).toBe('UNAUTHENTICATED')
  await without.stop()
  const again = await startConsole({ databaseUrl, apiKey })
  const { apiKeys: found } = await again.graphql<{ apiKeys: { items: { configured: boolean; status: string; revokedAt: string | null }[] } }>('{ apiKeys { items { configured status revokedAt } } }')
  expect(found.items).toEqual([{ configured: true, status: 'ACTIVE', revokedAt: null }])
  await again.stop()
}, 120_000)

test('a key has so many requests in a minute, over all processes, and is told when to come back', async () => {
  const { secret } = await createKey({ scopes: ['catalog:read'], requestsPerMinute: 4 })
  const answers: GraphqlBody[] = []
  // Even when a minute ends meanwhile, eight is all that two minutes allow.
  for (let request = 0; request < 9; request += 1) answers.push(await ask(request % 2 === 0 ? server : replica, secret))
  expect(answers.slice(0, 4).filter(({ errors }) => errors)).toHaveLength(0)
  const refused = answers.find(({ errors }) => errors)
  expect(refused).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED', retryAfter: expect.any(Number) } }] })
  const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` }, body: JSON.stringify({ query: PRODUCTS }) })
  expect([200, 429]).toContain(response.status)
  expect(response.headers.has('retry-after')).toBe(response.status === 429)
})

test('each operation of a batch counts as a request', async () => {
  const { secret } = await createKey({ scopes: ['catalog:read'], requestsPerMinute: 3 })
  const batch = async () => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` }, body: JSON.stringify([{ query: PRODUCTS }, { query: PRODUCTS }]),
    })
    return response.status
  }
  // Even when a minute ends meanwhile: each minute has room for one batch of two, not for two.
  const statuses = [await batch(), await batch(), await batch()]
  expect(statuses[0]).toBe(200)
  expect(statuses).toContain(429)
})
