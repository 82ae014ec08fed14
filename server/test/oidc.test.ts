import { startConsole, type StartedConsole } from './harness/console.ts'
import type { GraphqlBody } from './harness/graphql.ts'
import { issuerSettings, startIssuer, type Issuer } from './harness/issuer.ts'
import { rows } from './rows.ts'

const ADMIN = { email: 'ann@example.org', password: 'a first password of ann' }

let issuer: Issuer
let server: StartedConsole
beforeAll(async () => {
  issuer = await startIssuer()
  server = await startConsole({ environment: { ...issuerSettings(issuer), LOG_LEVEL: 'debug', BOOTSTRAP_OPERATOR_EMAIL: ADMIN.email, BOOTSTRAP_OPERATOR_PASSWORD: ADMIN.password } })
})
beforeEach(async () => {
  issuer.forge = undefined
  await rows(server.options.databaseUrl, 'delete from sign_in_rate_limit')
})
afterAll(async () => {
  await server?.stop()
  await issuer?.stop()
})

const cookiesOf = (response: Response) => response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '').filter((cookie) => !cookie.endsWith('=')).join('; ')
const publicOrigin = () => `http://localhost:${server.options.port}`

async function begin(body: object = {}): Promise<Response> {
  return await fetch(`${server.url}/api/auth/sign-in/social`, {
    method: 'POST', headers: { 'content-type': 'application/json', origin: server.url },
    body: JSON.stringify({ provider: 'oidc', callbackURL: '/', errorCallbackURL: '/sign-in', ...body }),
  })
}

/** What a browser does: to the issuer, which sends it back at once. @returns where it ends, and the cookies it has then */
async function signIn(change: (back: URL) => void = () => undefined, withCookies = true): Promise<{ to: URL; cookie: string }> {
  const first = await begin()
  const { url } = (await first.json()) as { url: string }
  const redirect = await fetch(url, { redirect: 'manual' })
  const back = new URL(redirect.headers.get('location') ?? '')
  expect(back.origin + back.pathname).toBe(`${publicOrigin()}/api/auth/callback/oidc`)
  change(back)
  const last = await fetch(`${server.url}${back.pathname}${back.search}`, { redirect: 'manual', headers: withCookies ? { cookie: cookiesOf(first) } : {} })
  return { to: new URL(last.headers.get('location') ?? '', publicOrigin()), cookie: cookiesOf(last) }
}

async function viewer(cookie: string): Promise<{ email: string; role: string } | undefined> {
  const { data } = await server.graphqlRaw<GraphqlBody<{ viewer: { email: string; role: string } }>>('{ viewer { email role } }', {}, { cookie })
  return data?.viewer
}

/** Whom the console makes of somebody with these claims: their e-mail address and role, or the reason of the refusal. */
async function entry(claims: Record<string, unknown>): Promise<string> {
  issuer.claims = claims
  const { to, cookie } = await signIn()
  const who = await viewer(cookie)
  expect(who === undefined).toBe(to.searchParams.has('error'))
  return who ? `${who.email} ${who.role}` : to.searchParams.get('error') ?? ''
}

const olga = { sub: 'olga', email: 'olga@example.org', email_verified: true, name: 'Olga' }

test('the sign-in page learns what the issuer is called, and goes there with PKCE, state and nonce', async () => {
  expect(await (await fetch(`${server.url}/api/sign-in-methods`)).json()).toMatchObject({ issuer: { name: 'Example ID' } })
  const { url } = (await (await begin()).json()) as { url: string }
  const query = new URL(url).searchParams
  expect(Object.fromEntries(query)).toMatchObject({
    client_id: 'member-console', response_type: 'code', code_challenge_method: 'S256', redirect_uri: `${publicOrigin()}/api/auth/callback/oidc`,
    state: expect.stringMatching(/.{20}/), nonce: expect.stringMatching(/.{20}/), code_challenge: expect.stringMatching(/.{40}/),
  })
  expect(query.get('scope')?.split(' ').sort()).toEqual(['email', 'openid', 'profile'])
})

