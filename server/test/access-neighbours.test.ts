import pg from 'pg'
import { askAccess } from './access-calls.ts'
import { createFeature } from './entitlement-calls.ts'
import { startConsole, type StartedConsole } from './harness/console.ts'
import { eventually } from './harness/eventually.ts'
import type { GraphqlBody } from './harness/graphql.ts'
import { createMember } from './members-calls.ts'

/** Questions of one request: as many aliases as an operation may have, in as many operations as a request may have. */
const [ALIASES, OPERATIONS] = [50, 10]

let server: StartedConsole
let database: pg.Client
let member: string
beforeAll(async () => {
  server = await startConsole()
  await createFeature(server, { key: 'forum.post', kind: 'BOOLEAN', name: 'Post' })
  member = (await createMember(server, { name: 'Ada', email: 'ada@example.org' })).id
  database = new pg.Client({ connectionString: server.options.databaseUrl })
  await database.connect()
}, 120_000)
afterAll(async () => {
  await database?.end()
  await server?.stop()
})

it('a question for which the database fails does not fail those that were asked with it', async () => {
  await database.query(`create function public.lower(text) returns text language plpgsql as $$ begin
    if $1 = 'Poison@example.org' then raise exception 'This row cannot be read' using errcode = 'data_corrupted'; end if;
    return pg_catalog.lower($1);
  end $$`)
  // Connections that are opened from now on find it before PostgreSQL's own.
  await database.query(`do $$ begin execute format('alter database %I set search_path = public, pg_catalog', current_database()); end $$`)
  const ask = async (email: string) => (await server.graphqlRaw('query ($email: String!) { access(member: { email: $email }, feature: "forum.post") { granted } }', { email })).errors?.[0]?.extensions?.['code'] ?? 'answered'
  const asked = Array.from({ length: 200 }, (_each, number) => (number % 67 === 11 ? 'Poison@example.org' : 'Ada@example.org'))
  expect(await Promise.all(asked.map(ask))).toEqual(asked.map((email) => (email === 'Poison@example.org' ? 'INTERNAL_SERVER_ERROR' : 'answered')))
})

it('more questions than can be answered in time are refused at once, and those that wait are answered', async () => {
  await database.query('begin')
  await database.query('lock table member in access exclusive mode')
  const one = 'access(member: { id: $id }, feature: "forum.post") { granted }'
  const many = Array.from({ length: OPERATIONS }, () => ({
    query: `query ($id: ID!) { ${Array.from({ length: ALIASES }, (_each, number) => `a${number}: ${one}`).join(' ')} }`, variables: { id: member },
  }))
  const waiting = Promise.all(Array.from({ length: 12 }, async () => {
    const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers: { authorization: `Bearer ${server.apiKey}`, 'content-type': 'application/json' }, body: JSON.stringify(many) })
    return (await response.json() as GraphqlBody[]).flatMap(({ errors = [] }) => errors.map(({ extensions }) => extensions.code))
  }))
  const refused: unknown[] = []
  await eventually(() => {
    // Before the others have come, it waits like them.
    void server.graphqlRaw(`query ($id: ID!) { ${one} }`, { id: member }).then(({ errors }) => refused.push(...errors ?? []), () => undefined)
    expect(refused[0]).toMatchObject({ message: expect.stringContaining('try again in a second'), extensions: { code: 'OVERLOADED', retryAfter: 1 } })
  }, 120_000)
  await database.query('rollback')
  const codes = (await waiting).flat()
  expect(codes).toContain('OVERLOADED')
  expect(codes.filter((code) => code === 'OVERLOADED').length).toBeLessThanOrEqual(12 * OPERATIONS * ALIASES - 5000)
  expect(await askAccess(server, { id: member }, 'forum.post')).toMatchObject({ granted: false })
}, 300_000)
