import type { IdentityOptions } from './auth-options.ts'
import { type AuthUnderTest, cookieOf, password, post, publicUrl, signIn, startAuth } from './auth-under-test.ts'

let auth: AuthUnderTest
beforeAll(async () => { auth = await startAuth() }, 60_000)
beforeEach(() => auth.forget())
afterAll(() => auth.stop())

/** The status of a sign-in that a page of some origin attempts at the console's address `host`. */
async function signInFrom(origin: string, host: string, options: Partial<IdentityOptions> = {}): Promise<number> {
  const { app } = await auth.start(options)
  return (await signIn(app, { headers: { origin, host, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' } })).statusCode
}

describe('pages of other origins', () => {
  test('cannot sign in', async () => {
    expect(await signInFrom('https://evil.example', 'console.example.org:4000')).toBe(403)
    expect(await signInFrom('null', 'console.example.org:4000')).toBe(403)
  })

  test('cannot end a session or change the password', async () => {
    const { app, identity } = await auth.start()
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
