import { base32 } from '@better-auth/utils/base32'
import { createOTP } from '@better-auth/utils/otp'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { type AuthUnderTest, cookieOf, email, ownOrigin, password, post, publicUrl, signIn, startAuth } from './auth-under-test.ts'

let auth: AuthUnderTest
beforeAll(async () => { auth = await startAuth() }, 60_000)
beforeEach(async () => {
  await auth.forget()
  await auth.database.pool.query('truncate operator_second_factor, operator_verification')
  await auth.database.pool.query('update operator set second_factor = false')
})
afterAll(() => auth.stop())

interface Factor { code: (ahead?: number) => Promise<string>, secret: string, backupCodes: string[], cookie: string }

/** The authenticator app that has read this address. Its clock is half a minute ahead: each code counts once, and turning codes on takes the present one. */
function appWith(uri: string): Pick<Factor, 'code' | 'secret'> {
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  return { secret, code: (ahead = 1) => createOTP(new TextDecoder().decode(base32.decode(secret))).hotp(Math.floor(Date.now() / 30_000) + ahead) }
}

/** Signs in with the password, turns codes on and confirms them. */
async function turnOn(app: FastifyInstance): Promise<Factor> {
  const cookie = cookieOf(await signIn(app))
  const { totpURI, backupCodes } = (await post(app, '/two-factor/enable', { password }, ownOrigin(cookie))).json<{ totpURI: string, backupCodes: string[] }>()
  const factor = appWith(totpURI)
  const confirmed = await post(app, '/two-factor/verify-totp', { code: await factor.code(0) }, ownOrigin(cookie))
  expect(confirmed.statusCode).toBe(200)
  return { ...factor, backupCodes, cookie: cookieOf(confirmed) }
}

const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
const answer = (app: FastifyInstance, cookie: string, code: string, more: object = {}): Promise<LightMyRequestResponse> => post(app, '/two-factor/verify-totp', { code, ...more }, ownOrigin(cookie))
const backUp = (app: FastifyInstance, cookie: string, code: string): Promise<LightMyRequestResponse> => post(app, '/two-factor/verify-backup-code', { code }, ownOrigin(cookie))

