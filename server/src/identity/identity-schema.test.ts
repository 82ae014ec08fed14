import { getMigrations } from 'better-auth/db/migration'
import { pino } from 'pino'
import { authOptions } from './auth-options.ts'
import { apiKeysDownSql, identityDownSql, operatorRolesDownSql, operatorsDownSql, passkeysDownSql, secondFactorDownSql } from './identity-schema.ts'
import { startTestServer, type TestDatabase, type TestServer } from './test-database.ts'

let server: TestServer
let database: TestDatabase
beforeAll(async () => {
  server = await startTestServer()
  database = await server.database()
}, 60_000)
afterAll(() => server.stop())

/** What better-auth itself would create, alter or complain about. */
async function missing() {
  const options = authOptions({
    pool: database.pool, publicUrl: 'http://localhost:4000', secret: 's'.repeat(32), logger: pino({ level: 'silent' }), record: async () => undefined, setRole: async () => undefined,
  })
  const { toBeCreated, toBeAdded, toBeAddedIndexes, unsafeChanges, schemaProblems } = await getMigrations(options, { throwOnUnsafe: false })
  return [...toBeCreated, ...toBeAdded, ...toBeAddedIndexes, ...unsafeChanges, ...schemaProblems]
}

async function insertOperator(id: string, email: string): Promise<void> {
  await database.pool.query('insert into operator (id, name, email) values ($1, $2, $3)', [id, 'Ann', email])
}

describe('the tables of the identity module', () => {
  test('are all that better-auth expects', async () => {
    expect(await missing()).toEqual([])
  })

  test('would be found incomplete without one column or table', async () => {
    await database.pool.query('alter table operator_session rename column user_agent to browser')
    expect(JSON.stringify(await missing())).toContain('user_agent')
    await database.pool.query('alter table operator_session rename column browser to user_agent')
    await database.pool.query('alter table sign_in_rate_limit rename to something_else')
    expect(JSON.stringify(await missing())).toContain('sign_in_rate_limit')
    await database.pool.query('alter table something_else rename to sign_in_rate_limit')
  })

  test('hold an e-mail address once, whatever its case', async () => {
    await insertOperator('0196b0a0-0000-7000-8000-000000000001', 'ann@example.org')
    await expect(insertOperator('0196b0a0-0000-7000-8000-000000000002', 'ann@example.org')).rejects.toThrow('operator_email_key')
    await expect(insertOperator('0196b0a0-0000-7000-8000-000000000003', 'Ann@example.org')).rejects.toThrow('operator_email_lower_case')
  })

  test('go away completely', async () => {
    for (const statement of [...passkeysDownSql, ...secondFactorDownSql, ...operatorsDownSql, ...apiKeysDownSql, ...operatorRolesDownSql, ...identityDownSql]) await database.pool.query(statement)
    const { rows } = await database.pool.query(`select relname from pg_class where relnamespace = 'public'::regnamespace`)
    expect(rows).toEqual([])
  })
})
