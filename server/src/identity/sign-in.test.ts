import { Pool } from 'pg'
import { type AuthUnderTest, cookieOf, email, ownOrigin, password, post, signIn, startAuth } from './auth-under-test.ts'

let auth: AuthUnderTest
beforeAll(async () => { auth = await startAuth() }, 60_000)
beforeEach(() => auth.forget())
afterAll(() => auth.stop())

describe('signing in and out', () => {
  test('gives a session that scripts cannot read, and ends it', async () => {
    const { app, identity } = await auth.start()
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
    const { app, identity } = await auth.start({ publicUrl: 'https://console.example.org' })
    const response = await signIn(app)
    expect(response.cookies).toEqual([expect.objectContaining({ name: '__Secure-member-console.session_token', secure: true, httpOnly: true, sameSite: 'Lax' })])
    expect(await identity.authenticate({ cookie: cookieOf(response) })).toMatchObject({ email })
  })

  test('sets several cookies where a browser shall forget the session when it closes', async () => {
    const { app, identity } = await auth.start()
    const response = await post(app, '/sign-in/email', { email, password, rememberMe: false })
    expect(response.headers['set-cookie']).toHaveLength(2)
    expect(response.cookies.every(one => one.maxAge === undefined)).toBe(true)
    expect(await identity.authenticate({ cookie: cookieOf(response) })).toMatchObject({ email })
  })

  test('tells a wrong password and an unknown address by the same answer', async () => {
    const { app } = await auth.start()
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
    const { app } = await auth.start()
    const response = await app.inject({ method: 'POST', url: '/api/auth/sign-in/email', payload, headers: { 'content-type': type } })
    expect(response.statusCode).toBeGreaterThanOrEqual(400)
    expect(response.statusCode).toBeLessThan(500)
  })

  test('refuses a body that is too large', async () => {
    const { app } = await auth.start()
    expect((await signIn(app, { secret: 'x'.repeat(20_000) })).statusCode).toBe(413)
  })
})

test('a database that cannot be asked is our failure: 500, the id of the request, and no word of why', async () => {
  const pool = new Pool({ host: '/nonexistent', port: 5432, max: 1 })
  const { app, identity } = await auth.start({ pool })
  const response = await signIn(app)
  expect(response.statusCode).toBe(500)
  expect(response.json()).toEqual({ message: expect.stringMatching(/^Something went wrong on our side\. Quote the request id \S+\.$/) })
  const { app: working } = await auth.start()
  await expect(identity.authenticate({ cookie: cookieOf(await signIn(working)) })).rejects.toThrow('Failed to get session')
  await pool.end()
})
