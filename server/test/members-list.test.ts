import fc from 'fast-check'
import { startConsole, type StartedConsole } from './harness/console.ts'
import { ARCHIVE_MEMBER, createMember, LIST_MEMBERS, listMembers } from './members-calls.ts'
import { rows } from './rows.ts'

let server: StartedConsole

beforeAll(async () => { server = await startConsole() })
afterAll(async () => { await server?.stop() })
beforeEach(async () => { await rows(server.options.databaseUrl, 'delete from member') })

/** Members by the milliseconds since a moment long ago at which they were made: several share one. */
async function insertAt(moments: readonly number[]): Promise<string[]> {
  const inserted = await rows<{ id: string }>(server.options.databaseUrl,
    `insert into member (id, kind, name, created_at)
     select gen_random_uuid(), 'PERSON', 'Paged', timestamptz '2020-01-01' + make_interval(secs => moment / 1000.0) from unnest($1::int[]) as moment returning id`, [moments])
  return inserted.map(({ id }) => id)
}

describe('paging through members', () => {
  it('shows everyone who was there at the start exactly once, whatever the pages and whoever comes in between', async () => {
    const moments = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 25 })
    const steps = fc.array(fc.record({ limit: fc.integer({ min: 1, max: 7 }), arriving: fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 3 }) }), { minLength: 1, maxLength: 5 })
    await fc.assert(fc.asyncProperty(moments, steps, fc.boolean(), async (before, pages, searching) => {
      await rows(server.options.databaseUrl, 'delete from member')
      const there = await insertAt(before)
      const filter = searching ? { search: 'paged' } : {}
      const seen: string[] = []
      let after: string | null = null
      for (let step = 0; ; step += 1) {
        const { limit, arriving } = pages[step % pages.length] ?? { limit: 1, arriving: [] }
        const page: Awaited<ReturnType<typeof listMembers>> = await listMembers(server, { filter, limit, after })
        expect(page.items.length).toBeLessThanOrEqual(limit)
        seen.push(...page.items.map(({ id }) => id))
        if (!page.hasNextPage) break
        expect(page.items).toHaveLength(limit)
        after = page.endCursor
        if (step < pages.length) await insertAt(arriving)
      }
      expect(new Set(seen).size).toBe(seen.length)
      expect(there.filter((id) => !seen.includes(id))).toEqual([])
      const order = await rows<{ id: string }>(server.options.databaseUrl, 'select id from member where id = any($1) order by created_at desc, id desc', [seen])
      expect(seen).toEqual(order.map(({ id }) => id))
    }), { numRuns: 60 })
  })

  it('ends with an empty page when nobody is left', async () => {
    await insertAt([1, 2])
    const { endCursor, hasNextPage } = await listMembers(server, { limit: 2 })
    expect(hasNextPage).toBe(false)
    expect(await listMembers(server, { after: endCursor })).toEqual({ items: [], totalCount: 2, totalCountIsExact: true, endCursor: null, hasNextPage: false })
  })

  it.each([
    ['limit', { limit: 0 }], ['limit', { limit: 101 }], ['limit', { limit: -5 }], ['after', { after: '' }], ['after', { after: 'nonsense' }], ['after', { after: 'A'.repeat(10_000) }],
    ['after', { after: '_'.repeat(30) }], ['after', { after: '\u0000' }], ['filter.search', { filter: { search: 'x'.repeat(10_000) } }],
  ])('refuses a wrong %s: %#', async (field, variables) => {
    const { errors } = await server.graphqlRaw(LIST_MEMBERS, variables)
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' })
    expect(Object.keys(errors?.[0]?.extensions.fields ?? {})).toEqual([field])
  })

  it('refuses every cursor that was altered, or answers it like another one', async () => {
    await insertAt([1, 2, 3])
    const { endCursor } = await listMembers(server, { limit: 1 })
    if (endCursor === null) throw new Error('There is a first page.')
    await fc.assert(fc.asyncProperty(fc.nat({ max: endCursor.length - 1 }), fc.constantFrom('A', '_', '=', ' ', 'é'), async (at, sign) => {
      const after = endCursor.slice(0, at) + sign + endCursor.slice(at + 1)
      const { errors } = await server.graphqlRaw(LIST_MEMBERS, { after })
      expect(errors?.map(({ extensions }) => extensions.code) ?? ['BAD_USER_INPUT']).toEqual(['BAD_USER_INPUT'])
    }), { numRuns: 50 })
  })
})

describe('the list of members', () => {
  it('filters by kind and by archived, both at once too, and counts', async () => {
    const ids: Record<string, string> = {}
    for (const [name, kind] of [['Ada', 'PERSON'], ['Bo', 'PERSON'], ['Acme', 'ORGANIZATION'], ['Old GmbH', 'ORGANIZATION']] as const) ids[name] = (await createMember(server, { name, kind })).id
    for (const name of ['Bo', 'Old GmbH']) await server.graphql(ARCHIVE_MEMBER, { id: ids[name] })
    const names = async (filter: object) => {
      const { items, totalCount } = await listMembers(server, { filter })
      expect(totalCount).toBe(items.length)
      return items.map(({ name }) => name)
    }
    expect(await names({})).toEqual(['Old GmbH', 'Acme', 'Bo', 'Ada'])
    expect(await names({ kind: 'PERSON' })).toEqual(['Bo', 'Ada'])
    expect(await names({ archived: true })).toEqual(['Old GmbH', 'Bo'])
    expect(await names({ archived: false })).toEqual(['Acme', 'Ada'])
    expect(await names({ kind: 'ORGANIZATION', archived: false })).toEqual(['Acme'])
    expect(await names({ kind: 'PERSON', archived: true, search: 'b' })).toEqual(['Bo'])
  })

  it('counts up to ten thousand, and says when there are more', async () => {
    await insertAt(Array.from({ length: 10_000 }, () => 0))
    expect(await listMembers(server, { limit: 1 })).toMatchObject({ totalCount: 10_000, totalCountIsExact: true })
    await insertAt([1])
    expect(await listMembers(server, { limit: 1 })).toMatchObject({ totalCount: 10_000, totalCountIsExact: false })
    expect(await listMembers(server, { limit: 1, filter: { kind: 'ORGANIZATION' } })).toMatchObject({ totalCount: 0, totalCountIsExact: true })
  })
})
