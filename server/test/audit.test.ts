import { createPrice, createProduct } from './catalog-calls.ts'
import { startConsole, type StartedConsole } from './harness/console.ts'
import { createMember } from './members-calls.ts'
import { rows } from './rows.ts'

interface Entry {
  id: string
  at: string
  action: string
  actor: { kind: string; id: string | null; name: string | null }
  objectType: string
  objectId: string
  changes: { field: string; before: string | null; after: string | null }[]
  reason: string | null
}
interface Page { items: Entry[]; endCursor: string | null; hasNextPage: boolean }

let server: StartedConsole
beforeAll(async () => { server = await startConsole() })
afterAll(() => server?.stop())

async function log(variables: object): Promise<Page> {
  const data = await server.graphql<{ auditLog: Page }>(`query ($filter: AuditLogFilter, $limit: Int, $after: String) {
    auditLog(filter: $filter, limit: $limit, after: $after) {
      items { id at action actor { kind id name } objectType objectId changes { field before after } reason } endCursor hasNextPage
    }
  }`, variables)
  return data.auditLog
}

const of = async (objectId: string) => (await log({ filter: { objectId }, limit: 100 })).items

test('a change says who, what, and what is different since; one that changes nothing leaves no trace', async () => {
  const id = await createProduct(server, { name: 'Plan' })
  const change = (input: object) => server.graphql('mutation ($input: UpdateProductInput!) { updateProduct(input: $input) { product { id } } }', { input: { id, ...input } })
  await change({ name: 'Better plan' })
  await change({ name: 'Better plan' })
  for (const mutation of ['archiveProduct', 'archiveProduct', 'restoreProduct']) await server.graphql(`mutation { ${mutation}(id: "${id.toUpperCase()}") { product { id } } }`)
  const entries = await of(id)
  expect(entries.map(({ action }) => action)).toEqual(['restoreProduct', 'archiveProduct', 'updateProduct', 'createProduct'])
  expect(entries[2]).toMatchObject({ actor: { kind: 'API_KEY', name: 'bootstrap' }, objectType: 'Product' })
  expect(entries[2]?.changes).toEqual(expect.arrayContaining([{ field: 'name', before: '"Plan"', after: '"Better plan"' }]))
  expect(entries[2]?.changes.map(({ field }) => field).sort()).toEqual(['name', 'version'])
  expect(entries[3]?.changes).toContainEqual({ field: 'name', before: null, after: '"Plan"' })
})

test('prices and members leave the same', async () => {
  const productId = await createProduct(server, { name: 'Plan' })
  const priceId = await createPrice(server, productId)
  const { replacePrice } = await server.graphql<{ replacePrice: { price: { id: string } } }>(`mutation { replacePrice(input: { priceId: "${priceId}", unitAmount: 700 }) { price { id } } }`)
  expect((await of(priceId)).map(({ action }) => action)).toEqual(['replacePrice', 'createPrice'])
  expect((await of(replacePrice.price.id)).map(({ action }) => action)).toEqual(['replacePrice'])
  const member = await createMember(server, { kind: 'PERSON', name: 'Ada' })
  await server.graphql(`mutation { updateMember(input: { id: "${member.id}", name: "Ada Lovelace" }) { member { id } } }`)
  await server.graphql(`mutation { archiveMember(id: "${member.id}") { member { id } } }`)
  expect((await of(member.id)).map(({ action }) => action)).toEqual(['archiveMember', 'updateMember', 'createMember'])
})

test('it is read page by page, and by action, object and time', async () => {
  const ids = await Promise.all(Array.from({ length: 5 }, (_, number) => createProduct(server, { name: `Paged ${number}` })))
  const seen: Entry[] = []
  for (let after: string | null | undefined; after !== null;) {
    const page: Page = await log({ filter: { actions: ['createProduct'] }, limit: 2, after })
    seen.push(...page.items)
    after = page.hasNextPage ? page.endCursor : null
  }
  expect(seen.map(({ objectId }) => objectId)).toEqual(expect.arrayContaining(ids))
  expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length)
  expect(seen.every(({ action }) => action === 'createProduct')).toBe(true)
  const { at } = seen[0] ?? {}
  expect((await log({ filter: { to: at } })).items.every((entry) => entry.at < String(at))).toBe(true)
  expect((await log({ filter: { from: at, objectType: 'Product' } })).items.map(({ id }) => id)).toContain(seen[0]?.id)
  expect((await log({ filter: { actorKind: 'STRIPE_EVENT' } })).items).toEqual([])
  expect(await server.graphqlRaw('{ auditLog(after: "MTIzIGFiYw") { items { id } } }')).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT', fields: { after: expect.any(String) } } }] })
})

test('the database refuses to change or delete what is on record', async () => {
  for (const sql of ["update audit_log set action = 'x'", 'delete from audit_log', 'truncate audit_log']) {
    await expect(rows(server.options.databaseUrl, sql)).rejects.toThrow('audit_log is append-only')
  }
})

test('who changes what somebody else has changed meanwhile is told, with both versions', async () => {
  const id = await createProduct(server, { name: 'Plan' })
  const change = (name: string, version?: number) => server.graphqlRaw(
    'mutation ($input: UpdateProductInput!) { updateProduct(input: $input) { product { version } } }', { input: { id, name, version } })
  expect(await change('First', 1)).toMatchObject({ data: { updateProduct: { product: { version: 2 } } } })
  expect(await change('Second', 1)).toMatchObject({ errors: [{ extensions: { code: 'CONFLICT', versions: { seen: 1, current: 2 } } }] })
  expect(await change('Third')).toMatchObject({ data: { updateProduct: { product: { version: 3 } } } })
  const both = await Promise.all(['Fourth', 'Fifth'].map((name) => change(name, 3)))
  expect(both.filter(({ errors }) => errors?.[0]?.extensions.code === 'CONFLICT')).toHaveLength(1)
  const member = await createMember(server, { kind: 'PERSON', name: 'Ada' })
  expect(await server.graphqlRaw(`mutation { updateMember(input: { id: "${member.id}", version: 7, name: "x" }) { member { id } } }`)).toMatchObject({ errors: [{ extensions: { code: 'CONFLICT' } }] })
  const priceId = await createPrice(server, id)
  expect(await server.graphqlRaw(`mutation { updatePrice(input: { id: "${priceId}", version: 7, nickname: "x" }) { price { id } } }`)).toMatchObject({ errors: [{ extensions: { code: 'CONFLICT' } }] })
})
