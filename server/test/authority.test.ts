import 'reflect-metadata'
import { fieldNeeds, roles, scopes, type Need } from '../src/identity/permissions.ts'
import { createSchema } from '../src/schema.ts'
import { everyOperation, harmless, type LeafValue, type OperationRequest } from './every-operation.ts'
import { startConsole, type StartedConsole } from './harness/console.ts'
import { rows } from './rows.ts'

interface Answer { data?: object | null; errors?: { message: string; extensions: { code: string } }[] }

const EMAIL = 'canary-ann@example.org'
const PASSWORD = 'canary violet harbour engine'
const AUTH_SECRET = 'canary-auth-secret-0123456789-0123456789'
/** As many as one request may hold. */
const BATCH = 10

const schema = createSchema()
let server: StartedConsole
let withKey: Record<string, string>
/** All that was answered, for the search at the end. */
const answered: string[] = []

beforeAll(async () => {
  server = await startConsole({ apiKey: 'canary-bootstrap-key-0123456789', environment: { BOOTSTRAP_OPERATOR_EMAIL: EMAIL, BOOTSTRAP_OPERATOR_PASSWORD: PASSWORD, AUTH_SECRET, LOG_LEVEL: 'debug' } })
  withKey = { authorization: `Bearer ${server.apiKey}` }
})
afterAll(() => server?.stop())

