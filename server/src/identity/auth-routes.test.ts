import { randomBytes } from 'node:crypto'
import { fastify, type FastifyInstance, type FastifyServerOptions, type InjectOptions, type LightMyRequestResponse } from 'fastify'
import { Pool } from 'pg'
import { pino } from 'pino'
import { createAuth, type IdentityOptions } from './auth-options.ts'
import { authRoutes } from './auth-routes.ts'
import { createIdentity, type Identity } from './identity.ts'
import { startTestServer, type TestDatabase, type TestServer } from './test-database.ts'

const publicUrl = 'http://console.example.org:4000'
const secret = randomBytes(32).toString('hex')
const logger = pino({ level: 'silent' })
const email = 'ann@example.org'
const password = 'correct horse battery'

let server: TestServer
let database: TestDatabase
const apps: FastifyInstance[] = []
beforeAll(async () => {
  server = await startTestServer()
  database = await server.database()
  await createIdentity({ pool: database.pool, publicUrl, secret, logger }).bootstrap({ operatorEmail: email, operatorPassword: password })
}, 60_000)
beforeEach(() => database.pool.query('truncate sign_in_rate_limit, operator_session'))
afterAll(async () => {
  await Promise.all(apps.map(app => app.close()))
  await server.stop()
})

/** A server with nothing but the module's routes. */
async function start(options: Partial<IdentityOptions> = {}, settings: FastifyServerOptions = {}): Promise<{ app: FastifyInstance, identity: Identity }> {
  const identity = createIdentity({ pool: database.pool, publicUrl, secret, logger, ...options })
  const app = fastify(settings)
  apps.push(app)
  await app.register(authRoutes(identity))
  return { app, identity }
}

function post(app: FastifyInstance, path: string, payload?: object, more: InjectOptions = {}): Promise<LightMyRequestResponse> {
  return app.inject({ method: 'POST', url: `/api/auth${path}`, payload, ...more })
}

const signIn = (app: FastifyInstance, more: InjectOptions & { secret?: string } = {}) =>
  post(app, '/sign-in/email', { email, password: more.secret ?? password }, more)

/** The `Cookie` header that a browser would send after a response. */
function cookieOf(response: LightMyRequestResponse): string {
  return response.cookies.filter(one => one.value !== '').map(one => `${one.name}=${encodeURIComponent(one.value)}`).join('; ')
}

const ownOrigin = (cookie: string) => ({ headers: { cookie, origin: publicUrl } })

