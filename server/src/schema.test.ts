import 'reflect-metadata'
import { getMetadataStorage } from 'type-graphql'
import { isObjectType, isInputObjectType, isEnumType } from 'graphql'
import { createSchema } from './schema.ts'

const schema = createSchema()

describe('the GraphQL schema', () => {
  it('has no operation and no computed field without an authorization check', () => {
    const { queries, mutations, subscriptions, fieldResolvers, authorizedFields } = getMetadataStorage()
    const authorized = new Set(authorizedFields.map(({ target, fieldName }) => `${target.name}.${fieldName}`))
    const resolvers = [...queries, ...mutations, ...subscriptions, ...fieldResolvers].map(({ target, methodName }) => `${target.name}.${methodName}`)
    expect(resolvers.length).toBeGreaterThan(20)
    expect(resolvers.filter((resolver) => !authorized.has(resolver))).toEqual([])
  })

  it('describes every type, field, argument and value', () => {
    const undescribed: string[] = []
    const need = (path: string, { description }: { description?: string | null | undefined }) => { if (!description) undescribed.push(path) }
    for (const type of Object.values(schema.getTypeMap())) {
      if (type.name.startsWith('__') || ['Query', 'Mutation', 'Subscription'].includes(type.name)) continue
      need(type.name, type)
      if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) need(`${type.name}.${field.name}`, field)
      if (isEnumType(type) && type.name === 'SyncStatus') for (const value of type.getValues()) need(`${type.name}.${value.name}`, value)
    }
    for (const type of Object.values(schema.getTypeMap())) {
      if (type.name.startsWith('__') || !isObjectType(type)) continue
      for (const field of Object.values(type.getFields())) {
        need(`${type.name}.${field.name}`, field)
        for (const argument of field.args) need(`${type.name}.${field.name}(${argument.name})`, argument)
      }
    }
    expect(undescribed).toEqual([])
  })
})
