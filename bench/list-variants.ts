import {
  getNamedType, getNullableType, isEnumType, isInputObjectType, isLeafType, isListType, isNonNullType, isObjectType,
  type GraphQLField, type GraphQLInputField, type GraphQLObjectType, type GraphQLSchema,
} from 'graphql'

/** One way to ask for a list. */
export interface ListVariant {
  /** `invoices status=OPEN` */
  name: string
  /** The field of `Query`. */
  list: string
  /** Its pages are told apart by a cursor, or by how many entries are passed over. */
  paging: 'after' | 'offset'
  /** All fields of the entries, and those of what they refer to. Variables: `limit`, `after` or `offset`, and those below. */
  query: string
  /** Only where the page ends. */
  walk: string
  variables: Record<string, unknown>
}

/** How deep the entries' references are followed. */
const DEPTH = 2

/** Every list of the schema: without a filter, and with each value of each of its filters. */
export function listVariants(schema: GraphQLSchema, samples: Readonly<Record<string, string>>): ListVariant[] {
  return Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap((field) => {
    const type = getNamedType(field.type)
    if (!isObjectType(type) || !type.getFields()['items'] || !field.args.some(({ name }) => name === 'limit')) return []
    return [['', {}] as const, ...filtersOf(field, samples), ...sortsOf(field)].map(([name, variables]) => variantOf(field, type, name, variables))
  })
}

type Given = readonly [name: string, variables: Record<string, unknown>]

function filtersOf(field: GraphQLField<unknown, unknown>, samples: Readonly<Record<string, string>>): Given[] {
  const filter = getNamedType(field.args.find(({ name }) => name === 'filter')?.type)
  if (!isInputObjectType(filter)) return []
  return Object.values(filter.getFields()).flatMap((each) => valuesOf(field.name, each, samples).map((value): Given => [`${each.name}=${String(value)}`, { filter: { [each.name]: value } }]))
}

function valuesOf(list: string, { name, type }: GraphQLInputField, samples: Readonly<Record<string, string>>): unknown[] {
  const named = getNamedType(type)
  const sample = samples[`${list}.${name}`] ?? samples[name]
  const single: unknown[] = isEnumType(named) ? named.getValues().map((value) => value.name) : named.name === 'Boolean' ? [true, false] : [sample]
  if (single.includes(undefined)) throw new Error(`There is no sample for ${list}.${name}.`)
  if (!isListType(getNullableType(type))) return single
  // Each alone, and each two together.
  return single.flatMap((one, index) => [[one], ...single.slice(index + 1).map((other) => [one, other])])
}

function sortsOf(field: GraphQLField<unknown, unknown>): Given[] {
  const sort = getNamedType(field.args.find(({ name }) => name === 'sort')?.type)
  const fields = isInputObjectType(sort) ? getNamedType(sort.getFields()['field']?.type) : undefined
  if (!isEnumType(fields)) return []
  return fields.getValues().flatMap(({ name }) => ['ASC', 'DESC'].map((direction): Given => [`sort=${name} ${direction}`, { sort: { field: name, direction } }]))
}

function variantOf(field: GraphQLField<unknown, unknown>, type: GraphQLObjectType, name: string, variables: Record<string, unknown>): ListVariant {
  const paging = field.args.some((arg) => arg.name === 'after') ? 'after' : 'offset'
  const given = field.args.filter((arg) => ['limit', paging].includes(arg.name) || arg.name in variables)
  const definitions = given.map((arg) => `$${arg.name}: ${arg.type.toString()}`).join(', ')
  const passed = given.map((arg) => `${arg.name}: $${arg.name}`).join(', ')
  const operation = (selection: string) => `query (${definitions}) { ${field.name}(${passed}) { ${selection} } }`
  return {
    name: `${field.name} ${name}`.trim(), list: field.name, paging, variables,
    query: operation(selectionOf(type, DEPTH + 1)),
    walk: operation(paging === 'after' ? 'endCursor hasNextPage' : 'totalCount'),
  }
}

function selectionOf(type: GraphQLObjectType, depth: number): string {
  return Object.values(type.getFields()).flatMap((field) => {
    if (field.args.some((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined)) return []
    const named = getNamedType(field.type)
    if (isLeafType(named)) return [field.name]
    return isObjectType(named) && depth > 1 ? [`${field.name} { ${selectionOf(named, depth - 1) || '__typename'} }`] : []
  }).join(' ')
}
