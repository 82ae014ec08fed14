import { randomBytes } from 'node:crypto'
import { Pool } from 'pg'
import { pino } from 'pino'
import { keyCacheMs } from './api-key-check.ts'
import { createAuth } from './auth-options.ts'
import { apiKeyOwner } from './bootstrap.ts'
import { createIdentity, type Identity } from './identity.ts'
import { startTestServer, type TestDatabase, type TestServer } from './test-database.ts'

const options = { publicUrl: 'http://localhost:4000', secret: randomBytes(32).toString('hex'), logger: pino({ level: 'silent' }), record: async () => undefined, setRole: async () => undefined }

let server: TestServer
let database: TestDatabase
let identity: Identity
beforeAll(async () => {
  server = await startTestServer()
  database = await server.database()
}, 60_000)
beforeEach(() => { identity = createIdentity({ ...options, pool: database.pool }) })
afterAll(() => server.stop())

const bearer = (key: string) => ({ authorization: `Bearer ${key}` })

/** Makes a key the way later steps will: through the plugin. */
async function makeKey(name = 'shop'): Promise<{ id: string, key: string }> {
  return createAuth({ ...options, pool: database.pool }).api.createApiKey({ body: { name, userId: apiKeyOwner } })
}

/** How many times a connection is taken from the pool while something is done. */
async function connectionsTaken(action: () => Promise<unknown>): Promise<number> {
  let taken = 0
  const count = () => { taken += 1 }
  database.pool.on('acquire', count)
  await action()
  database.pool.off('acquire', count)
  return taken
}

/** How long, in milliseconds, a key that was valid goes on working. Fails when it does after `deadlineMs`. */
async function timeUntilRefused(key: string, deadlineMs: number): Promise<number> {
  const start = performance.now()
  while (await identity.authenticate(bearer(key))) {
    if (performance.now() - start > deadlineMs) throw new Error(`still valid after ${deadlineMs} ms`)
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  return performance.now() - start
}

describe('an API key', () => {
  test('is known by its id and name, whatever the case of "Bearer"', async () => {
    const { id, key } = await makeKey('my shop')
    const principal = { kind: 'apiKey', id, name: 'my shop', scopes: [] }
    expect(await identity.authenticate(bearer(key))).toEqual(principal)
    expect(await identity.authenticate({ authorization: `bearer  ${key}` })).toEqual(principal)
  })

  test.each([
    'Bearer', 'Bearer ', 'Bearer nobody-has-this-key', 'Bearer \u0000', 'Bearer ключ', `Bearer ${'x'.repeat(100_000)}`,
    'Bearer two words', "Bearer ' or '1'='1", 'Basic YW5uOnBhc3M=', 'nonsense', '',
  ])('is nothing like %j', async authorization => {
    expect(await identity.authenticate({ authorization })).toBeNull()
  })

  test('is not its hash', async () => {
    const { id } = await makeKey()
    const { rows } = await database.pool.query<{ key: string }>('select key from api_key where id = $1', [id])
    expect(await identity.authenticate(bearer(rows[0]?.key ?? ''))).toBeNull()
  })

  test('works as soon as it is made, even when it was tried before', async () => {
    const { id, key } = await makeKey()
    await database.pool.query(`update api_key set key = 'moved-' || key where id = $1`, [id])
    expect(await identity.authenticate(bearer(key))).toBeNull()
    await database.pool.query(`update api_key set key = replace(key, 'moved-', '') where id = $1`, [id])
    expect(await identity.authenticate(bearer(key))).toMatchObject({ id })
  })

  test.each([
    ['disabled', 'update api_key set enabled = false where id = $1'],
    ['expired', `update api_key set expires_at = now() - interval '1 second' where id = $1`],
    ['deleted', 'delete from api_key where id = $1'],
  ])('is refused when it is %s', async (_what, sql) => {
    const { id, key } = await makeKey()
    await database.pool.query(sql, [id])
    expect(await identity.authenticate(bearer(key))).toBeNull()
  })

  test('that is disabled elsewhere works five seconds longer at most', async () => {
    const { id, key } = await makeKey()
    expect(await identity.authenticate(bearer(key))).not.toBeNull()
    await database.pool.query('update api_key set enabled = false where id = $1', [id])
    expect(await timeUntilRefused(key, keyCacheMs + 1_000)).toBeLessThan(keyCacheMs + 500)
  }, 10_000)

  test('that expires is refused from that moment, remembered or not', async () => {
    const { id, key } = await makeKey()
    await database.pool.query(`update api_key set expires_at = now() + interval '2 seconds' where id = $1`, [id])
    expect(await identity.authenticate(bearer(key))).not.toBeNull()
    expect(await timeUntilRefused(key, 4_000)).toBeLessThan(3_000)
  })

  test('costs no query while it is remembered', async () => {
    const { key } = await makeKey()
    await identity.authenticate(bearer(key))
    expect(await connectionsTaken(async () => {
      for (let i = 0; i < 1_000; i += 1) await identity.authenticate(bearer(key))
    })).toBe(0)
  })

  test('is checked once for requests that come together', async () => {
    const [one, many] = [await makeKey(), await makeKey()]
    const forOne = await connectionsTaken(() => identity.authenticate(bearer(one.key)))
    const forMany = await connectionsTaken(() => Promise.all(Array.from({ length: 50 }, () => identity.authenticate(bearer(many.key)))))
    expect(forOne).toBeGreaterThan(0)
    expect(forMany).toBe(forOne)
  })
})

test('a database that cannot be asked is an error, not a bad key', async () => {
  const pool = new Pool({ host: '/nonexistent', port: 5432, max: 1 })
  await expect(createIdentity({ ...options, pool }).authenticate(bearer('whoever-this-may-be-1234'))).rejects.toThrow('ENOENT')
  await pool.end()
})
