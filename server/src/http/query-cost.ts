import type { ApolloServerPlugin } from '@apollo/server'
import { getNamedType, getNullableType, getVariableValues, isCompositeType, isListType } from 'graphql'
import { getComplexity, type ComplexityEstimator } from 'graphql-query-complexity'
import { tooLarge } from '../errors.ts'

type ComplexityOptions = Parameters<typeof getComplexity>[0]

/** Roughly the fields that an answer may hold. The panel's own queries stay under a tenth of it. */
const MAX_COST = 200_000
/** What a list without a page is taken for; a product may well have more prices than other lists have entries. */
const UNPAGED_LENGTH = 10
const UNPAGED_PRICES = 50

/**
 * A field costs one, and a list what its entries cost, as many as are asked for. The page of a list is counted where
 * `limit` stands, so the `items` below it do not count again.
 */
const estimate: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  const { limit } = args as { limit?: unknown }
  if (typeof limit === 'number') return 1 + Math.max(1, Math.min(limit, 100)) * childComplexity
  const listed = isListType(getNullableType(field.type)) && isCompositeType(getNamedType(field.type))
  if (!listed || type.name.endsWith('List')) return 1 + childComplexity
  return 1 + (field.name === 'prices' ? UNPAGED_PRICES : UNPAGED_LENGTH) * childComplexity
}

/** Refuses operations whose answer could exhaust the server, before anything of them is run. */
export function queryCostLimit<Context extends object>(): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ request, document, schema, operation, operationName }) => {
        const variables = request.variables ?? {}
        // Variables that do not fit are reported by the execution, which comes next and runs nothing then.
        if (getVariableValues(schema, operation?.variableDefinitions ?? [], variables).errors) return
        const cost = costOf({ schema, query: document, variables, estimators: [estimate], ...(operationName && { operationName }) })
        if (cost <= MAX_COST) return
        throw tooLarge(`This operation may answer with more than ${MAX_COST} fields. Ask for fewer levels, a smaller limit, or in parts.`)
      },
    }),
  }
}

/** What cannot be reckoned up is too large. */
function costOf(options: ComplexityOptions): number {
  try {
    return getComplexity(options)
  } catch {
    return Infinity
  }
}