test('somebody new becomes an operator with the role of the claim, which is read at each sign-in', async () => {
  expect(await entry({ ...olga, role: 'support' })).toBe('olga@example.org SUPPORT')
  expect(await entry({ ...olga, roles: ['viewer', 'member-console-catalog'] })).toBe('olga@example.org CATALOG')
  const { auditLog } = await server.graphql<{ auditLog: { items: { action: string; actor: { name: string }; changes: object[] }[] } }>(
    '{ auditLog(filter: { objectType: "Operator" }) { items { action actor { name } changes { field before after } } } }')
  expect(auditLog.items).toContainEqual({ action: 'changeOperatorRole', actor: { name: 'Sign-in with OpenID Connect' }, changes: expect.arrayContaining([{ field: 'role', before: '"support"', after: '"catalog"' }]) })
  expect(auditLog.items).toContainEqual({ action: 'signIn', actor: { name: olga.email }, changes: [{ field: 'method', before: null, after: '"OpenID Connect"' }] })
  expect(auditLog.items).toContainEqual(expect.objectContaining({ action: 'joinWithOpenIdConnect', actor: { name: olga.email } }))
})

test('who has no role gets no entry, not even who had one', async () => {
  expect(await entry({ ...olga, sub: 'petra', email: 'petra@example.org' })).toBe('no_role')
  expect(await entry({ ...olga, sub: 'petra', email: 'petra@example.org', role: 'owner' })).toBe('no_role')
  expect(await rows(server.options.databaseUrl, "select 1 from operator where email = 'petra@example.org'")).toEqual([])
  expect(await entry({ ...olga, role: 'viewer' })).toBe('olga@example.org VIEWER')
  expect(await entry(olga)).toBe('no_role')
})

test('an account is an existing operator only if the issuer has verified the address; the last admin stays one', async () => {
  const ann = { sub: 'ann', email: ADMIN.email, name: 'Ann', role: 'viewer' }
  expect(await entry(ann)).toBe('account_not_linked')
  expect(await entry({ ...ann, email_verified: false })).toBe('account_not_linked')
  expect(await entry({ ...ann, email_verified: true })).toBe('ann@example.org ADMIN')
  // It is the account's subject that counts from then on, whatever its address.
  expect(await entry({ ...ann, email: 'somebody.else@example.org', role: 'admin' })).toBe('ann@example.org ADMIN')
})

test('who came in by the issuer needs their invitation no more, and is told so', async () => {
  const { inviteOperator } = await server.graphql<{ inviteOperator: { link: string } }>('mutation { inviteOperator(input: { email: "quin@example.org", role: VIEWER }) { link } }')
  expect(await entry({ ...olga, sub: 'quin', email: 'quin@example.org', role: 'support' })).toBe('quin@example.org SUPPORT')
  const response = await fetch(`${server.url}/api/invitations/accept`, {
    method: 'POST', headers: { 'content-type': 'application/json', origin: server.url },
    body: JSON.stringify({ token: inviteOperator.link.split('#')[1], name: 'Quin', password: 'violet harbour engine nine' }),
  })
  expect([response.status, await response.json()]).toEqual([400, expect.objectContaining({ code: 'CONFLICT', message: expect.stringContaining('sign in there') })])
})

test('who was disabled here does not get in by that way', async () => {
  expect(await entry({ ...olga, role: 'viewer' })).toBe('olga@example.org VIEWER')
  await rows(server.options.databaseUrl, "update operator set disabled_at = now() where email = 'olga@example.org'")
  expect(await entry({ ...olga, role: 'viewer' })).toBe('OPERATOR_DISABLED')
  await rows(server.options.databaseUrl, "update operator set disabled_at = null where email = 'olga@example.org'")
})

