import fc from 'fast-check'
import { startConsole, type StartedConsole } from './harness/console.ts'
import { createMember, listMembers, searchNames } from './members-calls.ts'
import { rows } from './rows.ts'

let server: StartedConsole

beforeAll(async () => { server = await startConsole() })
afterAll(async () => { await server?.stop() })
beforeEach(async () => { await rows(server.options.databaseUrl, 'delete from member') })

/** More newer members than a search walks through, so that what is older has to be found by the index. */
async function buryUnderOthers(): Promise<void> {
  await rows(server.options.databaseUrl,
    `insert into member (id, kind, name, email, created_at)
     select uuidv7(), 'PERSON', 'Zz Filler', 'filler' || i || '@filler.test', now() + interval '1 day' from generate_series(1, 5100) as i`)
}

const PEOPLE = [
  { name: 'Ada Lovelace', email: 'ada@example.org', externalId: 'crm-100%' },
  { name: 'Adalbert_Ä', email: 'Bert@Example.com', externalId: 'crm_1' },
  { name: '田中 太郎', email: 'tanaka@example.jp', externalId: null },
  { name: 'Анна Каренина', email: null, externalId: 'C:\\Temp\\7' },
  { name: `O'Neill "Bob" 🎉`, email: 'bob@example.org', externalId: '🎉🎉🎉' },
] as const

/** What each search finds, newest member first. */
const SEARCHES: [string, number[]][] = [
  ['ada', [1, 0]], ['ADA', [1, 0]], ['lovelace ada', [0]], ['ada@example.org', [0]], ['  love  ', [0]], ['dalbert', [1]], ['bert@example.com', [1]],
  ['example', [4, 2, 1, 0]], ['example.org', [4, 0]], ['a', [1, 0]], ['lo', [0]], ['ov', []], ['crm-1', [0]], ['crm_1', [1]], ['0%', []], ['00%', [0]], ['%', []], ['_', []], ['__', []],
  ['t_ä', [1]], ['Ä', []], ['田中', [2]], ['太郎', [2]], ['田中太', []], ['анна', [3]], ['КАРЕНИНА', [3]], ['ренин', [3]], ['\\temp\\', [3]], ['c:', [3]], ['\\', []], ['\\\\', []],
  ["o'neill", [4]], ["'", []], ['"b', [4]], ['"bob"', [4]], ['🎉', [4]], ['🎉🎉', [4]], ['🎉🎉🎉', [4]], ['🎉🎉🎉🎉', []], ["' or 1=1 --", []], ['ad\u0000a', []], ['\u0000', []], ['\ud83c', []],
  ['nobody at all', []], ['x'.repeat(300), []], [Array.from({ length: 150 }, () => 'a').join(' '), [1, 0]],
]

describe('the search for members', () => {
  it('finds by parts of every text, whatever signs they hold, among few members and among many', async () => {
    for (const person of PEOPLE) await createMember(server, person)
    const found = async () => {
      const all: [string, string[]][] = []
      for (const [search] of SEARCHES) all.push([search, await searchNames(server, search)])
      return all
    }
    const expected = SEARCHES.map(([search, people]) => [search, people.map((index) => PEOPLE[index]?.name)])
    expect(await found()).toEqual(expected)
    await buryUnderOthers()
    expect(await found()).toEqual(expected)
  })

  it('finds by the whole id, and by an external id that looks like one', async () => {
    const { id } = await createMember(server, { name: 'By id' })
    await createMember(server, { name: 'By external id', externalId: id })
    expect(await searchNames(server, id)).toEqual(['By external id', 'By id'])
    expect(await searchNames(server, id.toUpperCase())).toEqual(['By external id', 'By id'])
    await buryUnderOthers()
    expect(await searchNames(server, ` ${id}`)).toEqual(['By external id', 'By id'])
  })

  it('finds among many what it finds among few', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'B', 'ä', '.', '-', '%', '_', '\\', '田', '🎉', ' '), minLength: 1, maxLength: 8 }).filter((value) => value.trim() !== '')
    const names = fc.sample(text, { numRuns: 150, seed: 7 })
    await rows(server.options.databaseUrl,
      "insert into member (id, kind, name, created_at) select uuidv7(), 'PERSON', btrim(name), now() - make_interval(secs => place) from unnest($1::text[]) with ordinality as given(name, place)", [names])
    const searches = fc.sample(text, { numRuns: 150, seed: 8 })
    const few = await Promise.all(searches.map((search) => searchNames(server, search)))
    await buryUnderOthers()
    const many = await Promise.all(searches.map((search) => searchNames(server, search)))
    expect(many).toEqual(few)
    searches.forEach((search, index) => {
      const words = search.trim().toLowerCase().split(/\s+/).map((word) => ([...word].length < 3 ? ` ${word}` : word))
      const matching = names.map((name) => name.trim()).filter((name) => words.every((word) => ` ${name.toLowerCase()}`.includes(word)))
      expect(few[index]).toEqual(matching.slice(0, 100))
    })
  })

  it('counts its hits, and says when there are more than it counted', async () => {
    const add = (name: string, count: number, moment: string) => rows(server.options.databaseUrl,
      `insert into member (id, kind, name, created_at) select uuidv7(), 'PERSON', $1, ${moment} from generate_series(1, $2::int)`, [name, count])
    const counted = async () => {
      const { totalCount, totalCountIsExact } = await listMembers(server, { filter: { search: 'needle' }, limit: 1 })
      return [totalCount, totalCountIsExact]
    }
    await add('Needle', 900, "timestamptz '2020-01-01'")
    expect(await counted()).toEqual([900, true])
    await buryUnderOthers()
    expect(await counted()).toEqual([900, true])
    await add('Needle', 101, "timestamptz '2020-01-01'")
    expect(await counted()).toEqual([1000, false])
    await add('Needle', 150, "now() + interval '2 days'")
    expect(await counted()).toEqual([150, false])
  })

  it('pages through hits beyond the members that it walks through', async () => {
    for (let number = 0; number < 7; number += 1) await createMember(server, { name: `Needle ${number}` })
    await buryUnderOthers()
    await createMember(server, { name: 'Needle 7' })
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof listMembers>> = await listMembers(server, { filter: { search: 'needle' }, limit: 3, after })
      seen.push(...page.items.map(({ name }) => name))
      after = page.hasNextPage ? page.endCursor : null
    } while (after !== null)
    expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1, 0].map((number) => `Needle ${number}`))
  })
})
