import { Pool } from 'pg'
import { createAuth } from './auth-options.ts'
import { type AuthUnderTest, cookieOf, logger, password, post, publicUrl, secret, signIn, startAuth } from './auth-under-test.ts'

let auth: AuthUnderTest
beforeAll(async () => { auth = await startAuth() }, 60_000)
beforeEach(() => auth.forget())
afterAll(() => auth.stop())

describe('what else better-auth could do', () => {
  const open = new Set([
    'POST /sign-in/email', 'POST /sign-in/social', 'GET /callback/:id', 'POST /sign-out', 'GET /get-session', 'GET /list-accounts', 'POST /change-password',
    ...['enable', 'verify-totp', 'verify-backup-code', 'generate-backup-codes', 'disable'].map(name => `POST /two-factor/${name}`),
    ...['register', 'authenticate'].map(name => `GET /passkey/generate-${name}-options`), 'POST /passkey/verify-registration', 'POST /passkey/verify-authentication',
  ])
  const everything = createAuth({ pool: new Pool(), publicUrl: 'https://console.example.org', secret, logger, record: async () => undefined, setRole: async () => undefined })
  const endpoints = Object.values(everything.api).flatMap(endpoint => {
    const { path, options } = endpoint as { path?: string, options: { method?: string | string[] } }
    return path === undefined ? [] : [options.method ?? 'GET'].flat().map(method => `${method} ${path}`)
  })
  const closed = endpoints.filter(endpoint => !open.has(endpoint))

  test('is known: sign-up and API keys are among it, and all that is open exists', () => {
    expect(closed).toEqual(expect.arrayContaining(['POST /sign-up/email', 'POST /api-key/create', 'GET /api-key/list', 'POST /update-user', 'POST /passkey/delete-passkey']))
    expect(endpoints).toEqual(expect.arrayContaining([...open]))
  })

  test('is closed, with a session as without', async () => {
    const { app } = await auth.start()
    const cookie = cookieOf(await signIn(app))
    const reached: string[] = []
    for (const endpoint of closed) {
      const [method, path = ''] = endpoint.split(' ')
      const url = `/api/auth${path.replace(/:\w+/g, 'x')}`
      const payload = method === 'POST' ? { email: 'eve@example.org', password: 'eve horse battery', name: 'eve' } : undefined
      for (const headers of [{}, { cookie, origin: publicUrl }]) {
        const { statusCode } = await app.inject({ method: method as 'GET' | 'POST', url, payload, headers })
        if (statusCode !== 404) reached.push(`${endpoint}: ${statusCode}`)
      }
    }
    expect(reached).toEqual([])
  })

  test.each([
    '/api/auth/sign-up/email/', '/api/auth//sign-up/email', '/api/auth/sign-up%2Femail', '/api/auth/sign%2Dup/email',
    '/api/auth/sign-in/../sign-up/email', '/api/auth/SIGN-UP/EMAIL', '/api/auth/sign-up/email?x=/get-session',
  ])('cannot be reached by writing its path as %s', async url => {
    const { app } = await auth.start()
    const response = await app.inject({ method: 'POST', url, payload: { email: 'eve@example.org', password: 'eve horse battery', name: 'eve' } })
    expect(response.statusCode).toBe(404)
    expect((await auth.database.pool.query(`select 1 from operator where email like 'eve%'`)).rowCount).toBe(0)
  })

  test('tells nothing without a session, even where it is open', async () => {
    const { app } = await auth.start()
    const session = await app.inject({ url: '/api/auth/get-session' })
    expect([session.statusCode, session.json()]).toEqual([200, null])
    expect((await post(app, '/change-password', { currentPassword: password, newPassword: 'eve horse battery' })).statusCode).toBe(401)
    expect((await post(app, '/sign-out', {})).cookies.every(one => one.value === '')).toBe(true)
  })

  test('fills no table by requests to paths that do not exist', async () => {
    const { app } = await auth.start()
    for (let i = 0; i < 20; i += 1) await app.inject({ url: `/api/auth/nothing-${i}` })
    expect((await auth.database.pool.query('select 1 from sign_in_rate_limit')).rowCount).toBe(0)
  })
})