describe('nobody gets in with', () => {
  beforeEach(() => { issuer.claims = { ...olga, role: 'admin' } })

  test.each<[what: string, change: (back: URL) => void, withCookies: boolean]>([
    ['another state', (back) => back.searchParams.set('state', 'x'.repeat(32)), true],
    ['no state', (back) => back.searchParams.delete('state'), true],
    ["somebody else's browser", () => undefined, false],
    ['another code', (back) => back.searchParams.set('code', 'made-up'), true],
    ['a refusal of the issuer', (back) => { back.searchParams.delete('code'); back.searchParams.set('error', 'access_denied') }, true],
  ])('%s', async (_what, change, withCookies) => {
    const { to, cookie } = await signIn(change, withCookies)
    expect({ path: to.pathname, failed: to.searchParams.has('error') }).toEqual({ path: '/sign-in', failed: true })
    expect(await viewer(cookie)).toBeUndefined()
  })

  test.each<[what: string, forge: (payload: Record<string, unknown>) => void]>([
    ['a token for another nonce', (payload) => { payload['nonce'] = 'another' }],
    ['a token of tomorrow', (payload) => { payload['nbf'] = Math.floor(Date.now() / 1000) + 86_400 }],
    ['a token without nonce', (payload) => { delete payload['nonce'] }],
    ['a token for another console', (payload) => { payload['aud'] = 'another-console' }],
    ['a token of another issuer', (payload) => { payload['iss'] = 'https://evil.example' }],
    ['a token that has expired', (payload) => { payload['exp'] = Math.floor(Date.now() / 1000) - 3600 }],
  ])('%s', async (_what, forge) => {
    issuer.forge = forge
    const { to, cookie } = await signIn()
    expect(to.searchParams.get('error')).toBe('unable_to_get_user_info')
    expect(await viewer(cookie)).toBeUndefined()
  })

  test('a token alone, nor is anybody sent to another site afterwards', async () => {
    expect((await begin({ idToken: { token: 'x.y.z' } })).status).toBe(400)
    for (const place of ['callbackURL', 'errorCallbackURL', 'newUserCallbackURL']) {
      for (const elsewhere of ['https://evil.example/', '//evil.example', '/\\evil.example', 'https:evil.example', 'javascript:alert(1)', 'http://localhost:1@evil.example/']) {
        expect({ place, elsewhere, status: (await begin({ [place]: elsewhere })).status }).toEqual({ place, elsewhere, status: 403 })
        await rows(server.options.databaseUrl, 'delete from sign_in_rate_limit')
      }
    }
  })
})

test('the same subject at another issuer is somebody else', async () => {
  expect(await entry({ ...olga, role: 'viewer' })).toBe('olga@example.org VIEWER')
  const [first, other] = [{ issuer, server }, await startIssuer()]
  try {
    issuer = other
    server = await startConsole({ databaseUrl: first.server.options.databaseUrl, apiKey: first.server.apiKey, environment: issuerSettings(other) })
    expect(await entry({ ...olga, email: 'otto@example.org', role: 'support' })).toBe('otto@example.org SUPPORT')
  } finally {
    if (server !== first.server) await server.stop()
    await other.stop()
    issuer = first.issuer
    server = first.server
  }
})

test('no token of the issuer is kept or logged, nor the secret', async () => {
  expect(await entry({ ...olga, role: 'viewer' })).toBe('olga@example.org VIEWER')
  const accounts = await rows(server.options.databaseUrl, "select access_token, refresh_token, id_token from operator_account where provider_id = 'oidc'")
  expect(accounts.length).toBeGreaterThan(0)
  for (const account of accounts) expect(account).toEqual({ access_token: null, refresh_token: null, id_token: null })
  const written = server.logs() + JSON.stringify(await rows(server.options.databaseUrl, 'select * from audit_log'))
  for (const secret of ['canary-oidc-secret', 'eyJ']) expect(written).not.toContain(secret)
})
