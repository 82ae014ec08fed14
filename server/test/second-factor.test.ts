import { base32 } from '@better-auth/utils/base32'
import { createOTP } from '@better-auth/utils/otp'
import { startConsole, type StartedConsole } from './harness/console.ts'
import type { GraphqlBody } from './harness/graphql.ts'
import { rows } from './rows.ts'

const ADMIN = { email: 'ann@example.org', password: 'a first password of ann' }

let server: StartedConsole
beforeAll(async () => {
  server = await startConsole({ environment: { BOOTSTRAP_OPERATOR_EMAIL: ADMIN.email, BOOTSTRAP_OPERATOR_PASSWORD: ADMIN.password, LOG_LEVEL: 'debug' } })
})
afterAll(() => server?.stop())

/** All that was answered but to whom it was meant for. */
const answered: string[] = []

async function post(path: string, body: object, cookie = ''): Promise<{ body: Record<string, unknown>; cookie: string }> {
  const response = await fetch(`${server.url}/api/auth${path}`, { method: 'POST', headers: { 'content-type': 'application/json', origin: server.url, cookie }, body: JSON.stringify(body) })
  return { body: (await response.json()) as Record<string, unknown>, cookie: response.headers.getSetCookie().map((one) => one.split(';')[0] ?? '').filter((one) => !one.endsWith('=')).join('; ') }
}

async function ask<Data>(query: string, headers?: Record<string, string>): Promise<GraphqlBody<Data>> {
  const body = await server.graphqlRaw<GraphqlBody<Data>>(query, {}, headers)
  answered.push(JSON.stringify(body))
  return body
}

test("an admin takes away somebody else's second factor and not their own; nothing shows the secret, the codes or the backup codes", async () => {
  const first = await post('/sign-in/email', ADMIN)
  const { body } = await post('/two-factor/enable', { password: ADMIN.password }, first.cookie)
  const secret = new URL(String(body['totpURI'])).searchParams.get('secret') ?? ''
  const [code, next] = await Promise.all([0, 1].map((ahead) => createOTP(new TextDecoder().decode(base32.decode(secret))).hotp(Math.floor(Date.now() / 30_000) + ahead)))
  const { cookie } = await post('/two-factor/verify-totp', { code }, first.cookie)
  const { data } = await ask<{ operators: { items: { id: string; secondFactor: boolean }[] } }>('{ operators { items { id email secondFactor } } }', { cookie })
  const [ann] = data?.operators.items ?? []
  expect(ann?.secondFactor).toBe(true)

  const waiting = await post('/sign-in/email', ADMIN)
  expect(waiting.body).toMatchObject({ twoFactorRedirect: true })
  expect(await ask('{ viewer { id } }', { cookie: waiting.cookie })).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
  expect((await post('/two-factor/verify-totp', { code }, waiting.cookie)).body).toMatchObject({ code: 'CODE_USED' })
  const again = await post('/sign-in/email', ADMIN)
  const inside = await post('/two-factor/verify-totp', { code: next }, again.cookie)
  expect(await ask('{ viewer { email } }', { cookie: inside.cookie })).toMatchObject({ data: { viewer: { email: ADMIN.email } } })

  const reset = `mutation { resetOperatorSecondFactor(id: "${ann?.id}") { operator { secondFactor } } }`
  expect(await ask(reset, { cookie: inside.cookie })).toMatchObject({ errors: [{ extensions: { code: 'CONFLICT' } }] })
  expect(await ask(reset)).toMatchObject({ data: { resetOperatorSecondFactor: { operator: { secondFactor: false } } } })
  expect((await post('/sign-in/email', ADMIN)).cookie).toContain('session_token')

  const { data: audit } = await ask<{ auditLog: { items: { action: string }[] } }>('{ auditLog(filter: { objectType: "Operator" }) { items { action actor { name } changes { field before after } } } }')
  expect(audit?.auditLog.items.map(({ action }) => action)).toEqual(['signIn', 'resetOperatorSecondFactor', 'signIn', 'turnOnSecondFactor', 'signIn'])
  const places = { answers: answered.join('\n'), logs: server.logs(), record: JSON.stringify(await rows(server.options.databaseUrl, 'select * from audit_log')) }
  for (const [place, text] of Object.entries(places)) {
    for (const plain of [secret, code, next, ...(body['backupCodes'] as string[])]) expect({ place, found: text.includes(String(plain)) }).toEqual({ place, found: false })
  }
})
