import { createPrice, createProduct } from './catalog-calls.ts'
import { startConsole, type StartedConsole } from './harness/console.ts'
import type { GraphqlBody } from './harness/graphql.ts'

let server: StartedConsole

beforeAll(async () => { server = await startConsole() })
afterAll(async () => { await server?.stop() })

type Failure = NonNullable<GraphqlBody['errors']>[number]

/** The first error that an operation is answered with. */
async function failure(query: string, variables: Record<string, unknown> = {}): Promise<Failure> {
  const { errors } = await server.graphqlRaw(query, variables)
  if (!errors?.[0]) throw new Error('The operation was expected to fail.')
  return errors[0]
}

const CREATE_PRODUCT = 'mutation ($input: CreateProductInput!) { createProduct(input: $input) { product { id } } }'
const CREATE_PRICE = 'mutation ($input: CreatePriceInput!) { createPrice(input: $input) { price { id } } }'

describe('a product that cannot be', () => {
  it.each([
    ['an empty name', { name: '' }, 'name'],
    ['a blank name', { name: '   ' }, 'name'],
    ['a name of 5,000 characters', { name: 'x'.repeat(5000) }, 'name'],
    ['HTML in the name', { name: '<b>Gold</b>' }, 'name'],
    ['a script in the name', { name: 'Gold<script>alert(1)</script>' }, 'name'],
    ['a NUL in the name', { name: 'Go\u0000ld' }, 'name'],
    ['HTML in a feature', { name: 'Gold', marketingFeatures: ['<img src=x>'] }, 'marketingFeatures.0'],
    ['a picture that is no address', { name: 'Gold', images: ['javascript:alert(1)'] }, 'images.0'],
    ['nine pictures', { name: 'Gold', images: Array.from({ length: 9 }, () => 'https://example.org/a.png') }, 'images'],
    ['an unknown kind of tax code', { name: 'Gold', taxCode: 'vat' }, 'taxCode'],
    ['a statement descriptor that banks refuse', { name: 'Gold', statementDescriptor: 'A*B*C*' }, 'statementDescriptor'],
    ['an address without a scheme', { name: 'Gold', url: 'example.org' }, 'url'],
    ['metadata in our name', { name: 'Gold', metadata: { member_console_id: 'x' } }, 'metadata.member_console_id'],
    ['a metadata value of 501 characters', { name: 'Gold', metadata: { a: 'x'.repeat(501) } }, 'metadata.a'],
    ['half a character in the name', { name: 'Go\ud800ld' }, 'name'],
    ['half a character in metadata', { name: 'Gold', metadata: { a: '\udc00' } }, 'metadata.a'],
    ['a unit label of 13 characters', { name: 'Gold', unitLabel: 'x'.repeat(13) }, 'unitLabel'],
  ])('is refused: %s', async (_case, input, field) => {
    const { extensions } = await failure(CREATE_PRODUCT, { input })
    expect(extensions.code).toBe('BAD_USER_INPUT')
    expect(Object.keys(extensions.fields ?? {})).toContain(field)
    expect(extensions.fields?.[field]?.length).toBeGreaterThan(10)
  })

  it('leaves nothing behind', async () => {
    const { products } = await server.graphql<{ products: { totalCount: number } }>('{ products(filter: { search: "Gold" }) { totalCount } }')
    expect(products.totalCount).toBe(0)
  })
})

