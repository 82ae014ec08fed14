import { startConsole, type StartedConsole } from './harness/console.ts'
import type { GraphqlBody } from './harness/graphql.ts'
import { ARCHIVE_MEMBER, CREATE_MEMBER, createMember, FIND_MEMBER, findMember, RESTORE_MEMBER, UPDATE_MEMBER, type MemberAnswer } from './members-calls.ts'
import { rows } from './rows.ts'

let server: StartedConsole

beforeAll(async () => { server = await startConsole() })
afterAll(async () => { await server?.stop() })

type Failure = NonNullable<GraphqlBody['errors']>[number]

/** The first error that an operation is answered with. */
async function failure(query: string, variables: object = {}): Promise<Failure> {
  const { errors } = await server.graphqlRaw(query, variables)
  if (!errors?.[0]) throw new Error('The operation was expected to fail.')
  return errors[0]
}

async function update(input: object): Promise<MemberAnswer> {
  return (await server.graphql<{ updateMember: { member: MemberAnswer } }>(UPDATE_MEMBER, { input })).updateMember.member
}
async function archive(id: string): Promise<MemberAnswer> {
  return (await server.graphql<{ archiveMember: { member: MemberAnswer } }>(ARCHIVE_MEMBER, { id })).archiveMember.member
}
async function restore(id: string): Promise<MemberAnswer> {
  return (await server.graphql<{ restoreMember: { member: MemberAnswer } }>(RESTORE_MEMBER, { id })).restoreMember.member
}

const NOBODY = '01a20919-d4b6-73c5-9a0b-6d4352e47754'

describe('a member', () => {
  it('is kept as it was given, a person unless told otherwise', async () => {
    const made = await createMember(server, { name: '  Zoë   Müller-Łukasz 🎉 ', email: ' Zoe@Exämple.org ', externalId: 'crm/0007', metadata: { team: 'A', 'note two': 'x\ny' } })
    expect(made).toMatchObject({
      kind: 'PERSON', name: 'Zoë Müller-Łukasz 🎉', email: 'Zoe@Exämple.org', externalId: 'crm/0007', metadata: { team: 'A', 'note two': 'x\ny' }, archivedAt: null,
    })
    expect(await findMember(server, { id: made.id })).toEqual(made)
    const [{ version } = { version: 0 }] = await rows<{ version: number }>(server.options.databaseUrl, 'select uuid_extract_version(id) as version from member where id = $1', [made.id])
    expect(version).toBe(7)
  })

  it('needs no more than a name', async () => {
    expect(await createMember(server, { name: 'Acme e.V.', kind: 'ORGANIZATION', email: '', externalId: null }))
      .toMatchObject({ kind: 'ORGANIZATION', email: null, externalId: null, metadata: {} })
  })

  it('changes in what is named, and is cleared by null', async () => {
    const { id, createdAt } = await createMember(server, { name: 'Before', email: 'before@example.org', externalId: 'before', metadata: { a: '1', b: '2' } })
    expect(await update({ id, name: 'After' })).toMatchObject({ name: 'After', email: 'before@example.org', externalId: 'before', metadata: { a: '1', b: '2' }, createdAt })
    expect(await update({ id, metadata: { c: '3' }, kind: 'ORGANIZATION' })).toMatchObject({ name: 'After', metadata: { c: '3' }, kind: 'ORGANIZATION' })
    expect(await update({ id, email: null, externalId: null, metadata: null })).toMatchObject({ name: 'After', email: null, externalId: null, metadata: {} })
  })

  it('is not changed by what is the same already', async () => {
    const made = await createMember(server, { name: 'Same', email: 'same@example.org' })
    expect(await update({ id: made.id, name: 'Same', email: 'same@example.org' })).toEqual(made)
  })

  it('is archived and restored, as often as one likes', async () => {
    const { id } = await createMember(server, { name: 'Back' })
    const { archivedAt } = await archive(id)
    expect(archivedAt).not.toBeNull()
    expect(await archive(id)).toMatchObject({ archivedAt })
    expect(await restore(id)).toMatchObject({ archivedAt: null })
    expect(await restore(id)).toMatchObject({ archivedAt: null })
  })
})

