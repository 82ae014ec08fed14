import { randomBytes } from 'node:crypto'
import { fastify } from 'fastify'
import { pino } from 'pino'
import { authRoutes } from './auth-routes.ts'
import { createIdentity } from './identity.ts'
import { startTestServer, type TestDatabase, type TestServer } from './test-database.ts'

let server: TestServer
let database: TestDatabase
beforeAll(async () => {
  server = await startTestServer()
  database = await server.database()
}, 60_000)
afterAll(() => server.stop())

test('no secret and no personal data reaches the log, whether things go well or wrong', async () => {
  const lines: string[] = []
  const original = { ...console }
  for (const name of ['debug', 'log', 'info', 'warn', 'error'] as const) {
    console[name] = (...args: unknown[]) => { lines.push(`console: ${args.map(String).join(' ')}`) }
  }
  const logger = pino({ level: 'trace' }, { write: line => lines.push(line) })
  const publicUrl = 'http://console.example.org'
  const secret = randomBytes(32).toString('hex')
  const email = 'canary-operator@example.org'
  const password = 'canary-password'
  const apiKey = 'canary-api-key-0123456789'
  const identity = createIdentity({ pool: database.pool, publicUrl, secret, logger, record: async () => undefined, setRole: async () => undefined })
  const app = fastify({ loggerInstance: logger })
  await app.register(authRoutes(identity))

  const cookies: string[] = []
  const codes: string[] = []
  const everything = async () => {
    const inject = async (url: string, payload?: object | string, headers: Record<string, string> = {}) => {
      const response = await app.inject({
        method: payload === undefined ? 'GET' : 'POST', url: `/api/auth${url}`, payload, remoteAddress: '192.0.2.77',
        headers: { 'user-agent': 'canary-agent', 'content-type': 'application/json', ...headers },
      })
      cookies.push(...response.cookies.map(one => one.value).filter(value => value !== ''))
      return response
    }
    await inject('/sign-in/email', { email, password })
    const cookie = `member-console.session_token=${encodeURIComponent(cookies[0] ?? '')}`
    await inject('/sign-in/email', { email, password: 'canary-wrong-password' })
    await inject('/sign-in/email', { email: 'canary-unknown@example.org', password })
    await inject('/sign-in/email', `{"email":"${email}","password":"${password}`)
    await inject('/sign-in/email', { email: 'canary-no-address', password })
    await inject('/sign-up/email', { email: 'canary-new@example.org', password, name: 'canary' })
    await inject('/get-session', undefined, { cookie })
    await inject('/change-password', { currentPassword: 'canary-wrong-password', newPassword: 'canary-new-password' }, { cookie, origin: publicUrl })
    const offered = await inject('/two-factor/enable', { password }, { cookie, origin: publicUrl })
    if (offered.statusCode === 200) codes.push(...offered.json().backupCodes, new URL(offered.json().totpURI).searchParams.get('secret') ?? '')
    await inject('/two-factor/verify-totp', { code: 'canary-code' }, { cookie, origin: publicUrl })
    await inject('/two-factor/verify-backup-code', { code: codes[0] ?? 'canary-code' }, { cookie, origin: publicUrl })
    await inject('/two-factor/disable', { password: 'canary-wrong-password' }, { cookie, origin: publicUrl })
    await inject('/sign-out', {}, { cookie, origin: 'https://evil.example' })
    const asked = [
      { authorization: `Bearer ${apiKey}` }, { authorization: 'Bearer canary-unknown-key-0123456789' },
      { authorization: `Basic ${apiKey}`, cookie }, { cookie }, { cookie: `${cookie}x` },
    ]
    await Promise.allSettled(asked.map(headers => identity.authenticate(headers)))
    await identity.bootstrap({ operatorEmail: email, operatorPassword: password, apiKey: `${apiKey}-changed` }).catch(() => null)
    await identity.bootstrap({ operatorEmail: email, operatorPassword: password, apiKey }).catch(() => null)
  }

  await identity.bootstrap({ operatorEmail: email, operatorPassword: password, apiKey })
  await everything()
  expect(cookies.length).toBeGreaterThan(0)
  expect(codes.length).toBeGreaterThan(10)
  for (const table of ['operator_session', 'operator', 'operator_second_factor', 'api_key', 'sign_in_rate_limit']) {
    await database.pool.query(`alter table ${table} rename to gone`)
    await everything()
    await database.pool.query(`alter table gone rename to ${table}`)
  }
  await app.close()
  Object.assign(console, original)

  const log = lines.join('\n')
  expect(log).toContain('A request to sign in or out failed')
  expect(log).not.toContain('console:')
  expect(log).not.toContain('canary')
  for (const value of [secret, ...codes, ...cookies, ...cookies.map(cookie => cookie.split('.')[0] ?? '')]) expect(log).not.toContain(value)
})