/** The status of a sign-in that a page of some origin attempts at the console's address `host`. */
async function signInFrom(origin: string, host: string, options: Partial<IdentityOptions> = {}): Promise<number> {
  const { app } = await start(options)
  return (await signIn(app, { headers: { origin, host, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' } })).statusCode
}

/** The statuses of wrong passwords sent one after the other. */
async function guesses(app: FastifyInstance, times: number, request: (attempt: number) => InjectOptions): Promise<number[]> {
  const statuses: number[] = []
  for (let attempt = 0; attempt < times; attempt += 1) {
    statuses.push((await signIn(app, { secret: 'wrong horse battery', ...request(attempt) })).statusCode)
  }
  return statuses
}

describe('signing in and out', () => {
  test('gives a session that scripts cannot read, and ends it', async () => {
    const { app, identity } = await start()
    const response = await signIn(app)
    expect(response.statusCode).toBe(200)
    expect(response.headers['cache-control']).toBe('no-store')
    expect(response.cookies).toEqual([
      { name: 'member-console.session_token', value: expect.any(String), path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 7 * 24 * 60 * 60 },
    ])

    const cookie = cookieOf(response)
    const session = (await app.inject({ url: '/api/auth/get-session', headers: { cookie } })).json()
    expect(session).toMatchObject({ user: { email, name: 'ann' } })
    expect(await identity.authenticate({ cookie })).toEqual({
      kind: 'operator', id: session.user.id, email, name: 'ann', role: 'admin', sessionId: session.session.id,
    })

    const end = await post(app, '/sign-out', undefined, ownOrigin(cookie))
    expect(end.statusCode).toBe(200)
    expect(end.cookies).toContainEqual(expect.objectContaining({ name: 'member-console.session_token', value: '', maxAge: 0 }))
    expect(await identity.authenticate({ cookie })).toBeNull()
  })

  test('sends its cookies over HTTPS only where the console is public over HTTPS', async () => {
    const { app, identity } = await start({ publicUrl: 'https://console.example.org' })
    const response = await signIn(app)
    expect(response.cookies).toEqual([expect.objectContaining({ name: '__Secure-member-console.session_token', secure: true, httpOnly: true, sameSite: 'Lax' })])
    expect(await identity.authenticate({ cookie: cookieOf(response) })).toMatchObject({ email })
  })

  test('sets several cookies where a browser shall forget the session when it closes', async () => {
    const { app, identity } = await start()
    const response = await post(app, '/sign-in/email', { email, password, rememberMe: false })
    expect(response.headers['set-cookie']).toHaveLength(2)
    expect(response.cookies.every(one => one.maxAge === undefined)).toBe(true)
    expect(await identity.authenticate({ cookie: cookieOf(response) })).toMatchObject({ email })
  })

  test('tells a wrong password and an unknown address by the same answer', async () => {
    const { app } = await start()
    const wrong = await signIn(app, { secret: 'wrong horse battery' })
    const unknown = await post(app, '/sign-in/email', { email: 'bea@example.org', password })
    expect([wrong.statusCode, unknown.statusCode]).toEqual([401, 401])
    expect(wrong.json()).toEqual(unknown.json())
    expect(wrong.headers['set-cookie']).toBeUndefined()
  })

  test.each([
    ['no JSON', '{"email":', 'application/json'],
    ['no object', '"x"', 'application/json'],
    ['no text', '{"email":{"$ne":1},"password":["x"]}', 'application/json'],
    ['XML', '<email/>', 'application/xml'],
    ['nothing', '', 'application/json'],
  ])('refuses %s as what is wrong with the request', async (_what, payload, type) => {
    const { app } = await start()
    const response = await app.inject({ method: 'POST', url: '/api/auth/sign-in/email', payload, headers: { 'content-type': type } })
    expect(response.statusCode).toBeGreaterThanOrEqual(400)
    expect(response.statusCode).toBeLessThan(500)
  })

  test('refuses a body that is too large', async () => {
    const { app } = await start()
    expect((await signIn(app, { secret: 'x'.repeat(20_000) })).statusCode).toBe(413)
  })
})

describe('a session', () => {
  test('is nobody when its cookie was changed, or was signed with another secret, or has expired', async () => {
    const { app, identity } = await start()
    const cookie = cookieOf(await signIn(app))
    const [name = '', token = '', signature = ''] = cookie.split(/=|\.(?!session)/)
    for (const forged of [`x${token}.${signature}`, `${token}.x${signature}`, `${token}.${'A'.repeat(43)}=`, `${token}.`, token]) {
      expect(await identity.authenticate({ cookie: `${name}=${forged}` })).toBeNull()
    }
    expect(await identity.authenticate({ cookie: `${name}=${token}.${signature}` })).not.toBeNull()
    expect(await identity.authenticate({ cookie: 'member-console.session_token=%%%' })).toBeNull()
    const { identity: other } = await start({ secret: randomBytes(32).toString('hex') })
    expect(await other.authenticate({ cookie })).toBeNull()
    expect(await identity.authenticate({ cookie })).not.toBeNull()
    await database.pool.query(`update operator_session set expires_at = now() - interval '1 second'`)
    expect(await identity.authenticate({ cookie })).toBeNull()
  })

  test('is not prolonged by being checked; reading it does that, cookie included', async () => {
    const { app, identity } = await start()
    const cookie = cookieOf(await signIn(app))
    await database.pool.query(`update operator_session set expires_at = now() + interval '3 days'`)
    const daysLeft = async () => (await database.pool.query<{ days: number }>(
      `select extract(epoch from expires_at - now()) / 86400 as days from operator_session`,
    )).rows.map(row => Math.round(row.days))
    expect(await identity.authenticate({ cookie })).not.toBeNull()
    expect(await daysLeft()).toEqual([3])
    const response = await app.inject({ url: '/api/auth/get-session', headers: { cookie } })
    expect(response.cookies).toEqual([expect.objectContaining({ maxAge: 7 * 24 * 60 * 60 })])
    expect(await daysLeft()).toEqual([7])
  })

  test('does not help where there is a bad bearer token, and is not hindered by another scheme', async () => {
    const { app, identity } = await start()
    const cookie = cookieOf(await signIn(app))
    for (const authorization of ['Bearer nobody-has-this-key', 'Bearer', 'bearer ', 'Bearer two words']) {
      expect(await identity.authenticate({ authorization, cookie })).toBeNull()
    }
    expect(await identity.authenticate({ authorization: 'Basic cHJveHk6cGFzcw==', cookie })).toMatchObject({ email })
  })

  test('lets its operator change the password, which can end the other sessions', async () => {
    const { app, identity } = await start()
    const here = cookieOf(await signIn(app))
    const elsewhere = cookieOf(await signIn(app))
    const wrong = await post(app, '/change-password', { currentPassword: 'wrong horse', newPassword: 'another horse' }, ownOrigin(here))
    expect(wrong.statusCode).toBe(400)
    const right = await post(app, '/change-password', { currentPassword: password, newPassword: 'another horse', revokeOtherSessions: true }, ownOrigin(here))
    expect(right.statusCode).toBe(200)
    expect(await identity.authenticate({ cookie: elsewhere })).toBeNull()
    expect(await identity.authenticate({ cookie: cookieOf(right) })).toMatchObject({ email })
    expect((await signIn(app)).statusCode).toBe(401)
    const back = await post(app, '/change-password', { currentPassword: 'another horse', newPassword: password }, ownOrigin(cookieOf(right)))
    expect(back.statusCode).toBe(200)
  })
})

describe('pages of other origins', () => {
  test('cannot sign in', async () => {
    expect(await signInFrom('https://evil.example', 'console.example.org:4000')).toBe(403)
    expect(await signInFrom('null', 'console.example.org:4000')).toBe(403)
  })

  test('cannot end a session or change the password', async () => {
    const { app, identity } = await start()
    const cookie = cookieOf(await signIn(app))
    const foreign = { headers: { cookie, origin: 'https://evil.example' } }
    expect((await post(app, '/sign-out', {}, foreign)).statusCode).toBe(403)
    expect((await post(app, '/change-password', { currentPassword: password, newPassword: 'evil horse!' }, foreign)).statusCode).toBe(403)
    expect(await identity.authenticate({ cookie })).not.toBeNull()
  })

  test('are not those of the address by which the console was reached, nor those named as trusted', async () => {
    expect(await signInFrom(publicUrl, 'console.example.org:4000')).toBe(200)
    expect(await signInFrom('http://127.0.0.1:4000', '127.0.0.1:4000')).toBe(200)
    expect(await signInFrom('http://localhost:5173', '127.0.0.1:4000')).toBe(403)
    expect(await signInFrom('http://localhost:5173', '127.0.0.1:4000', { trustedOrigins: ['http://localhost:5173'] })).toBe(200)
  })
})

describe('what else better-auth could do', () => {
  const open = new Set(['POST /sign-in/email', 'POST /sign-out', 'GET /get-session', 'POST /change-password'])
  const auth = createAuth({ pool: new Pool(), publicUrl, secret, logger })
  const endpoints = Object.values(auth.api).flatMap(endpoint => {
    const { path, options } = endpoint as { path?: string, options: { method?: string | string[] } }
    return path === undefined ? [] : [options.method ?? 'GET'].flat().map(method => `${method} ${path}`)
  })
  const closed = endpoints.filter(endpoint => !open.has(endpoint))

  test('is known: sign-up and API keys are among it, and all that is open exists', () => {
    expect(closed).toEqual(expect.arrayContaining(['POST /sign-up/email', 'POST /api-key/create', 'GET /api-key/list', 'POST /update-user']))
    expect(endpoints).toEqual(expect.arrayContaining([...open]))
  })

  test('is closed, with a session as without', async () => {
    const { app } = await start()
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
    const { app } = await start()
    const response = await app.inject({ method: 'POST', url, payload: { email: 'eve@example.org', password: 'eve horse battery', name: 'eve' } })
    expect(response.statusCode).toBe(404)
    expect((await database.pool.query(`select 1 from operator where email like 'eve%'`)).rowCount).toBe(0)
  })

  test('tells nothing without a session, even where it is open', async () => {
    const { app } = await start()
    const session = await app.inject({ url: '/api/auth/get-session' })
    expect([session.statusCode, session.json()]).toEqual([200, null])
    expect((await post(app, '/change-password', { currentPassword: password, newPassword: 'eve horse battery' })).statusCode).toBe(401)
    expect((await post(app, '/sign-out', {})).cookies.every(one => one.value === '')).toBe(true)
  })

  test('fills no table by requests to paths that do not exist', async () => {
    const { app } = await start()
    for (let i = 0; i < 20; i += 1) await app.inject({ url: `/api/auth/nothing-${i}` })
    expect((await database.pool.query('select 1 from sign_in_rate_limit')).rowCount).toBe(0)
  })
})

describe('guessing passwords', () => {
  const tenThen429 = [...Array.from({ length: 10 }, () => 401), 429]

  test('ends after ten attempts in a minute from one address; others can still sign in', async () => {
    const { app } = await start()
    expect(await guesses(app, 11, () => ({ remoteAddress: '192.0.2.1' }))).toEqual(tenThen429)
    const refused = await signIn(app, { remoteAddress: '192.0.2.1' })
    expect(refused.statusCode).toBe(429)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(50)
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60)
    expect((await signIn(app, { remoteAddress: '192.0.2.2' })).statusCode).toBe(200)
  })

  test('is counted across servers', async () => {
    const [{ app: one }, { app: two }] = [await start(), await start()]
    await guesses(one, 5, () => ({ remoteAddress: '192.0.2.3' }))
    expect(await guesses(two, 6, () => ({ remoteAddress: '192.0.2.3' }))).toEqual(tenThen429.slice(5))
  })

  test('does not go on under addresses that the caller invents', async () => {
    const { app } = await start()
    expect(await guesses(app, 11, attempt => ({
      remoteAddress: '192.0.2.4',
      headers: {
        'x-forwarded-for': `203.0.113.${attempt}`,
        'x-real-ip': `203.0.113.${attempt}`,
        'x-member-console-client-address': `203.0.113.${attempt}`,
      },
    }))).toEqual(tenThen429)
  })

  test('is counted by the forwarded address where the proxy is trusted', async () => {
    const { app } = await start({}, { trustProxy: '192.0.2.5' })
    const proxy = { remoteAddress: '192.0.2.5' }
    expect(await guesses(app, 11, () => ({ ...proxy, headers: { 'x-forwarded-for': '203.0.113.7' } }))).toEqual(tenThen429)
    expect((await signIn(app, { ...proxy, headers: { 'x-forwarded-for': '203.0.113.8' } })).statusCode).toBe(200)
  })

  test('is not made easier by guessing all at once', async () => {
    const { app } = await start()
    const all = await Promise.all(Array.from({ length: 30 }, () => signIn(app, { secret: 'wrong horse battery', remoteAddress: '192.0.2.6' })))
    expect(all.filter(one => one.statusCode === 401)).toHaveLength(10)
    expect(all.filter(one => one.statusCode === 429)).toHaveLength(20)
  })
})

test('a database that cannot be asked is our failure: 500, the id of the request, and no word of why', async () => {
  const pool = new Pool({ host: '/nonexistent', port: 5432, max: 1 })
  const { app, identity } = await start({ pool })
  const response = await signIn(app)
  expect(response.statusCode).toBe(500)
  expect(response.json()).toEqual({ message: expect.stringMatching(/^Something went wrong on our side\. Quote the request id \S+\.$/) })
  const { app: working } = await start()
  await expect(identity.authenticate({ cookie: cookieOf(await signIn(working)) })).rejects.toThrow('Failed to get session')
  await pool.end()
})
