import { randomBytes } from 'node:crypto'
import { type AuthUnderTest, cookieOf, email, ownOrigin, password, post, publicUrl, signIn, startAuth } from './auth-under-test.ts'

let auth: AuthUnderTest
beforeAll(async () => { auth = await startAuth() }, 60_000)
beforeEach(() => auth.forget())
afterAll(() => auth.stop())

describe('a session', () => {
  test('is nobody when its cookie was changed, or was signed with another secret, or has expired', async () => {
    const { app, identity } = await auth.start()
    const cookie = cookieOf(await signIn(app))
    const [name = '', token = '', signature = ''] = cookie.split(/=|\.(?!session)/)
    for (const forged of [`x${token}.${signature}`, `${token}.x${signature}`, `${token}.${'A'.repeat(43)}=`, `${token}.`, token]) {
      expect(await identity.authenticate({ cookie: `${name}=${forged}` })).toBeNull()
    }
    expect(await identity.authenticate({ cookie: `${name}=${token}.${signature}` })).not.toBeNull()
    expect(await identity.authenticate({ cookie: 'member-console.session_token=%%%' })).toBeNull()
    const { identity: other } = await auth.start({ secret: randomBytes(32).toString('hex') })
    expect(await other.authenticate({ cookie })).toBeNull()
    expect(await identity.authenticate({ cookie })).not.toBeNull()
    await auth.database.pool.query(`update operator_session set expires_at = now() - interval '1 second'`)
    expect(await identity.authenticate({ cookie })).toBeNull()
  })

  test('is a new one at each sign-in, whatever cookie the browser brought along', async () => {
    const { app, identity } = await auth.start()
    const planted = cookieOf(await signIn(app))
    const own = cookieOf(await signIn(app, { headers: { cookie: planted, origin: publicUrl } }))
    expect(own).toContain('session_token')
    expect(own).not.toBe(planted)
    const made = await signIn(app, { headers: { cookie: 'member-console.session_token=chosen-by-somebody', origin: publicUrl } })
    expect(cookieOf(made)).not.toContain('chosen')
    await post(app, '/sign-out', {}, ownOrigin(own))
    expect(await identity.authenticate({ cookie: own })).toBeNull()
  })

  test('is not prolonged by being checked; reading it does that, cookie included', async () => {
    const { app, identity } = await auth.start()
    const cookie = cookieOf(await signIn(app))
    await auth.database.pool.query(`update operator_session set expires_at = now() + interval '3 days'`)
    const daysLeft = async () => (await auth.database.pool.query<{ days: number }>(
      `select extract(epoch from expires_at - now()) / 86400 as days from operator_session`,
    )).rows.map(row => Math.round(row.days))
    expect(await identity.authenticate({ cookie })).not.toBeNull()
    expect(await daysLeft()).toEqual([3])
    const response = await app.inject({ url: '/api/auth/get-session', headers: { cookie } })
    expect(response.cookies).toEqual([expect.objectContaining({ maxAge: 7 * 24 * 60 * 60 })])
    expect(await daysLeft()).toEqual([7])
  })

  test('does not help where there is a bad bearer token, and is not hindered by another scheme', async () => {
    const { app, identity } = await auth.start()
    const cookie = cookieOf(await signIn(app))
    for (const authorization of ['Bearer nobody-has-this-key', 'Bearer', 'bearer ', 'Bearer two words']) {
      expect(await identity.authenticate({ authorization, cookie })).toBeNull()
    }
    expect(await identity.authenticate({ authorization: 'Basic cHJveHk6cGFzcw==', cookie })).toMatchObject({ email })
  })

  test('lets its operator change the password, which can end the other sessions', async () => {
    const { app, identity } = await auth.start()
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
