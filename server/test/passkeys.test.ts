import { base32 } from '@better-auth/utils/base32'
import { createOTP } from '@better-auth/utils/otp'
import { SoftwarePasskey, type Ceremony, type Departures } from './harness/authenticator.ts'
import { startConsole, type StartedConsole } from './harness/console.ts'
import { eventually } from './harness/eventually.ts'
import type { GraphqlBody } from './harness/graphql.ts'
import { rows } from './rows.ts'

const ANN = { email: 'ann@example.org', password: 'a first password of ann' }
const BEA = { email: 'bea@example.org', password: 'violet harbour engine nine' }

let server: StartedConsole
let origin: string
const challenges: string[] = []
beforeAll(async () => {
  server = await startConsole({ environment: { LOG_LEVEL: 'trace', BOOTSTRAP_OPERATOR_EMAIL: ANN.email, BOOTSTRAP_OPERATOR_PASSWORD: ANN.password } })
  origin = `http://localhost:${server.options.port}`
  const { inviteOperator } = await server.graphql<{ inviteOperator: { link: string } }>(`mutation { inviteOperator(input: { email: "${BEA.email}", role: ADMIN }) { link } }`)
  expect((await post('/api/invitations/accept', { token: inviteOperator.link.split('#')[1], name: 'Bea', password: BEA.password })).status).toBe(200)
})
beforeEach(async () => {
  await rows(server.options.databaseUrl, 'delete from sign_in_rate_limit')
  await rows(server.options.databaseUrl, 'delete from operator_passkey')
})
afterAll(() => server?.stop())

