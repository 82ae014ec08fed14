import type { ApolloServerPlugin } from '@apollo/server'
import { getNamedType, getNullableType, getVariableValues, isCompositeType, isListType, Kind, visit, type DocumentNode, type OperationDefinitionNode } from 'graphql'
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
  // Apollo Server keeps parsed operations, so those that an application sends again and again are reckoned up once.
  const known = new WeakMap<OperationDefinitionNode, number>()
  const varying = new WeakMap<DocumentNode, boolean>()
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ request, document, schema, operation, operationName }) => {
        // One that is not in the document is reported by the execution too.
        if (!operation) return
        let cost = known.get(operation)
        if (cost === undefined) {
          const variables = request.variables ?? {}
          // Variables that do not fit are reported by the execution, which comes next and runs nothing then.
          if (getVariableValues(schema, operation.variableDefinitions ?? [], variables).errors) return
          cost = costOf({ schema, query: document, variables, estimators: [estimate], ...(operationName && { operationName }) })
          if (!varying.has(document)) varying.set(document, dependsOnVariables(document))
          if (varying.get(document) === false && Number.isFinite(cost)) known.set(operation, cost)
        }
        if (cost <= MAX_COST) return
        throw tooLarge(`This operation may answer with more than ${MAX_COST} fields. Ask for fewer levels, a smaller limit, or in parts.`)
      },
    }),
  }
}

/** Whether variables bear on the cost: they say how long a page is, or which fields are left out. */
function dependsOnVariables(document: DocumentNode): boolean {
  let found = false
  visit(document, {
    Argument: ({ name, value }) => { if (name.value === 'limit' && value.kind === Kind.VARIABLE) found = true },
    Directive: ({ arguments: given }) => { if (given?.some(({ value }) => value.kind === Kind.VARIABLE)) found = true },
  })
  return found
}

/** What cannot be reckoned up is too large. */
function costOf(options: ComplexityOptions): number {
  try {
    return getComplexity(options)
  } catch {
    return Infinity
  }
}
