import 'reflect-metadata'
import type { DataSource } from 'typeorm'
import { createDataSource } from '../src/db/data-source.ts'
import { MemberKind } from '../src/entities/member.ts'
import { MemberService } from '../src/members/member.service.ts'
import { createTestDatabase } from './harness/database.ts'

let dataSource: DataSource
let members: MemberService
const statements: { sql: string; values: unknown[] }[] = []

beforeAll(async () => {
  const url = await createTestDatabase()
  dataSource = createDataSource(url)
  const ignore = () => undefined
  dataSource.setOptions({
    logging: ['query'],
    logger: {
      logQuery: (sql: string, values: unknown[] = []) => { statements.push({ sql, values }) },
      logQueryError: ignore, logQuerySlow: ignore, logSchemaBuild: ignore, logMigration: ignore, log: ignore,
    },
  })
  await dataSource.initialize()
  members = new MemberService(dataSource)
})
afterAll(async () => { await dataSource?.destroy() })

const NOBODY = '01a20919-d4b6-73c5-9a0b-6d4352e47754'

describe('the member that another feature means', () => {
  it('is found by any one reference', async () => {
    const made = await members.create({ kind: MemberKind.PERSON, name: 'Ada', email: 'Ada@example.org', externalId: 'crm-1' })
    for (const ref of [{ id: made.id }, { externalId: 'crm-1' }, { email: 'ada@EXAMPLE.org' }]) expect(await members.resolveRef(ref, 'member')).toEqual(made)
    expect(await members.get(made.id)).toEqual(made)
    expect(await dataSource.transaction((manager) => members.resolveRef({ id: made.id }, 'member', manager))).toEqual(made)
  })

  it.each([[{ id: NOBODY }], [{ id: 'x' }], [{ externalId: 'CRM-1' }], [{ email: 'eve@example.org' }], [{ email: '\u0000' }]])('is not found by %j', async (ref) => {
    await expect(members.resolveRef(ref, 'member')).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } })
  })

  it('must be clear, and the message names where it is not', async () => {
    await expect(members.resolveRef({}, 'input.member')).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT', fields: { 'input.member': expect.any(String) } } })
    await expect(members.get(NOBODY)).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } })
    expect(await members.find('x')).toBeNull()
  })
})

describe('a search among many', () => {
  it('reads its index, for the page and for the count, and never the whole table', async () => {
    await dataSource.query("insert into member (id, kind, name, created_at) select uuidv7(), 'PERSON', 'Filler ' || i, now() - make_interval(mins => i) from generate_series(1, 6000) as i")
    await dataSource.query('analyze member')
    const { endCursor } = await members.list({}, 1)
    for (const search of ['nobody', 'no', 'n', '田中', '%', 'crm-1 ada', NOBODY]) {
      statements.length = 0
      await (await members.list({ search, kind: MemberKind.PERSON, archived: false }, 20, endCursor)).count()
      const indexed = statements.filter(({ sql }) => sql.includes('member_search_grams'))
      expect(indexed).toHaveLength(2)
      for (const { sql, values } of indexed) {
        const plan = await dataSource.query<{ 'QUERY PLAN': string }[]>(`explain ${sql}`, values)
        const text = plan.map((line) => line['QUERY PLAN']).join('\n')
        expect(text).toContain('member_search_idx')
        expect(text).not.toContain('Seq Scan')
      }
    }
  })
})
