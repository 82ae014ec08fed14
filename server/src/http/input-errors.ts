import { GraphQLError, Kind, parse, visit, type DocumentNode, type GraphQLFormattedError, type Source } from 'graphql'
import type { FieldMessages } from '../errors.ts'

const VALUE_KINDS: ReadonlySet<string> = new Set([
  Kind.INT, Kind.FLOAT, Kind.STRING, Kind.BOOLEAN, Kind.NULL, Kind.ENUM, Kind.LIST, Kind.OBJECT, Kind.OBJECT_FIELD,
])

/**
 * GraphQL's own complaints about a value speak of the field in their text only, and those about inline values are
 * filed as validation failures. Ours all are BAD_USER_INPUT with `fields`, and so are these.
 */
export function asInputError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  if (!(error instanceof GraphQLError) || formatted.extensions?.['fields']) return formatted
  const code = formatted.extensions?.['code']
  const fields = code === 'BAD_USER_INPUT' ? variableFields(formatted.message) : code === 'GRAPHQL_VALIDATION_FAILED' ? inlineFields(error) : undefined
  return fields ? { ...formatted, extensions: { ...formatted.extensions, code: 'BAD_USER_INPUT', fields } } : formatted
}

/** `Variable "$input" got invalid value "five" at "input.unitAmount"; SafeInt takes a whole number.` */
function variableFields(message: string): FieldMessages | undefined {
  const found = /^Variable "\$(\w+)" (?:got invalid value [\s\S]*?(?: at "\w+\.?([^"]*)")?; ([\s\S]*)|of (required type .*))$/.exec(message)
  if (!found) return undefined
  const [, variable = 'input', at = '', text, missing] = found
  const remedy = text ?? missing ?? message
  return { [pathOf(at.split(/[.[\]]+/), remedy) || variable]: remedy }
}

function inlineFields(error: GraphQLError): FieldMessages | undefined {
  const node = error.nodes?.[0]
  const position = error.positions?.[0]
  if (!node || !VALUE_KINDS.has(node.kind) || position === undefined || !error.source) return undefined
  const names: string[] = []
  visit(parsed(error.source), {
    enter: (each) => {
      const surrounds = each.loc && each.loc.start <= position && position < each.loc.end
      if (!surrounds) return false
      if ( (each.kind === Kind.ARGUMENT || each.kind === Kind.OBJECT_FIELD)) names.push(each.name.value)
    },
  })
  return { [pathOf(names.filter((name, index) => index > 0 || name !== 'input'), error.message) || 'input']: error.message }
}

/** One document may have many errors: it is parsed once. */
const documents = new WeakMap<Source, DocumentNode>()

function parsed(source: Source): DocumentNode {
  const document = documents.get(source) ?? parse(source)
  documents.set(source, document)
  return document
}

/** A missing field is named in the text: `Field "currency" of required type …` or `Field "X.currency" …`. */
function pathOf(names: string[], text: string): string {
  const missing = /^Field "(?:\w+\.)?(\w+)" of required type/.exec(text)?.[1]
  return [...names, missing ?? ''].filter(Boolean).join('.')
}