async function send(path: string, body: string | Buffer, headers: Record<string, string>): Promise<Response> {
  return await fetch(`${server.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', origin: server.url, ...headers }, body: new Uint8Array(Buffer.from(body)) })
}

/** Sends the operations, some at a time; returns each one's answer. A request that is refused as a whole answers for all of it. */
async function answers(operations: OperationRequest[], headers: Record<string, string>): Promise<Answer[]> {
  const all: Answer[] = []
  for (let start = 0; start < operations.length; start += BATCH) {
    const batch = operations.slice(start, start + BATCH)
    const text = await (await send('/graphql', JSON.stringify(batch.map(({ query, variables }) => ({ query, variables }))), headers)).text()
    answered.push(text)
    const body = JSON.parse(text) as Answer | Answer[]
    all.push(...Array.isArray(body) ? body : batch.map(() => body))
  }
  return all
}

const codesOf = async (operations: OperationRequest[], headers: Record<string, string>) => (await answers(operations, headers)).map(({ errors }) => errors?.[0]?.extensions.code)

async function signIn(email: string): Promise<Record<string, string>> {
  const response = await send('/api/auth/sign-in/email', JSON.stringify({ email, password: PASSWORD }), {})
  return { cookie: response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ') }
}

async function operatorOf(role: string): Promise<Record<string, string>> {
  const email = `canary-${role}@example.org`
  const { inviteOperator } = await server.graphql<{ inviteOperator: { link: string } }>(`mutation { inviteOperator(input: { email: "${email}", role: ${role.toUpperCase()} }) { link } }`)
  await send('/api/invitations/accept', JSON.stringify({ token: inviteOperator.link.split('#')[1], name: role, password: PASSWORD }), {})
  return await signIn(email)
}

async function keyOf(given: readonly string[]): Promise<{ id: string; headers: Record<string, string> }> {
  const { createApiKey } = await server.graphql<{ createApiKey: { secret: string; apiKey: { id: string } } }>(
    'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret apiKey { id } } }', { input: { name: 'matrix', scopes: given } })
  return { id: createApiKey.apiKey.id, headers: { authorization: `Bearer ${createApiKey.secret}` } }
}

/** What the map says, in words of its own. */
const byRole = (need: Need | undefined, role: string) => role === 'admin' || need?.roles.some((one) => one === role) === true
const WIDER: Record<string, string> = { 'catalog:read': 'catalog:write', 'members:read': 'members:write', 'billing:read': 'billing:write', 'access:read': 'grants:write' }
const byScope = (need: Need | undefined, scope: string) => need?.scope === 'any' || need?.scope === scope || WIDER[need?.scope ?? ''] === scope

describe('every operation', () => {
  const operations = everyOperation(schema, harmless, false)
    // Otherwise the matrix would sign itself out.
    .map((operation) => (operation.coordinate === 'Mutation.signOutEverywhere' ? { ...operation, query: operation.query.replace('keepThis: $keepThis', 'keepThis: true').replace('($keepThis: Boolean!)', '') , variables: {} } : operation))
  const coordinates = (allowed: (need: Need | undefined) => boolean) => operations.map(({ coordinate }) => coordinate).filter((coordinate) => allowed(fieldNeeds[coordinate]))
  const passed = async (headers: Record<string, string>) => {
    const codes = await codesOf(operations, headers)
    return operations.map(({ coordinate }) => coordinate).filter((_coordinate, index) => codes[index] !== 'FORBIDDEN' && codes[index] !== 'UNAUTHENTICATED')
  }

  test('is there for nobody without a key or session, nor with one that ended or was made up', async () => {
    expect(operations.length).toBeGreaterThan(50)
    const [revoked, expired] = [await keyOf(scopes), await keyOf(scopes)]
    await server.graphql(`mutation { revokeApiKey(id: "${revoked.id}") { apiKey { id } } }`)
    await rows(server.options.databaseUrl, "update api_key set expires_at = now() - interval '1 second' where id = $1 returning id", [expired.id])
    const ended = await signIn(EMAIL)
    await send('/api/auth/sign-out', '{}', ended)
    const forged = { cookie: `${ended['cookie']?.split('.')[0]}.${'A'.repeat(43)}%3D` }
    for (const headers of [{}, revoked.headers, expired.headers, ended, forged]) {
      expect(new Set(await codesOf(operations, headers))).toEqual(new Set(['UNAUTHENTICATED']))
    }
  })

  test.each(roles)('is there for the role %s as the map says', async (role) => {
    const headers = await operatorOf(role)
    expect(await passed(headers)).toEqual(coordinates((need) => byRole(need, role)))
  })

  test('is there for each scope as the map says, and for the configured key all but what is a person\'s own', async () => {
    for (const scope of scopes) {
      const { headers } = await keyOf([scope])
      expect({ scope, passed: await passed(headers) }).toEqual({ scope, passed: coordinates((need) => byScope(need, scope)) })
    }
    expect(await passed(withKey)).toEqual(coordinates((need) => need?.scope !== 'none'))
  }, 180_000)
})

const TEXTS = [
  "'; drop table product; --", '<script>alert(1)</script>', '__proto__', 'constructor', '\u0000', '\ud800', '', ' ', 'x'.repeat(20_000),
  '../../etc/passwd', '%00%ff', '${7*7}', '-1', 'NaN', '\u202e\u200b', '😀'.repeat(300),
]
const NUMBERS = [2_147_483_647, -2_147_483_648, 0, -1]
const WIDE = [9_007_199_254_740_991, -9_007_199_254_740_991, 0.5, 1e308]
const MOMENTS = ['0000-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z', '1970-01-01T00:00:00.000Z', 'now']
const MAPS = [{ constructor: 'x' }, JSON.parse('{"__proto__":"x","toString":"y"}'), { 'a\u0000': '\u0000' }, { a: { b: 1 } }]

/** The round's hostile value for a type, one that the type itself takes as far as there is one. */
function hostile(round: number): LeafValue {
  const pick = (values: readonly unknown[]) => values[round % values.length]
  return (type) => {
    switch (type.name) {
      case 'Int': return pick(NUMBERS)
      case 'SafeInt': case 'Float': return pick(WIDE)
      case 'DateTime': return pick(MOMENTS)
      case 'Metadata': return pick(MAPS)
      case 'ID': case 'String': return pick(TEXTS)
      default: return harmless(type)
    }
  }
}

test('hostile values are refused or taken, and never break anything', async () => {
  let deep: unknown = 'x'
  for (let depth = 0; depth < 500; depth += 1) deep = { x: [deep] }
  const rounds = [...TEXTS.map((_text, round) => hostile(round)), () => deep, () => null]
  const broken: string[] = []
  for (const leaf of rounds) {
    const operations = everyOperation(schema, leaf, true)
    for (const [index, { errors = [] }] of (await answers(operations, withKey)).entries()) {
      const failed = errors.some(({ extensions }) => extensions.code === 'INTERNAL_SERVER_ERROR')
      if (failed) broken.push(`${operations[index]?.coordinate} ${JSON.stringify(operations[index]?.variables).slice(0, 200)}`)
    }
  }
  expect(broken).toEqual([])
  for (const body of [Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), '{"query":"\\ud800"}', '{"query":{"toString":null}}', '[[[]]]', 'null', '{"__proto__":{"query":"{viewer{id}}"}}']) {
    const response = await send('/graphql', body, withKey)
    answered.push(await response.text())
    expect(response.status).toBeLessThan(500)
  }
}, 180_000)

test('nothing that was answered or logged shows a secret or the inside of the program', async () => {
  const [logs, record] = [server.logs(), JSON.stringify(await rows(server.options.databaseUrl, 'select * from audit_log'))]
  expect(answered.length).toBeGreaterThan(100)
  for (const [place, text] of Object.entries({ answers: answered.join('\n'), logs, record })) {
    for (const secret of [server.apiKey, PASSWORD, AUTH_SECRET]) expect({ place, found: text.includes(secret) }).toEqual({ place, found: false })
  }
  expect(answered.filter((text) => /\bat \S+ \(|node_modules|QueryFailedError/.test(text))).toEqual([])
})