describe('a price that cannot be', () => {
  const month = { interval: 'MONTH', intervalCount: 1 }
  it.each<[string, Record<string, unknown>, string]>([
    ['a negative amount', { unitAmount: -1 }, 'unitAmount'],
    ['a fraction', { unitAmount: 1.5 }, 'unitAmount'],
    ['too small a charge', { unitAmount: 49 }, 'unitAmount'],
    ['too large a charge', { unitAmount: 100_000_000 }, 'unitAmount'],
    ['a huge integer', { unitAmount: 2 ** 60 }, 'unitAmount'],
    ['a third decimal that is not 0', { currency: 'kwd', unitAmount: 5123 }, 'unitAmount'],
    ['hundredths of a króna', { currency: 'isk', unitAmount: 550 }, 'unitAmount'],
    ['an unknown currency', { currency: 'xyz', unitAmount: 500 }, 'currency'],
    ['no amount', {}, 'unitAmount'],
    ['two amounts', { unitAmount: 500, customUnitAmount: {} }, 'unitAmount'],
    ['37 months', { unitAmount: 500, recurring: { interval: 'MONTH', intervalCount: 37 } }, 'recurring.intervalCount'],
    ['four years', { unitAmount: 500, recurring: { interval: 'YEAR', intervalCount: 4 } }, 'recurring.intervalCount'],
    ['157 weeks', { unitAmount: 500, recurring: { interval: 'WEEK', intervalCount: 157 } }, 'recurring.intervalCount'],
    ['1,096 days', { unitAmount: 500, recurring: { interval: 'DAY', intervalCount: 1096 } }, 'recurring.intervalCount'],
    ['no months', { unitAmount: 500, recurring: { interval: 'MONTH', intervalCount: 0 } }, 'recurring.intervalCount'],
    ['pay what you want, again and again', { customUnitAmount: { minimum: 100 }, recurring: month }, 'customUnitAmount'],
    ['a maximum under the minimum', { customUnitAmount: { minimum: 500, maximum: 400 } }, 'customUnitAmount.maximum'],
    ['tiers charged once', { tiersMode: 'VOLUME', tiers: [{ unitAmount: 5 }] }, 'tiers'],
    ['tiers without a mode', { tiers: [{ unitAmount: 5 }], recurring: month }, 'tiersMode'],
    ['tiers without an end', { tiersMode: 'VOLUME', tiers: [{ upTo: 5, unitAmount: 5 }], recurring: month }, 'tiers.0.upTo'],
    ['tiers that do not rise', { tiersMode: 'VOLUME', tiers: [{ upTo: 5, unitAmount: 5 }, { upTo: 5, unitAmount: 4 }, { unitAmount: 3 }], recurring: month }, 'tiers.1.upTo'],
    ['HTML in the nickname', { unitAmount: 500, nickname: '<i>x</i>' }, 'nickname'],
    ['a product that is not there', { unitAmount: 500, productId: '01a20919-d4b6-73c5-9a0b-6d4352e47754' }, 'productId'],
    ['a product id that is none', { unitAmount: 500, productId: "' or 1=1" }, 'productId'],
  ])('is refused: %s', async (_case, input, field) => {
    const productId = await createProduct(server, { name: 'Any' })
    const { extensions } = await failure(CREATE_PRICE, { input: { currency: 'eur', productId, ...input } })
    expect(extensions.code).toBe('BAD_USER_INPUT')
    expect(Object.keys(extensions.fields ?? {})).toContain(field)
  })

  it('is refused inline as well as by variables, naming the field', async () => {
    const productId = await createProduct(server, { name: 'Inline' })
    for (const amount of ['-5', '5.5', '"five"']) {
      const { extensions } = await failure(`mutation { createPrice(input: { productId: "${productId}", currency: "eur", unitAmount: ${amount} }) { price { id } } }`)
      expect(extensions.code).toBe('BAD_USER_INPUT')
      expect(Object.keys(extensions.fields ?? {})).toContain('unitAmount')
    }
  })

  it('is refused when its lookup key is taken, even by two calls at once', async () => {
    const productId = await createProduct(server, { name: 'Keys' })
    const answers = await Promise.all([1, 2].map(() =>
      server.graphqlRaw(CREATE_PRICE, { input: { productId, currency: 'eur', unitAmount: 500, lookupKey: 'only-once' } })))
    const failures = answers.flatMap(({ errors }) => errors ?? [])
    expect(failures).toHaveLength(1)
    expect(failures[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: { lookupKey: expect.any(String) } })
  })
})

describe('a price that is there', () => {
  it('keeps its amount: only a successor has another', async () => {
    const id = await createPrice(server, await createProduct(server, { name: 'Fixed' }))
    const { message } = await failure('mutation ($id: ID!) { updatePrice(input: { id: $id, unitAmount: 700 }) { price { id } } }', { id })
    expect(message).toContain('unitAmount')
  })

  it('is replaced once, and then neither replaced nor restored', async () => {
    const id = await createPrice(server, await createProduct(server, { name: 'Once' }))
    const replace = 'mutation ($id: ID!) { replacePrice(input: { priceId: $id, unitAmount: 900 }) { price { id unitAmount currency } } }'
    expect(await server.graphql(replace, { id })).toMatchObject({ replacePrice: { price: { unitAmount: 900, currency: 'eur' } } })
    expect((await failure(replace, { id })).extensions.code).toBe('CONFLICT')
    expect((await failure('mutation ($id: ID!) { restorePrice(id: $id) { price { id } } }', { id })).extensions.code).toBe('CONFLICT')
  })

  it('takes a tax behaviour once', async () => {
    const id = await createPrice(server, await createProduct(server, { name: 'Taxed' }))
    const set = 'mutation ($id: ID!, $to: TaxBehavior) { updatePrice(input: { id: $id, taxBehavior: $to }) { price { taxBehavior } } }'
    expect(await server.graphql(set, { id, to: 'INCLUSIVE' })).toEqual({ updatePrice: { price: { taxBehavior: 'INCLUSIVE' } } })
    expect((await failure(set, { id, to: 'EXCLUSIVE' })).extensions.fields).toHaveProperty('taxBehavior')
  })
})

