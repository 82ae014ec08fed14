import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { pino } from 'pino'
import { createAuth } from './auth-options.ts'
import { apiKeyOwner, bootstrapApiKeyId, defaultOperatorEmail } from './bootstrap.ts'
import { createIdentity, type Identity } from './identity.ts'
import { startTestServer, type TestDatabase, type TestServer } from './test-database.ts'

const options = { publicUrl: 'http://localhost:4000', secret: randomBytes(32).toString('hex'), logger: pino({ level: 'silent' }), record: async () => undefined, setRole: async () => undefined }

let server: TestServer
let database: TestDatabase
let identity: Identity
beforeAll(async () => { server = await startTestServer() }, 60_000)
beforeEach(async () => {
  database = await server.database()
  identity = createIdentity({ ...options, pool: database.pool })
})
afterAll(() => server.stop())

const newKey = () => randomBytes(24).toString('hex')
const bearer = (key: string) => ({ authorization: `Bearer ${key}` })

/** The status of an attempt to sign in. */
async function signIn(email: string, password: string): Promise<number> {
  const response = await identity.handler(new Request('http://localhost:4000/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  }))
  return response.status
}

async function count(table: string): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>(`select count(*)::int from ${table}`)
  return rows[0]?.count ?? NaN
}

describe('the first operator', () => {
  test('is made with a random password when nothing is configured, and told once', async () => {
    const { created } = await identity.bootstrap({})
    expect(created).toEqual({ email: defaultOperatorEmail, password: expect.stringMatching(/^([2-9a-z]{5}-){3}[2-9a-z]{5}$/) })
    expect(await signIn(defaultOperatorEmail, created?.password ?? '')).toBe(200)
    expect(await identity.bootstrap({})).toEqual({})
    expect(await count('operator')).toBe(1)
  })

  test('gets the configured address and password; a restart with another password changes nothing', async () => {
    expect(await identity.bootstrap({ operatorEmail: 'Ann@Example.org', operatorPassword: 'first password' })).toEqual({ created: { email: 'ann@example.org' } })
    expect(await identity.bootstrap({ operatorEmail: 'ann@example.ORG', operatorPassword: 'other password' })).toEqual({})
    expect(await signIn('ann@example.org', 'first password')).toBe(200)
    expect(await signIn('ann@example.org', 'other password')).toBe(401)
  })

  test('gets a random password where only the address is configured', async () => {
    const { created } = await identity.bootstrap({ operatorEmail: 'ann@example.org' })
    expect(await signIn('ann@example.org', created?.password ?? '')).toBe(200)
    expect(await identity.bootstrap({ operatorEmail: 'ann@example.org' })).toEqual({})
  })

  test('is joined by a newly configured one, which is the way back in after a lost password', async () => {
    await identity.bootstrap({})
    await identity.bootstrap({ operatorEmail: 'bea@example.org', operatorPassword: 'bea has this one' })
    expect(await signIn('bea@example.org', 'bea has this one')).toBe(200)
    expect(await identity.bootstrap({})).toEqual({})
    expect(await count('operator')).toBe(2)
  })
})

describe('the bootstrap API key', () => {
  test('is valid with exactly the configured value, also after a restart', async () => {
    const apiKey = newKey()
    await identity.bootstrap({ apiKey })
    await identity.bootstrap({ apiKey })
    expect(await identity.authenticate(bearer(apiKey))).toEqual({ kind: 'apiKey', id: bootstrapApiKeyId, name: 'bootstrap', scopes: ['*'] })
    expect(await count('api_key')).toBe(1)
    expect(JSON.stringify((await database.pool.query('select * from api_key')).rows)).not.toContain(apiKey)
  })

  test('stops being valid when another is configured', async () => {
    const [before, after] = [newKey(), newKey()]
    await identity.bootstrap({ apiKey: before })
    expect(await identity.authenticate(bearer(before))).not.toBeNull()
    await identity.bootstrap({ apiKey: after })
    expect(await identity.authenticate(bearer(before))).toBeNull()
    expect(await identity.authenticate(bearer(after))).toMatchObject({ id: bootstrapApiKeyId })
  })

  test('stays when a start does not name it', async () => {
    const apiKey = newKey()
    await identity.bootstrap({ apiKey })
    await identity.bootstrap({})
    expect(await identity.authenticate(bearer(apiKey))).not.toBeNull()
  })

  test('is made valid again by a start that names it', async () => {
    const apiKey = newKey()
    await identity.bootstrap({ apiKey })
    await database.pool.query(`update api_key set enabled = false, expires_at = now() - interval '1 hour'`)
    await identity.bootstrap({ apiKey })
    expect(await identity.authenticate(bearer(apiKey))).not.toBeNull()
  })

  test('cannot take the value of another key, and then nothing else is made either', async () => {
    const { key } = await createAuth({ ...options, pool: database.pool }).api.createApiKey({ body: { name: 'other', userId: apiKeyOwner } })
    await expect(identity.bootstrap({ apiKey: key })).rejects.toThrow('bootstrap-api-key is the value of another API key')
    expect(await count('operator')).toBe(0)
  })
})

test('eight servers that start at once, each with a single connection, make one operator and one key', async () => {
  const apiKey = newKey()
  const pools: pg.Pool[] = Array.from({ length: 8 }, () => database.openPool(1))
  const results = await Promise.all(pools.map(pool => createIdentity({ ...options, pool }).bootstrap({ apiKey })))
  const created = results.flatMap(result => result.created ?? [])
  expect(created).toHaveLength(1)
  expect(await signIn(defaultOperatorEmail, created[0]?.password ?? '')).toBe(200)
  expect([await count('operator'), await count('operator_account'), await count('api_key')]).toEqual([1, 1, 1])
})

test.each([
  [{ apiKey: 'short-canary' }, 'bootstrap-api-key must have at least 20 characters'],
  [{ apiKey: 'a canary key with spaces in it' }, 'bootstrap-api-key must have at most 512 characters, all of them visible ASCII'],
  [{ apiKey: 'canary'.repeat(100) }, 'bootstrap-api-key must have at most 512'],
  [{ operatorEmail: 'canary' }, 'bootstrap-operator-email is not a valid e-mail address'],
  [{ operatorEmail: 'ann@example.org', operatorPassword: 'canary' }, 'bootstrap-operator-password must have 8 to 128 characters'],
  [{ operatorEmail: 'ann@example.org', operatorPassword: 'canary'.repeat(30) }, 'bootstrap-operator-password must have 8 to 128 characters'],
])('%j is refused, naming the setting and not the value', async (settings, message) => {
  const error = await identity.bootstrap(settings).then(() => null, (reason: unknown) => reason)
  expect(error).toBeInstanceOf(Error)
  expect(String(error)).toContain(message)
  expect(String(error)).not.toContain('canary')
  expect(await count('operator')).toBe(0)
})
