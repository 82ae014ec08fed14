import { startConsole, type StartedConsole } from './harness/console.ts'
import type { GraphqlBody } from './harness/graphql.ts'
import { rows } from './rows.ts'

interface Operator { id: string; email: string; role: string; sessionCount: number; disabledAt: string | null }

const ADMIN = { email: 'ann@example.org', password: 'a first password of ann' }
const PASSWORD = 'violet harbour engine nine'

let server: StartedConsole
let admin: string
beforeAll(async () => {
  server = await startConsole({ environment: { BOOTSTRAP_OPERATOR_EMAIL: ADMIN.email, BOOTSTRAP_OPERATOR_PASSWORD: ADMIN.password } })
  admin = await signIn(ADMIN.email, ADMIN.password)
})
afterAll(() => server?.stop())

const post = (path: string, body: object) => fetch(`${server.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', origin: server.url }, body: JSON.stringify(body) })

/** Signs in; returns the cookie, empty when it was refused. */
async function signIn(email: string, password: string): Promise<string> {
  return (await post('/api/auth/sign-in/email', { email, password })).headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ')
}

const as = (cookie: string, query: string, variables: object = {}) => server.graphqlRaw<GraphqlBody<Record<string, never>>>(query, variables, { cookie })
const codeOf = (body: GraphqlBody) => body.errors?.[0]?.extensions.code

async function invite(email: string, role: string, cookie = admin): Promise<{ id: string; token: string }> {
  const { data } = await server.graphqlRaw<GraphqlBody<{ inviteOperator: { link: string; invitation: { id: string } } }>>(
    'mutation ($input: InviteOperatorInput!) { inviteOperator(input: $input) { link invitation { id } } }', { input: { email, role } }, { cookie })
  const [, token = ''] = data?.inviteOperator.link.split('#') ?? []
  return { id: data?.inviteOperator.invitation.id ?? '', token }
}

async function operator(email: string): Promise<Operator | undefined> {
  const { operators } = await server.graphql<{ operators: { items: Operator[] } }>('{ operators(limit: 100) { items { id email role sessionCount disabledAt } } }')
  return operators.items.find((one) => one.email === email)
}

test('an invitation makes an operator of whoever holds its link, once, with a password that is not guessed', async () => {
  const { token } = await invite('Sue@Example.org', 'SUPPORT')
  expect(await (await post('/api/invitations/look', { token })).json()).toMatchObject({ email: 'sue@example.org', role: 'support' })
  for (const password of ['short', 'password1234', 'sue@example.org', 'Sue1234567890', 'member console']) {
    const refused = await post('/api/invitations/accept', { token, name: 'Sue', password })
    expect({ password, status: refused.status, body: await refused.json() }).toMatchObject({ status: 400, body: { fields: { password: expect.any(String) } } })
  }
  expect((await post('/api/invitations/accept', { token, name: 'Sue', password: PASSWORD })).status).toBe(200)
  expect((await post('/api/invitations/accept', { token, name: 'Sue', password: PASSWORD })).status).toBe(404)
  const sue = await signIn('sue@example.org', PASSWORD)
  expect(await as(sue, '{ viewer { name role rights { name allowed } } }')).toMatchObject({ data: { viewer: { name: 'Sue', role: 'SUPPORT', rights: expect.arrayContaining([{ name: 'createMember', allowed: true }, { name: 'createProduct', allowed: false }]) } } })
  expect(codeOf(await as(sue, '{ operators { totalCount } }'))).toBe('FORBIDDEN')
  const { data } = await server.graphqlRaw<GraphqlBody<{ auditLog: object }>>('{ auditLog(filter: { objectType: "Operator", actions: ["acceptOperatorInvitation"] }) { items { actor { name } } } }')
  expect(data?.auditLog).toMatchObject({ items: [{ actor: { name: 'sue@example.org' } }] })
})

test('an invitation ends when it is revoked, replaced, or its inviter may not invite any more', async () => {
  const revoked = await invite('tom@example.org', 'VIEWER')
  expect(codeOf(await as(admin, `mutation { revokeOperatorInvitation(id: "${revoked.id}") { invitation { id } } }`))).toBeUndefined()
  const first = await invite('tom@example.org', 'VIEWER')
  const second = await invite('tom@example.org', 'ADMIN')
  for (const { token } of [revoked, first, { token: 'nonsense' }]) expect((await post('/api/invitations/look', { token })).status).toBe(404)
  expect((await post('/api/invitations/accept', { token: second.token, name: 'Tom', password: PASSWORD })).status).toBe(200)
  const byTom = await invite('una@example.org', 'ADMIN', await signIn('tom@example.org', PASSWORD))
  expect((await post('/api/invitations/look', { token: byTom.token })).status).toBe(200)
  const tom = await operator('tom@example.org')
  await as(admin, `mutation { changeOperatorRole(input: { id: "${tom?.id}", role: VIEWER }) { operator { id } } }`)
  expect((await post('/api/invitations/look', { token: byTom.token })).status).toBe(404)
})

test('a role counts from the next request on; who is disabled is signed out and gets in no more', async () => {
  const { token } = await invite('vic@example.org', 'VIEWER')
  await post('/api/invitations/accept', { token, name: 'Vic', password: PASSWORD })
  const vic = await signIn('vic@example.org', PASSWORD)
  const create = 'mutation { createProduct(input: { name: "Plan" }) { product { id } } }'
  expect(codeOf(await as(vic, create))).toBe('FORBIDDEN')
  const { id } = await operator('vic@example.org') ?? {}
  await as(admin, `mutation { changeOperatorRole(input: { id: "${id}", role: CATALOG }) { operator { id } } }`)
  expect(codeOf(await as(vic, create))).toBeUndefined()
  expect(await as(admin, `mutation { disableOperator(id: "${id}") { operator { sessionCount } } }`)).toMatchObject({ data: { disableOperator: { operator: { sessionCount: 0 } } } })
  expect(codeOf(await as(vic, '{ viewer { id } }'))).toBe('UNAUTHENTICATED')
  expect(await signIn('vic@example.org', PASSWORD)).toBe('')
})

test('the last admin stays one, whoever asks', async () => {
  const { id } = await operator(ADMIN.email) ?? {}
  for (const mutation of [`changeOperatorRole(input: { id: "${id}", role: VIEWER })`, `disableOperator(id: "${id}")`]) {
    expect(codeOf(await server.graphqlRaw(`mutation { ${mutation} { operator { id } } }`))).toBe('CONFLICT')
  }
  expect(await operator(ADMIN.email)).toMatchObject({ role: 'ADMIN', disabledAt: null })
})

test("an operator sees and ends their own sessions, and nobody else's", async () => {
  const other = await signIn(ADMIN.email, ADMIN.password)
  const { data } = await server.graphqlRaw<GraphqlBody<{ sessions: { id: string; current: boolean }[] }>>('{ sessions { id current } }', {}, { cookie: other })
  expect(data?.sessions.filter(({ current }) => current)).toHaveLength(1)
  expect(codeOf(await server.graphqlRaw('{ sessions { id } }'))).toBe('FORBIDDEN')
  const [strangers] = await rows<{ id: string }>(server.options.databaseUrl, "select s.id from operator_session s join operator o on o.id = s.operator_id where o.email <> $1", [ADMIN.email])
  expect(codeOf(await as(other, `mutation { revokeSession(id: "${strangers?.id}") { sessionId } }`))).toBe('NOT_FOUND')
  expect(await as(other, 'mutation { signOutEverywhere(keepThis: true) { ended } }')).toMatchObject({ data: { signOutEverywhere: { ended: expect.any(Number) } } })
  expect(codeOf(await as(admin, '{ viewer { id } }'))).toBe('UNAUTHENTICATED')
  expect(codeOf(await as(other, '{ viewer { id } }'))).toBeUndefined()
  admin = other
})

test('attempts at one account are limited, whatever address they come from', async () => {
  await rows(server.options.databaseUrl, `insert into sign_in_rate_limit (id, key, count, last_request)
    values (gen_random_uuid(), 'account:' || rtrim(translate(encode(sha256('sue@example.org'), 'base64'), '+/', '-_'), '='), 20, extract(epoch from now()) * 1000)
    on conflict (key) do update set count = excluded.count, last_request = excluded.last_request`)
  await rows(server.options.databaseUrl, "delete from sign_in_rate_limit where key not like 'account:%'")
  const refused = await post('/api/auth/sign-in/email', { email: 'Sue@example.org', password: PASSWORD })
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
})

test('no link, password or session is on record or in the log', async () => {
  const { token } = await invite('wim@example.org', 'VIEWER')
  const record = JSON.stringify(await rows(server.options.databaseUrl, 'select * from audit_log')) + server.logs()
  for (const secret of [token, PASSWORD, ADMIN.password, admin.split('=')[1] ?? '']) expect(record).not.toContain(secret)
})