describe('a member that cannot be', () => {
  it.each([
    ['a blank name', { name: ' \t ' }, 'name'],
    ['a name of 251 characters', { name: 'x'.repeat(251) }, 'name'],
    ['HTML in the name', { name: '<b>Ada</b>' }, 'name'],
    ['a NUL in the name', { name: 'A\u0000da' }, 'name'],
    ['half a character in the name', { name: 'A\ud800da' }, 'name'],
    ['an e-mail address without a domain', { name: 'Ada', email: 'ada@' }, 'email'],
    ['an e-mail address without a dot', { name: 'Ada', email: 'ada@localhost' }, 'email'],
    ['two e-mail addresses', { name: 'Ada', email: 'ada@example.org,eve@example.org' }, 'email'],
    ['an e-mail address with its name', { name: 'Ada', email: 'Ada <ada@example.org>' }, 'email'],
    ['a NUL in the e-mail address', { name: 'Ada', email: 'a\u0000@example.org' }, 'email'],
    ['an e-mail address of 255 characters', { name: 'Ada', email: `${'a'.repeat(243)}@example.org` }, 'email'],
    ['spaces around the external id', { name: 'Ada', externalId: ' 7' }, 'externalId'],
    ['a line break in the external id', { name: 'Ada', externalId: '7\n8' }, 'externalId'],
    ['a NUL in the external id', { name: 'Ada', externalId: '7\u0000' }, 'externalId'],
    ['an external id of 256 characters', { name: 'Ada', externalId: '7'.repeat(256) }, 'externalId'],
    ['49 keys', { name: 'Ada', metadata: Object.fromEntries(Array.from({ length: 49 }, (_, index) => [`key${index}`, 'x'])) }, 'metadata'],
    ['half a character in the metadata', { name: 'Ada', metadata: { a: '\ud800' } }, 'metadata.a'],
    ['a number in the metadata', { name: 'Ada', metadata: { a: 1 } }, 'metadata'],
    ['an unknown kind', { name: 'Ada', kind: 'DOG' }, 'kind'],
  ])('is refused: %s', async (_case, input, field) => {
    const { extensions } = await failure(CREATE_MEMBER, { input })
    expect(extensions.code).toBe('BAD_USER_INPUT')
    expect(Object.keys(extensions.fields ?? {})).toContain(field)
  })

  it('is refused by the database as well', async () => {
    const insert = (column: string, value: string) => rows(server.options.databaseUrl,
      `insert into member (id, kind, name, ${column}) values (uuidv7(), 'PERSON', 'Direct', $1)`, [value])
    await expect(insert('email', 'nobody')).rejects.toMatchObject({ constraint: 'member_email' })
    await expect(insert('external_id', '')).rejects.toMatchObject({ constraint: 'member_external_id' })
    await expect(insert('metadata', '{"a": {"b": "c"}}')).rejects.toMatchObject({ constraint: 'member_metadata' })
    await expect(insert('metadata', '["a"]')).rejects.toMatchObject({ constraint: 'member_metadata' })
  })

  it.each([['update', UPDATE_MEMBER, { input: { id: NOBODY, name: 'Ada' } }], ['archive', ARCHIVE_MEMBER, { id: NOBODY }], ['restore', RESTORE_MEMBER, { id: "' or 1=1" }]])(
    'is not found: %s', async (_case, query, variables) => {
      expect((await failure(query, variables)).extensions.code).toBe('NOT_FOUND')
    })
})

describe('an e-mail address', () => {
  it('belongs to one member, whatever its case, even of two calls at once', async () => {
    const answers = await Promise.all(['Only@Example.org', 'only@example.ORG'].map((email) => server.graphqlRaw(CREATE_MEMBER, { input: { name: 'Only', email } })))
    const failures = answers.flatMap(({ errors }) => errors ?? [])
    expect(failures).toHaveLength(1)
    expect(failures[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: { email: expect.any(String) } })
    const other = await createMember(server, { name: 'Other' })
    expect((await failure(UPDATE_MEMBER, { input: { id: other.id, email: 'ONLY@example.org' } })).extensions.fields).toHaveProperty('email')
  })

  it('is free again once its member is archived, who then comes back only without it', async () => {
    const first = await createMember(server, { name: 'First', email: 'desk@example.org' })
    await archive(first.id)
    expect(await findMember(server, { email: 'desk@example.org' })).toBeNull()
    const second = await createMember(server, { name: 'Second', email: 'Desk@example.org' })
    expect(await findMember(server, { email: 'DESK@EXAMPLE.ORG ' })).toEqual(second)
    expect((await failure(RESTORE_MEMBER, { id: first.id })).extensions.code).toBe('CONFLICT')
    await update({ id: first.id, email: null })
    expect(await restore(first.id)).toMatchObject({ name: 'First', archivedAt: null })
  })
})

describe('an external id', () => {
  it('belongs to one member, archived or not, and is compared exactly', async () => {
    const made = await createMember(server, { name: 'Seven', externalId: 'Seven' })
    await archive(made.id)
    expect((await failure(CREATE_MEMBER, { input: { name: 'Again', externalId: 'Seven' } })).extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: { externalId: expect.any(String) } })
    const lower = await createMember(server, { name: 'Lower', externalId: 'seven' })
    expect((await findMember(server, { externalId: 'Seven' }))?.id).toBe(made.id)
    expect((await findMember(server, { externalId: 'seven' }))?.id).toBe(lower.id)
    expect(await findMember(server, { externalId: 'SEVEN' })).toBeNull()
  })
})

describe('looking for one member', () => {
  it.each([
    [{}], [{ id: null }], [{ id: NOBODY, email: 'ada@example.org' }], [{ externalId: '7', email: 'ada@example.org' }], [{ id: NOBODY, externalId: '7', email: 'ada@example.org' }],
  ])('takes exactly one way, so not %j', async (ref) => {
    const { extensions } = await failure(FIND_MEMBER, ref)
    expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: { id: expect.stringContaining('exactly one') } })
  })

  it.each([
    [{ id: NOBODY }], [{ id: 'nonsense' }], [{ id: '' }], [{ externalId: '' }], [{ externalId: '\u0000' }], [{ externalId: "' or ''='" }], [{ externalId: 'x'.repeat(10_000) }],
    [{ email: '' }], [{ email: '%' }], [{ email: 'a\u0000@example.org' }], [{ email: '_nly@example.org' }],
  ])('answers null for %j', async (ref) => {
    expect(await findMember(server, ref)).toBeNull()
  })
})