describe('the list of products', () => {
  it('finds by part of a name whatever signs it has, filters, sorts and pages without overlap', async () => {
    for (const name of ['List 100% Ä', 'list_b', 'LIST c\\d']) await createProduct(server, { name })
    const search = async (text: string) => (await server.graphql<{ products: { items: { name: string }[] } }>(
      'query ($text: String) { products(filter: { search: $text }, sort: { field: NAME }) { items { name } } }', { text })).products.items.map(({ name }) => name)
    expect(await search('list')).toEqual(['List 100% Ä', 'LIST c\\d', 'list_b'])
    expect(await search('100%')).toEqual(['List 100% Ä'])
    expect(await search('t_b')).toEqual(['list_b'])
    expect(await search('c\\d')).toEqual(['LIST c\\d'])
    const pages = await Promise.all([0, 1, 2].map((offset) => server.graphql<{ products: { items: { name: string }[]; totalCount: number } }>(
      'query ($offset: Int) { products(filter: { search: "list" }, sort: { field: NAME, direction: DESC }, limit: 1, offset: $offset) { items { name } totalCount } }', { offset })))
    expect(pages.map(({ products }) => products.items[0]?.name)).toEqual(['list_b', 'LIST c\\d', 'List 100% Ä'])
    expect(pages.map(({ products }) => products.totalCount)).toEqual([3, 3, 3])
  })

  it('finds prices by what they and their product are called', async () => {
    const id = await createProduct(server, { name: 'Findable thing' })
    const priceId = await createPrice(server, id, { currency: 'eur', unitAmount: 500, nickname: 'Early bird', lookupKey: 'early_2026' })
    for (const search of ['findable', 'EARLY B', 'ly_20', priceId]) {
      expect(await server.graphql('query ($search: String) { prices(filter: { search: $search }) { totalCount items { id } } }', { search }))
        .toEqual({ prices: { totalCount: 1, items: [{ id: priceId }] } })
    }
    expect(await server.graphql('{ prices(filter: { search: "nul\\u0000" }) { totalCount } }')).toEqual({ prices: { totalCount: 0 } })
    expect(await server.graphql('{ products(filter: { search: "nul\\u0000" }) { totalCount } }')).toEqual({ products: { totalCount: 0 } })
  })

  it.each([['limit: 0'], ['limit: 101'], ['offset: -1']])('refuses %s', async (page) => {
    expect((await failure(`{ products(${page}) { totalCount } }`)).extensions.code).toBe('BAD_USER_INPUT')
  })

  it('shows the prices of a product in pages too', async () => {
    const id = await createProduct(server, { name: 'With prices' })
    const ids: string[] = []
    for (let number = 0; number < 3; number += 1) ids.push(await createPrice(server, id))
    await server.graphql('mutation ($id: ID!) { archivePrice(id: $id) { price { id } } }', { id: ids[0] })
    const asked = `query ($id: ID!) { product(id: $id) {
      priceCount active: priceCount(active: true) all: prices { id } second: prices(limit: 1, offset: 1) { id } sold: prices(active: true, limit: 1) { id } beyond: prices(offset: 3) { id }
    } }`
    expect(await server.graphql(asked, { id })).toEqual({
      product: { priceCount: 3, active: 2, all: ids.map((each) => ({ id: each })), second: [{ id: ids[1] }], sold: [{ id: ids[1] }], beyond: [] },
    })
    expect((await failure('query ($id: ID!) { product(id: $id) { prices(limit: 101) { id } } }', { id })).extensions.code).toBe('BAD_USER_INPUT')
  })

  it('answers null for an id that is none', async () => {
    expect(await server.graphql('{ product(id: "nonsense") { id } price(id: "1") { id } }')).toEqual({ product: null, price: null })
  })
})

describe('an operation that is too large', () => {
  it.each([
    ['deep', '{ product(id: "01a20919-d4b6-73c5-9a0b-6d4352e47754") { prices { product { prices { product { prices { product { prices { id } } } } } } } } }'],
    ['wide', `{ ${Array.from({ length: 300 }, (_value, index) => `a${index}: products(limit: 100) { items { id name prices { id } } }`).join(' ')} }`],
  ])('is refused before it runs: %s', async (_case, query) => {
    expect((await failure(query)).extensions.code).toBe('BAD_REQUEST')
  })

  it('is told apart from variables that do not fit', async () => {
    const { extensions } = await failure('query ($limit: Int) { products(limit: $limit) { totalCount } }', { limit: 0.5 })
    expect(extensions.code).toBe('BAD_USER_INPUT')
  })
})

describe('without a key', () => {
  it.each([[undefined], ['Bearer '], ['Bearer wrong'], ['Basic b3A6cHc=']])('nothing is readable with %s', async (authorization) => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json', ...(authorization && { authorization }) }, body: JSON.stringify({ query: '{ __schema { types { name } } }' }),
    })
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
  })
})
