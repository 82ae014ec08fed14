import { getNamedType, isEnumType, isInputObjectType, isLeafType, isListType, isNonNullType, type GraphQLField, type GraphQLInputType, type GraphQLNamedType, type GraphQLSchema } from 'graphql'

/** A request for one operation of the schema. */
export interface OperationRequest {
  /** `Query.products` */
  coordinate: string
  query: string
  variables: Record<string, unknown>
}

/** What to send as a value of a scalar or enum. */
export type LeafValue = (type: GraphQLNamedType) => unknown

/**
 * A request for every query and mutation, with values for its arguments.
 * @param optional whether arguments and fields get a value that need none
 */
export function everyOperation(schema: GraphQLSchema, leaf: LeafValue, optional: boolean): OperationRequest[] {
  return [['query', schema.getQueryType()] as const, ['mutation', schema.getMutationType()] as const].flatMap(([keyword, root]) =>
    Object.values(root?.getFields() ?? {}).map((field) => requestOf(keyword, `${root?.name}.${field.name}`, field, leaf, optional)))
}

function requestOf(keyword: string, coordinate: string, { name, args, type }: GraphQLField<unknown, unknown>, leaf: LeafValue, optional: boolean): OperationRequest {
  const given = args.filter((arg) => optional || isNonNullType(arg.type))
  const variables = Object.fromEntries(given.map((arg) => [arg.name, valueOf(arg.type, leaf, optional, 0)]))
  const definitions = given.map((arg) => `$${arg.name}: ${arg.type.toString()}`).join(', ')
  const passed = given.map((arg) => `${arg.name}: $${arg.name}`).join(', ')
  return {
    coordinate, variables,
    // The name of the type is all that is asked of an object: what else it takes to see it is tested elsewhere.
    query: `${keyword} ${definitions && `(${definitions})`} { ${name}${passed && `(${passed})`} ${isLeafType(getNamedType(type)) ? '' : '{ __typename }'} }`,
  }
}

function valueOf(type: GraphQLInputType, leaf: LeafValue, optional: boolean, depth: number): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType, leaf, optional, depth)
  if (isListType(type)) return [valueOf(type.ofType, leaf, optional, depth)]
  if (!isInputObjectType(type)) return leaf(type)
  const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type) || (optional && depth < 4))
  return Object.fromEntries(fields.map((field) => [field.name, valueOf(field.type, leaf, optional, depth + 1)]))
}

/** A value that its type takes, of nothing that there is. */
export const harmless: LeafValue = (type) => {
  if (isEnumType(type)) return type.getValues()[0]?.name
  switch (type.name) {
    case 'ID': return '0196b0a0-0000-7000-8000-00000000dead'
    case 'Int': case 'SafeInt': case 'Float': return 1
    case 'Boolean': return true
    case 'DateTime': return '2030-01-01T00:00:00.000Z'
    case 'Metadata': return {}
    default: return 'x'
  }
}
