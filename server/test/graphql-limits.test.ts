import { connect } from 'node:net'
import { getIntrospectionQuery } from 'graphql'
import { createHash } from 'node:crypto'
import { startConsole, type StartedConsole } from './harness/console.ts'
import type { GraphqlBody } from './harness/graphql.ts'

let server: StartedConsole
beforeAll(async () => { server = await startConsole() })
afterAll(async () => { await server?.stop() })

async function post(body: unknown, headers: Record<string, string> = {}): Promise<{ status: number; body: GraphqlBody }> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', authorization: `Bearer ${server.apiKey}`, ...headers },
  })
  return { status: response.status, body: await response.json() as GraphqlBody }
}

const refused = (text: RegExp) => ({ status: 400, body: { errors: [{ message: expect.stringMatching(text), extensions: { code: 'BAD_REQUEST' } }] } })

describe('an operation', () => {
  it('may be as deep as the introspection of tools', async () => {
    expect(await post({ query: getIntrospectionQuery() })).toMatchObject({ status: 200, body: { data: { __schema: {} } } })
  })

  it('is refused when it is too deep, also through fragments', async () => {
    const nested = Array.from({ length: 12 }).reduce<string>((inner) => `product { prices { ${inner} } }`, 'id')
    expect(await post({ query: `{ prices { items { ${nested} } } }` })).toMatchObject(refused(/levels deep, more than 16/))
    const fragments = Array.from({ length: 9 }, (_, index) => `fragment F${index} on Price { product { prices { ...F${index + 1} } } }`).join(' ')
    expect(await post({ query: `{ prices { items { ...F0 } } } ${fragments} fragment F9 on Price { id }` })).toMatchObject(refused(/levels deep/))
  })

  it('is refused when it has too many aliases or is too broad', async () => {
    const aliases = (count: number) => `{ ${Array.from({ length: count }, (_, index) => `a${index}: __typename`).join(' ')} }`
    expect(await post({ query: aliases(50) })).toMatchObject({ status: 200 })
    expect(await post({ query: aliases(51) })).toMatchObject(refused(/51 aliases, more than 50/))
    expect(await post({ query: `{ ${'__typename '.repeat(201)} }` })).toMatchObject(refused(/201 fields side by side, more than 200/))
  })

  it('that contains itself is an error, not a hang', async () => {
    expect(await post({ query: '{ prices { items { ...F } } } fragment F on Price { product { prices { ...F } } }' })).toMatchObject({
      status: 400, body: { errors: [{ message: expect.stringMatching(/Cannot spread fragment "F" within itself/) }] },
    })
  })
})

describe('an operation that is sent again', () => {
  it('is weighed by its variables each time', async () => {
    const query = 'query Prices($limit: Int!) { prices(limit: $limit) { items { product { prices { product { prices { product { id } } } } } } } }'
    const ask = (limit: number) => post({ query, variables: { limit } })
    expect(await ask(1)).toMatchObject({ status: 200 })
    expect(await ask(100)).toMatchObject(refused(/more than 200000 fields/))
    expect(await ask(1)).toMatchObject({ status: 200 })
    const whole = { query: query.replace('($limit: Int!)', '').replace('$limit', '100') }
    expect(await post(whole)).toMatchObject(refused(/more than 200000 fields/))
    expect(await post(whole)).toMatchObject(refused(/more than 200000 fields/))
  })

  it('is checked for the rights of whoever sends it', async () => {
    const query = 'mutation Key($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret } }'
    const { createApiKey } = await server.graphql<{ createApiKey: { secret: string } }>(query, { input: { name: 'Reader', scopes: ['catalog:read'] } })
    const again = await post({ query, variables: { input: { name: 'More', scopes: ['*'] } } }, { authorization: `Bearer ${createApiKey.secret}` })
    expect(again.body).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] })
    const members = { query: '{ members { totalCount } }' }
    expect(await post(members)).toMatchObject({ status: 200 })
    expect((await post(members, { authorization: `Bearer ${createApiKey.secret}` })).body).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] })
  })
})

describe('a request', () => {
  it('has an answer that nobody on the way may keep', async () => {
    const response = await fetch(`${server.url}/graphql?query={__typename}`, { headers: { authorization: `Bearer ${server.apiKey}`, 'apollo-require-preflight': 'true' } })
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  it('may hold ten operations, and no more', async () => {
    const batch = (count: number) => Array.from({ length: count }, () => ({ query: '{ __typename }' }))
    expect((await post(batch(10))).body).toHaveLength(10)
    expect(await post(batch(11))).toMatchObject(refused(/10 operations at most/))
  })

  it('may name a query by its hash once it was sent', async () => {
    const query = '{ products { totalCount } }'
    const extensions = { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') } }
    expect(await post({ extensions })).toMatchObject({ body: { errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] } })
    expect(await post({ query, extensions })).toMatchObject({ status: 200, body: { data: { products: { totalCount: 0 } } } })
    expect(await post({ extensions })).toMatchObject({ status: 200, body: { data: { products: { totalCount: 0 } } } })
  })

  it('that a page of another site could send without asking is refused', async () => {
    expect(await post('{ "query": "{ __typename }" }', { 'content-type': 'text/plain' })).toMatchObject({ status: 400, body: { errors: [{ message: expect.stringMatching(/CSRF/) }] } })
    const get = await fetch(`${server.url}/graphql?query={__typename}`, { headers: { authorization: `Bearer ${server.apiKey}` } })
    expect(get.status).toBe(400)
    expect(await get.text()).toMatch(/CSRF/)
  })

  it('that comes too slowly is cut off, and others are served meanwhile', async () => {
    const { hostname, port } = new URL(server.url)
    const socket = connect(Number(port), hostname)
    const closed = new Promise<string>((resolve) => {
      let answer = ''
      socket.on('data', (chunk) => { answer += String(chunk) })
      socket.on('close', () => resolve(answer))
    })
    socket.write('POST /graphql HTTP/1.1\r\nhost: console\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n{')
    expect(await post({ query: '{ __typename }' })).toMatchObject({ status: 200 })
    expect(await closed).toMatch(/^(HTTP\/1.1 408 |$)/)
  }, 120_000)
})

test('every answer tells browsers what they may do with it', async () => {
  for (const path of ['/', '/healthz', '/graphql']) {
    const { headers } = await fetch(`${server.url}${path}`)
    expect(headers.get('content-security-policy')).toMatch(/default-src 'self';.*script-src 'self';.*frame-ancestors 'none'/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('strict-transport-security')).toBeNull()
  }
})
