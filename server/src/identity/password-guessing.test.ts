import type { FastifyInstance, InjectOptions } from 'fastify'
import { type AuthUnderTest, cookieOf, ownOrigin, password, post, signIn, startAuth } from './auth-under-test.ts'

let auth: AuthUnderTest
beforeAll(async () => { auth = await startAuth() }, 60_000)
beforeEach(() => auth.forget())
afterAll(() => auth.stop())

/** The statuses of wrong passwords sent one after the other. */
async function guesses(app: FastifyInstance, times: number, request: (attempt: number) => InjectOptions): Promise<number[]> {
  const statuses: number[] = []
  for (let attempt = 0; attempt < times; attempt += 1) {
    statuses.push((await signIn(app, { secret: 'wrong horse battery', ...request(attempt) })).statusCode)
  }
  return statuses
}

describe('guessing passwords', () => {
  const tenThen429 = [...Array.from({ length: 10 }, () => 401), 429]

  test('ends after ten attempts in a minute from one address; others can still sign in', async () => {
    const { app } = await auth.start()
    expect(await guesses(app, 11, () => ({ remoteAddress: '192.0.2.1' }))).toEqual(tenThen429)
    const refused = await signIn(app, { remoteAddress: '192.0.2.1' })
    expect(refused.statusCode).toBe(429)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(50)
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60)
    expect((await signIn(app, { remoteAddress: '192.0.2.2' })).statusCode).toBe(200)
  })

  test('is counted across servers', async () => {
    const [{ app: one }, { app: two }] = [await auth.start(), await auth.start()]
    await guesses(one, 5, () => ({ remoteAddress: '192.0.2.3' }))
    expect(await guesses(two, 6, () => ({ remoteAddress: '192.0.2.3' }))).toEqual(tenThen429.slice(5))
  })

  test('does not go on under addresses that the caller invents', async () => {
    const { app } = await auth.start()
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
    const { app } = await auth.start({}, { trustProxy: '192.0.2.5' })
    const proxy = { remoteAddress: '192.0.2.5' }
    expect(await guesses(app, 11, () => ({ ...proxy, headers: { 'x-forwarded-for': '203.0.113.7' } }))).toEqual(tenThen429)
    expect((await signIn(app, { ...proxy, headers: { 'x-forwarded-for': '203.0.113.8' } })).statusCode).toBe(200)
  })

  test('is not made easier by guessing all at once', async () => {
    const { app } = await auth.start()
    const all = await Promise.all(Array.from({ length: 30 }, () => signIn(app, { secret: 'wrong horse battery', remoteAddress: '192.0.2.6' })))
    expect(all.filter(one => one.statusCode === 401)).toHaveLength(10)
    expect(all.filter(one => one.statusCode === 429)).toHaveLength(20)
  })

  test('is not made easier by the open session of somebody else: twenty at one account, wherever they are typed', async () => {
    const { app } = await auth.start()
    const cookie = cookieOf(await signIn(app))
    const statuses: number[] = []
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const [path, body] = attempt % 2 === 0 ? ['/two-factor/enable', { password: 'wrong horse battery' }] as const : ['/change-password', { currentPassword: 'wrong horse battery', newPassword: 'a staple that is correct' }] as const
      statuses.push((await post(app, path, body, { ...ownOrigin(cookie), remoteAddress: `192.0.2.${20 + attempt}` })).statusCode)
    }
    expect(statuses).toEqual([...Array.from({ length: 19 }, () => 400), 429])
    expect((await post(app, '/two-factor/enable', { password }, { ...ownOrigin(cookie), remoteAddress: '192.0.2.50' })).statusCode).toBe(429)
  })
})
