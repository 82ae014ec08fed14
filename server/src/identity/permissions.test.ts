import 'reflect-metadata'
import { isObjectType, parse, type GraphQLObjectType } from 'graphql'
import { createSchema } from '../schema.ts'
import { authorize } from './authorize.ts'
import { fieldNeeds, roles, typeNeeds, type Scope } from './permissions.ts'
import type { Principal } from './principal.ts'

const schema = createSchema()
const operators = roles.map((role): Principal => ({ kind: 'operator', id: role, email: `${role}@example.org`, name: role, role, sessionId: role }))
const key = (...scopes: (Scope | '*')[]): Principal => ({ kind: 'apiKey', id: 'key', name: 'key', scopes })

/** What is missing for an operation, or nothing. */
function refusal(principal: Principal, source: string, operationName?: string): string | undefined {
  try {
    authorize(principal, schema, parse(source), operationName)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

describe('the map of permissions', () => {
  it('has every operation', () => {
    const operations = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
      .flatMap((type) => (type ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`) : []))
    expect(operations.length).toBeGreaterThan(30)
    expect(operations.filter((operation) => !(operation in fieldNeeds))).toEqual([])
  })

  it('has every type of which there are objects with an id', () => {
    const types = Object.values(schema.getTypeMap()).filter((type): type is GraphQLObjectType => isObjectType(type) && 'id' in type.getFields())
    expect(types.length).toBeGreaterThan(5)
    expect(types.map(({ name }) => name).filter((name) => !(name in typeNeeds))).toEqual([])
  })
})

describe('an operation', () => {
  it.each([
    ['{ products { items { id } } }', ['viewer', 'support', 'catalog', 'admin']],
    ['mutation { createProduct(input: { name: "x" }) { product { id } } }', ['catalog', 'admin']],
    ['mutation { archiveMember(id: "x") { member { id } } }', ['support', 'admin']],
    ['mutation { archiveMember(id: "x") { member { id } } archiveProduct(id: "y") { product { id } } }', ['admin']],
  ])('%s is for %j', (source, allowed) => {
    expect(operators.filter((operator) => refusal(operator, source) === undefined).map(({ id }) => id)).toEqual(allowed)
  })

  it.each<[source: string, scopes: Scope[], refused: string | undefined]>([
    ['{ products { items { id } } }', ['catalog:read'], undefined],
    ['{ products { items { id } } }', ['catalog:write'], undefined],
    ['{ products { items { id } } }', ['members:read'], 'products needs the scope catalog:read'],
    ['{ viewer { id } __typename }', [], undefined],
    ['{ __schema { types { name } } }', [], undefined],
    ['mutation { archiveProduct(id: "x") { product { id } } }', ['catalog:read'], 'archiveProduct needs the scope catalog:write'],
    ['{ subscription(id: "x") { status member { id } } }', ['billing:read'], 'Member needs the scope members:read'],
    ['{ subscription(id: "x") { status member { id } } }', ['billing:read', 'members:read'], undefined],
    ['{ subscription(id: "x") { ...m } } fragment m on Subscription { who: member { ... on Member { id } } }', ['billing:read'], 'Member needs the scope members:read'],
    ['mutation { replayStripeEvent(id: "x") { stripeEvent { id } } }', ['events:read'], 'replayStripeEvent needs an API key with all rights'],
  ])('%s with the scopes %j', (source, scopes, missing) => {
    expect(refusal(key(...scopes), source) ?? '').toMatch(new RegExp(`^${missing ?? '$'}`))
    expect(refusal(key('*'), source)).toBeUndefined()
  })

  it('is judged alone among several of one document', () => {
    const source = 'query a { products { items { id } } } query b { members { items { id } } }'
    expect(refusal(key('catalog:read'), source, 'a')).toBeUndefined()
    expect(refusal(key('catalog:read'), source, 'b')).toContain('members:read')
  })

  it('is refused with the role that is missing', () => {
    const [viewer] = operators
    expect(viewer && refusal(viewer, 'mutation { syncAll { queued } }')).toBe('syncAll needs the role catalog or admin, and yours is viewer.')
  })
})
