import { GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql'
import { GraphQLDateTime } from 'graphql-scalars'

/** A moment in UTC. */
export const DateTime = new GraphQLScalarType({
  ...GraphQLDateTime.toConfig(),
  name: 'DateTime',
  description: 'A moment in UTC, ISO 8601 with milliseconds, e.g. 2026-11-23T14:57:45.000Z. Other zones are taken, finer fractions are cut off; years are 1 to 9999.',
  parseValue: (value) => inCommonYears(GraphQLDateTime.parseValue(value)),
  parseLiteral: (node, variables) => inCommonYears(GraphQLDateTime.parseLiteral(node, variables)),
})

/** Years that everybody writes with four digits, PostgreSQL too. */
function inCommonYears(moment: Date): Date {
  const year = moment.getUTCFullYear()
  if (year < 1 || year > 9999) throw new TypeError('DateTime takes moments of the years 1 to 9999.')
  return moment
}

/**
 * Amounts and limits that do not fit GraphQL's 32-bit Int. A fraction or a number out of range passes the scalar
 * and is refused by the field's own check, which can name the field.
 */
export const SafeInt = new GraphQLScalarType<number, number>({
  name: 'SafeInt',
  description: 'A whole number within ±(2^53 − 1).',
  serialize: (value) => asNumber(value),
  parseValue: asNumber,
  parseLiteral: (node, variables) => {
    if (node.kind === Kind.INT || node.kind === Kind.FLOAT) return Number(node.value)
    return asNumber(valueFromASTUntyped(node, variables))
  },
})

function asNumber(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new TypeError('SafeInt takes a whole number.')
  return value
}

/** Flat key-value data, as Stripe keeps it beside its objects. */
export const Metadata = new GraphQLScalarType<Record<string, string>>({
  name: 'Metadata',
  description: "A flat map of string keys to string values. At most 48 keys of 40 characters, values of 500.",
  serialize: (value) => asStrings(value),
  parseValue: asStrings,
  parseLiteral: (node, variables) => asStrings(valueFromASTUntyped(node, variables)),
})

function asStrings(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError('Metadata takes an object of strings.')
  const entries = Object.entries(value)
  if (entries.some(([, text]) => typeof text !== 'string')) throw new TypeError('Metadata values must be strings.')
  return Object.fromEntries(entries)
}