const post = (path: string, body: object, cookie = '', from = origin) =>
  fetch(`${server.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', origin: from, cookie }, body: JSON.stringify(body) })
const cookiesOf = (response: Response) => response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '').filter((cookie) => !cookie.endsWith('=')).join('; ')
const signIn = async ({ email, password }: typeof ANN) => cookiesOf(await post('/api/auth/sign-in/email', { email, password }))
const as = <Data = Record<string, never>>(cookie: string, query: string) => server.graphqlRaw<GraphqlBody<Data>>(query, {}, { cookie })
const codeOf = (body: GraphqlBody) => body.errors?.[0]?.extensions.code
const viewer = async (cookie: string) => (await as<{ viewer: { email: string } }>(cookie, '{ viewer { email } }')).data?.viewer.email
const passkeysOf = async (cookie: string) => (await as<{ passkeys: { id: string; name: string; synced: boolean; lastUsedAt: string | null }[] }>(cookie, '{ passkeys { id name synced lastUsedAt } }')).data?.passkeys ?? []

/** What was done about sign-ins, oldest first. */
async function acts(): Promise<{ action: string; actor_name: string; before: object | null; after: object | null }[]> {
  return await rows(server.options.databaseUrl, `select action, actor_name, before, after from audit_log where object_type = 'Operator' order by id`)
}

async function begin(what: 'register' | 'authenticate', cookie = ''): Promise<{ response: Response; ceremony: Ceremony; cookie: string }> {
  const response = await fetch(`${server.url}/api/auth/passkey/generate-${what}-options`, { headers: { cookie } })
  const ceremony = (await response.clone().json()) as Ceremony
  if (response.ok) challenges.push(ceremony.challenge)
  return { response, ceremony, cookie: [cookie, cookiesOf(response)].filter(Boolean).join('; ') }
}

async function add(cookie: string, passkey: SoftwarePasskey, { name = 'Laptop', ...departures }: Departures & { name?: string } = {}): Promise<Response> {
  const { ceremony, cookie: both } = await begin('register', cookie)
  return await post('/api/auth/passkey/verify-registration', { name, response: passkey.create(ceremony, departures) }, both)
}

async function enter(passkey: SoftwarePasskey, departures: Departures = {}): Promise<Response> {
  const { ceremony, cookie } = await begin('authenticate')
  return await post('/api/auth/passkey/verify-authentication', { response: passkey.get(ceremony, departures) }, cookie)
}

test('a passkey signs its operator in without anything else; it has a name, and is on record with it', async () => {
  const ann = await signIn(ANN)
  const [device, synced] = [new SoftwarePasskey(origin), new SoftwarePasskey(origin, true)]
  const { ceremony } = await begin('register', ann)
  expect(ceremony).toMatchObject({ rp: { id: 'localhost', name: 'Member Console' }, user: { name: ANN.email }, authenticatorSelection: { residentKey: 'required', userVerification: 'required' } })
  const added = await add(ann, device)
  expect([added.status, await added.json()]).toEqual([200, { id: expect.any(String), name: 'Laptop' }])
  expect((await add(ann, synced, { name: ' Password manager ' })).status).toBe(200)
  expect(await passkeysOf(ann)).toMatchObject([{ name: 'Laptop', synced: false, lastUsedAt: null }, { name: 'Password manager', synced: true, lastUsedAt: null }])

  expect((await begin('authenticate')).ceremony).toMatchObject({ userVerification: 'required', rpId: 'localhost' })
  const inside = await enter(device)
  expect(inside.status).toBe(200)
  expect(inside.headers.getSetCookie().find((cookie) => cookie.includes('session_token'))).toMatch(/HttpOnly.*SameSite=Lax/i)
  expect(await viewer(cookiesOf(inside))).toBe(ANN.email)
  expect(await passkeysOf(ann)).toMatchObject([{ name: 'Laptop', lastUsedAt: expect.any(String) }, { lastUsedAt: null }])
  expect((await enter(device)).status).toBe(200)
  expect((await acts()).slice(-4)).toEqual([
    { action: 'addPasskey', actor_name: ANN.email, before: null, after: { passkey: 'Laptop' } },
    { action: 'addPasskey', actor_name: ANN.email, before: null, after: { passkey: 'Password manager' } },
    ...Array.from({ length: 2 }, () => ({ action: 'signIn', actor_name: ANN.email, before: null, after: { method: 'passkey', passkey: 'Laptop' } })),
  ])
})

test('a passkey is both factors: no code is asked for after it', async () => {
  const bea = await signIn(BEA)
  const passkey = new SoftwarePasskey(origin)
  await add(bea, passkey)
  const { totpURI } = (await (await post('/api/auth/two-factor/enable', { password: BEA.password }, bea)).json()) as { totpURI: string }
  const secret = new TextDecoder().decode(base32.decode(new URL(totpURI).searchParams.get('secret') ?? ''))
  expect((await post('/api/auth/two-factor/verify-totp', { code: await createOTP(secret).totp() }, bea)).status).toBe(200)
  expect(await (await post('/api/auth/sign-in/email', BEA)).json()).toMatchObject({ twoFactorRedirect: true })
  expect(await viewer(cookiesOf(await enter(passkey)))).toBe(BEA.email)
  await rows(server.options.databaseUrl, 'update operator set second_factor = false')
})

describe('what is not right signs nobody in', () => {
  let passkey: SoftwarePasskey
  beforeEach(async () => {
    passkey = new SoftwarePasskey(origin)
    expect((await add(await signIn(ANN), passkey)).status).toBe(200)
  })

  test.each([
    ['a page of another origin', { origin: 'https://evil.example' }],
    ['another port of this host', { origin: 'http://localhost:1' }],
    ['another domain', { domain: 'evil.example' }],
    ['a challenge that was not asked', { challenge: Buffer.from('not asked').toString('base64url') }],
    ['a device that did not look who is there', { userVerified: false }],
  ])('%s', async (_what, departures) => {
    const refused = await enter(passkey, departures)
    expect(refused.status).toBe(400)
    expect(cookiesOf(refused)).not.toContain('session_token')
    expect((await add(await signIn(ANN), new SoftwarePasskey(origin), departures)).status).toBeGreaterThanOrEqual(400)
    expect(await passkeysOf(await signIn(ANN))).toHaveLength(1)
  })

  test('an answer that is sent again, to the same challenge or another, or without one', async () => {
    const { ceremony, cookie } = await begin('authenticate')
    const response = passkey.get(ceremony)
    const send = async (cookies: string) => (await post('/api/auth/passkey/verify-authentication', { response }, cookies)).status
    expect(await send('')).toBe(400)
    expect(await send(cookie)).toBe(200)
    expect(await send(cookie)).toBe(400)
    expect(await send((await begin('authenticate')).cookie)).toBe(400)
    const registration = await begin('register', await signIn(ANN))
    expect((await post('/api/auth/passkey/verify-authentication', { response: passkey.get(registration.ceremony) }, registration.cookie)).status).toBe(400)
  })

  test('a challenge that is older than five minutes', async () => {
    const { ceremony, cookie } = await begin('authenticate')
    await rows(server.options.databaseUrl, `update operator_verification set expires_at = now() - interval '1 second'`)
    expect((await post('/api/auth/passkey/verify-authentication', { response: passkey.get(ceremony) }, cookie)).status).toBe(400)
  })

  test('a copy of the device that lags behind, and a passkey nobody knows', async () => {
    await rows(server.options.databaseUrl, 'update operator_passkey set counter = 10')
    expect((await enter(passkey)).status).toBe(400)
    expect((await enter(new SoftwarePasskey(origin))).status).toBe(401)
  })

  test('requests from pages of other origins', async () => {
    const { ceremony, cookie } = await begin('authenticate')
    expect((await post('/api/auth/passkey/verify-authentication', { response: passkey.get(ceremony) }, cookie, 'https://evil.example')).status).toBe(403)
  })

  test.each([[{}], [{ response: {} }], [{ response: 'x' }], [{ response: { id: ['x'], response: {} } }], [{ response: { id: "x' or 1=1", response: { clientDataJSON: 'x' } } }]])('%j', async (body) => {
    const { cookie } = await begin('authenticate')
    const { status } = await post('/api/auth/passkey/verify-authentication', body, cookie)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
  })

  test('the passkey of somebody who was disabled, until they are let in again', async () => {
    const { operators } = await server.graphql<{ operators: { items: { id: string; email: string }[] } }>('{ operators(limit: 100) { items { id email } } }')
    const bea = operators.items.find(({ email }) => email === BEA.email)
    const theirs = new SoftwarePasskey(origin)
    await add(await signIn(BEA), theirs)
    await server.graphql(`mutation { disableOperator(id: "${bea?.id}") { operator { id } } }`)
    const refused = await enter(theirs)
    expect([refused.status, await refused.json()]).toEqual([403, expect.objectContaining({ code: 'OPERATOR_DISABLED' })])
    expect(cookiesOf(refused)).not.toContain('session_token')
    await server.graphql(`mutation { enableOperator(id: "${bea?.id}") { operator { id } } }`)
    expect((await enter(theirs)).status).toBe(200)
  })

  test('too many attempts from one address', async () => {
    const statuses: number[] = []
    for (let attempt = 0; attempt < 11; attempt += 1) statuses.push((await post('/api/auth/passkey/verify-authentication', { response: passkey.get({ challenge: 'x' }) })).status)
    expect(new Set(statuses.slice(0, 10))).toEqual(new Set([400]))
    expect(statuses[10]).toBe(429)
  })
})

describe('passkeys are added', () => {
  test('by nobody who is not signed in', async () => {
    expect((await begin('register')).response.status).toBe(401)
    expect((await post('/api/auth/passkey/verify-registration', { name: 'x', response: {} })).status).toBe(401)
    expect(codeOf(await as('', '{ passkeys { id } }'))).toBe('UNAUTHENTICATED')
    expect(codeOf(await server.graphqlRaw('{ passkeys { id } }'))).toBe('FORBIDDEN')
  })

  test('and removed only soon after signing in', async () => {
    const ann = await signIn(ANN)
    await add(ann, new SoftwarePasskey(origin))
    const [passkey] = await passkeysOf(ann)
    const begun = await begin('register', ann)
    await rows(server.options.databaseUrl, `update operator_session set created_at = now() - interval '11 minutes'`)
    const late = await begin('register', ann)
    expect([late.response.status, late.ceremony]).toEqual([403, expect.objectContaining({ code: 'SESSION_NOT_FRESH' })])
    expect((await post('/api/auth/passkey/verify-registration', { name: 'Late', response: new SoftwarePasskey(origin).create(begun.ceremony) }, begun.cookie)).status).toBe(403)
    expect(codeOf(await as(ann, `mutation { removePasskey(id: "${passkey?.id}") { passkeyId } }`))).toBe('SESSION_NOT_FRESH')
    expect(codeOf(await as(ann, `mutation { renamePasskey(input: { id: "${passkey?.id}", name: "Still mine" }) { passkey { name } } }`))).toBeUndefined()
    expect(await passkeysOf(ann)).toMatchObject([{ name: 'Still mine' }])
  })

  test('under the challenge of whoever asked, once, and not again by somebody else', async () => {
    const [ann, bea] = [await signIn(ANN), await signIn(BEA)]
    const passkey = new SoftwarePasskey(origin)
    const { ceremony, cookie } = await begin('register', ann)
    const body = { name: 'Phone', response: passkey.create(ceremony) }
    expect((await post('/api/auth/passkey/verify-registration', body, cookie.replace(ann, bea))).status).toBe(401)
    expect((await post('/api/auth/passkey/verify-registration', body, cookie)).status).toBe(400)
    expect((await add(ann, passkey)).status).toBe(200)
    const again = await add(bea, passkey)
    expect([again.status, await again.json()]).toEqual([400, expect.objectContaining({ code: 'PREVIOUSLY_REGISTERED' })])
    expect(await passkeysOf(bea)).toEqual([])
  })

  test.each([['', 400], ['   ', 400], ['x'.repeat(61), 400], ['<b>Phone</b>', 400], ['Tëléphone 📱', 200]])('with a name that people can read: %j', async (name, status) => {
    expect((await add(await signIn(ANN), new SoftwarePasskey(origin), { name })).status).toBe(status)
  })

  test('by nobody who signs in elsewhere only', async () => {
    const bea = await signIn(BEA)
    await rows(server.options.databaseUrl, `update operator_account a set provider_id = 'oidc' from operator o where o.id = a.operator_id and o.email = $1`, [BEA.email])
    const refused = await begin('register', bea)
    expect([refused.response.status, refused.ceremony]).toEqual([403, expect.objectContaining({ code: 'SIGNS_IN_ELSEWHERE' })])
    await rows(server.options.databaseUrl, `update operator_account set provider_id = 'credential'`)
  })
})

describe('a passkey', () => {
  test("is renamed and removed by its operator alone; then it signs nobody in", async () => {
    const [ann, bea] = [await signIn(ANN), await signIn(BEA)]
    const passkey = new SoftwarePasskey(origin)
    await add(ann, passkey)
    const [{ id } = { id: '' }] = await passkeysOf(ann)
    expect(await passkeysOf(bea)).toEqual([])
    for (const mutation of [`removePasskey(id: "${id}") { passkeyId }`, `renamePasskey(input: { id: "${id}", name: "Mine" }) { passkey { id } }`]) {
      expect(codeOf(await as(bea, `mutation { ${mutation} }`))).toBe('NOT_FOUND')
    }
    expect(codeOf(await as(ann, `mutation { renamePasskey(input: { id: "${id}", name: " " }) { passkey { id } } }`))).toBe('BAD_USER_INPUT')
    expect(await as(ann, `mutation { renamePasskey(input: { id: "${id}", name: "Work laptop" }) { passkey { name } } }`)).toMatchObject({ data: { renamePasskey: { passkey: { name: 'Work laptop' } } } })
    expect(await as(ann, `mutation { removePasskey(id: "${id}") { passkeyId } }`)).toMatchObject({ data: { removePasskey: { passkeyId: id } } })
    expect((await enter(passkey)).status).toBe(401)
    expect(codeOf(await as(ann, `mutation { removePasskey(id: "${id}") { passkeyId } }`))).toBe('NOT_FOUND')
    expect((await acts()).slice(-2)).toEqual([
      { action: 'renamePasskey', actor_name: ANN.email, before: { passkey: 'Laptop' }, after: { passkey: 'Work laptop' } },
      { action: 'removePasskey', actor_name: ANN.email, before: { passkey: 'Work laptop' }, after: null },
    ])
  })

  test('of a lost device is removed by an admin, and every session ends with it', async () => {
    const ann = await signIn(ANN)
    const passkey = new SoftwarePasskey(origin)
    await add(await signIn(BEA), passkey)
    const bea = cookiesOf(await enter(passkey))
    const { data } = await as<{ operators: { items: { id: string; email: string; passkeyCount: number }[] } }>(ann, '{ operators(limit: 100) { items { id email passkeyCount } } }')
    const found = data?.operators.items.find(({ email }) => email === BEA.email)
    expect(found?.passkeyCount).toBe(1)
    expect(codeOf(await as(bea, `mutation { removeOperatorPasskeys(id: "${found?.id}") { operator { id } } }`))).toBe('CONFLICT')
    expect(await as(ann, `mutation { removeOperatorPasskeys(id: "${found?.id}") { operator { passkeyCount sessionCount } } }`)).toMatchObject({ data: { removeOperatorPasskeys: { operator: { passkeyCount: 0, sessionCount: 0 } } } })
    expect(await viewer(bea)).toBeUndefined()
    expect((await enter(passkey)).status).toBe(401)
    expect((await acts()).at(-1)).toMatchObject({ action: 'removeOperatorPasskeys', actor_name: ANN.email, before: { passkeyCount: 1 }, after: { passkeyCount: 0 } })
  })

  test('leaves neither its key nor a challenge on record or in the log', async () => {
    const ann = await signIn(ANN)
    const passkey = new SoftwarePasskey(origin)
    const added = await (await add(ann, passkey)).text()
    await enter(passkey)
    await enter(passkey, { origin: 'https://evil.example' })
    const record = added + JSON.stringify(await rows(server.options.databaseUrl, 'select * from audit_log')) + server.logs()
    expect(challenges.length).toBeGreaterThan(40)
    for (const secret of [passkey.id, passkey.publicKey, ...challenges]) expect(record).not.toContain(secret)
  })
})

test('sign-ins that nobody finished are forgotten', async () => {
  await begin('authenticate')
  await rows(server.options.databaseUrl, `update operator_verification set expires_at = now() - interval '1 second'`)
  await server.stop()
  server = await startConsole({ ...server.options })
  const left = () => rows<{ count: string }>(server.options.databaseUrl, 'select count(*) from operator_verification')
  await eventually(async () => expect(await left()).toEqual([{ count: '0' }]))
})

test('there are no passkeys where the console is public over plain HTTP', async () => {
  const plain = await startConsole({ environment: { PUBLIC_URL: 'http://console.example.org' } })
  expect(await (await fetch(`${plain.url}/api/sign-in-methods`)).json()).toMatchObject({ passkeys: null })
  expect((await fetch(`${plain.url}/api/auth/passkey/generate-authenticate-options`)).status).toBe(404)
  await plain.stop()
  expect(await (await fetch(`${server.url}/api/sign-in-methods`)).json()).toMatchObject({ passkeys: { origin } })
})