describe('a second factor', () => {
  test('takes the password and a first code to turn on, and ends the session that had none', async () => {
    const { app, identity } = await auth.start()
    const cookie = cookieOf(await signIn(app))
    expect((await post(app, '/two-factor/enable', { password: 'wrong horse battery' }, ownOrigin(cookie))).statusCode).toBe(400)
    expect((await post(app, '/two-factor/enable', { password })).statusCode).toBe(401)
    const offered = (await post(app, '/two-factor/enable', { password }, ownOrigin(cookie))).json()
    expect(new URL(offered.totpURI).pathname).toBe(`/${encodeURIComponent('Member Console')}:${encodeURIComponent(email)}`)
    expect(offered.backupCodes).toHaveLength(10)
    expect(cookieOf(await signIn(app))).toContain('session_token')
    const { code } = appWith(offered.totpURI)
    expect((await answer(app, cookie, wrong(await code(0)))).statusCode).toBe(401)
    const confirmed = await answer(app, cookie, await code(0))
    expect(confirmed.statusCode).toBe(200)
    expect(await identity.authenticate({ cookie })).toBeNull()
    expect(await identity.authenticate({ cookie: cookieOf(confirmed) })).toMatchObject({ email })
    expect((await answer(app, cookieOf(confirmed), await code())).statusCode).toBe(200)
    expect(auth.acts.map(({ action }) => action)).toEqual(['signIn', 'signIn', 'turnOnSecondFactor'])
  })

  test('is asked for after the password: until its code there is no session at all', async () => {
    const { app, identity } = await auth.start()
    const { code } = await turnOn(app)
    await auth.forget()
    const first = await signIn(app)
    expect(first.json()).toEqual({ twoFactorRedirect: true, twoFactorMethods: ['totp'] })
    const cookie = cookieOf(first)
    expect(cookie).not.toContain('session_token')
    expect(await identity.authenticate({ cookie })).toBeNull()
    expect((await auth.database.pool.query('select 1 from operator_session')).rowCount).toBe(0)
    expect((await app.inject({ url: '/api/auth/get-session', headers: { cookie } })).json()).toBeNull()
    for (const [path, body] of [['/two-factor/disable', { password }], ['/two-factor/enable', { password }], ['/two-factor/generate-backup-codes', { password }], ['/change-password', { currentPassword: password, newPassword: 'another horse battery' }]] as const) {
      expect((await post(app, path, body, ownOrigin(cookie))).statusCode).toBe(401)
    }
    expect(auth.acts).toEqual([])

    expect((await answer(app, cookie, wrong(await code()))).statusCode).toBe(401)
    const second = await answer(app, cookie, await code())
    expect(second.statusCode).toBe(200)
    expect(await identity.authenticate({ cookie: cookieOf(second) })).toMatchObject({ email })
    expect(auth.acts).toEqual([{ action: 'signIn', details: { method: 'password and code' } }])
    expect((await answer(app, cookie, await code())).statusCode).toBe(401)
  })

  test('takes each code once, also the one that turned it on, and also when it comes twice at the same moment', async () => {
    const { app, identity } = await auth.start()
    const { code, cookie } = await turnOn(app)
    const [before, seen] = [await code(0), await code()]
    const refused = await answer(app, cookieOf(await signIn(app)), before)
    expect([refused.statusCode, refused.json().code]).toEqual([401, 'CODE_USED'])
    const waiting = [cookieOf(await signIn(app)), cookieOf(await signIn(app))]
    const both = await Promise.all(waiting.map((one) => answer(app, one, seen)))
    expect(new Set(both.map(({ statusCode }) => statusCode))).toEqual(new Set([200, 401]))
    expect(cookieOf(both.find(({ statusCode }) => statusCode === 401) as LightMyRequestResponse)).not.toContain('session_token')
    expect(await identity.authenticate({ cookie })).not.toBeNull()
    const { rows } = await auth.database.pool.query<{ sessions: number }>('select count(*)::int as sessions from operator_session')
    expect(rows).toEqual([{ sessions: 2 }])
  })

  test('waits for its code in a cookie that no script reads and no unencrypted request carries', async () => {
    const { app } = await auth.start()
    await turnOn(app)
    const { app: encrypted } = await auth.start({ publicUrl: 'https://console.example.org' })
    const { cookies } = await signIn(encrypted)
    expect(cookies.filter(({ value }) => value !== '')).toEqual([expect.objectContaining({ name: '__Secure-member-console.two_factor', secure: true, httpOnly: true, sameSite: 'Lax' })])
  })

  test('is not left out because a browser wants to be trusted', async () => {
    const { app } = await auth.start()
    const { code } = await turnOn(app)
    const trusting = await answer(app, cookieOf(await signIn(app)), await code(), { trustDevice: true })
    expect(trusting.statusCode).toBe(200)
    const again = await signIn(app, { headers: { cookie: cookieOf(trusting), origin: publicUrl } })
    expect(again.json()).toMatchObject({ twoFactorRedirect: true })
  })

  test('is not asked of API keys', async () => {
    const { app, identity } = await auth.start()
    const apiKey = 'a-key-of-the-configuration'
    await identity.bootstrap({ operatorEmail: email, apiKey })
    await turnOn(app)
    expect(await identity.authenticate({ authorization: `Bearer ${apiKey}` })).toMatchObject({ kind: 'apiKey' })
  })

  test('that is lost is made up for by a backup code, each once', async () => {
    const { app, identity } = await auth.start()
    const { backupCodes: [one = '', two = ''] } = await turnOn(app)
    const cookie = cookieOf(await signIn(app))
    expect((await backUp(app, cookie, 'aaaaa-bbbbb')).statusCode).toBe(401)
    const inside = await backUp(app, cookie, one)
    expect(await identity.authenticate({ cookie: cookieOf(inside) })).toMatchObject({ email })
    expect(auth.acts.at(-1)).toEqual({ action: 'signIn', details: { method: 'password and backup code' } })
    const later = cookieOf(await signIn(app))
    expect((await backUp(app, later, one)).statusCode).toBe(401)
    const all = await Promise.all([backUp(app, later, two), backUp(app, later, two)])
    expect(all.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
  })

  test('gets new backup codes for the password; the old ones end', async () => {
    const { app } = await auth.start()
    const { backupCodes: [old = ''], cookie } = await turnOn(app)
    expect((await post(app, '/two-factor/generate-backup-codes', { password: 'wrong horse battery' }, ownOrigin(cookie))).statusCode).toBe(400)
    const { backupCodes: [fresh = ''] } = (await post(app, '/two-factor/generate-backup-codes', { password }, ownOrigin(cookie))).json<{ backupCodes: string[] }>()
    expect(auth.acts.at(-1)?.action).toBe('makeBackupCodes')
    const waiting = cookieOf(await signIn(app))
    expect((await backUp(app, waiting, old)).statusCode).toBe(401)
    expect((await backUp(app, waiting, fresh)).statusCode).toBe(200)
  })

  test('is turned off with the password', async () => {
    const { app } = await auth.start()
    const { cookie } = await turnOn(app)
    expect((await post(app, '/two-factor/disable', { password: 'wrong horse battery' }, ownOrigin(cookie))).statusCode).toBe(400)
    expect((await signIn(app)).json()).toMatchObject({ twoFactorRedirect: true })
    expect((await post(app, '/two-factor/disable', { password }, ownOrigin(cookie))).statusCode).toBe(200)
    expect(auth.acts.at(-1)?.action).toBe('turnOffSecondFactor')
    expect(cookieOf(await signIn(app))).toContain('session_token')
    expect((await auth.database.pool.query('select 1 from operator_second_factor')).rowCount).toBe(0)
  })

  test('is not found in the database as it is', async () => {
    const { app } = await auth.start()
    const { secret, backupCodes } = await turnOn(app)
    const stored = JSON.stringify((await auth.database.pool.query('select * from operator_second_factor')).rows)
    for (const plain of [secret, new TextDecoder().decode(base32.decode(secret)), ...backupCodes]) expect(stored).not.toContain(plain)
  })
})

describe('guessing codes', () => {
  test('ends after five in one sign-in, and after ten in a row for a quarter of an hour', async () => {
    const { app } = await auth.start()
    const { code } = await turnOn(app)
    const addresses = ['192.0.2.1', '192.0.2.2']
    for (const remoteAddress of addresses) {
      const cookie = cookieOf(await signIn(app))
      const statuses: number[] = []
      for (let attempt = 0; attempt < 6; attempt += 1) statuses.push((await post(app, '/two-factor/verify-totp', { code: wrong(await code()) }, { ...ownOrigin(cookie), remoteAddress })).statusCode)
      expect(statuses.slice(0, 5)).toEqual([401, 401, 401, 401, 401])
      expect(statuses[5]).not.toBe(200)
    }
    const cookie = cookieOf(await signIn(app))
    expect((await answer(app, cookie, await code())).statusCode).toBe(429)
    await auth.database.pool.query(`update operator_second_factor set locked_until = now() - interval '1 second'`)
    expect((await answer(app, cookie, await code())).statusCode).toBe(200)
  })

  test('is limited by address, whatever the sign-in', async () => {
    const { app } = await auth.start()
    const statuses: number[] = []
    for (let attempt = 0; attempt < 31; attempt += 1) statuses.push((await post(app, '/two-factor/verify-totp', { code: '000000' }, { remoteAddress: '192.0.2.9' })).statusCode)
    expect(new Set(statuses.slice(0, 30))).toEqual(new Set([401]))
    expect(statuses[30]).toBe(429)
  })

  test('attempts at one account are remembered for their ten minutes, whatever else is forgotten meanwhile', async () => {
    const { app } = await auth.start()
    await signIn(app, { secret: 'wrong horse battery' })
    await auth.database.pool.query(`update sign_in_rate_limit set last_request = last_request - 5 * 60 * 1000`)
    await signIn(app, { secret: 'wrong horse battery' })
    const { rows } = await auth.database.pool.query<{ count: number }>(`select count from sign_in_rate_limit where key like 'account:%'`)
    expect(rows).toEqual([{ count: 2 }])
  })
})
