import type { FastifyInstance } from 'fastify'
import { getOperationAST, GraphQLError, parse, specifiedRules, validate, type ExecutionResult, type GraphQLSchema } from 'graphql'
import { isAsyncGenerator, type Response } from 'graphql-sse'
import { createHandler } from 'graphql-sse/lib/use/fastify'
import type { Context } from '../context.ts'
import { unauthenticated } from '../errors.ts'
import { authorize } from '../identity/authorize.ts'
import { callerOf, credentialsOf, presentable, type Callers } from './graphql.ts'
import type { Principal } from '../identity/principal.ts'
import { queryLimits } from './query-limits.ts'
import { whileAllowed } from './while-allowed.ts'

/** Serves GraphQL subscriptions at `/graphql/stream` as server-sent events, each on its own connection (the "distinct connections" of graphql-sse). */
export function registerGraphqlStream(app: FastifyInstance, schema: GraphQLSchema, callers: Callers, contextFor: (principal: Principal) => Context): void {
  const handler = createHandler<Record<string, unknown>>({
    schema,
    onSubscribe: async (request, { operationName, query, variables }) => {
      try {
        const principal = await callerOf(callers, request.raw)
        if (!principal) throw unauthenticated()
        const document = parse(query, { maxTokens: 10_000 })
        const [invalid] = validate(schema, document, [...specifiedRules, queryLimits])
        if (invalid) throw invalid
        if (getOperationAST(document, operationName)?.operation !== 'subscription') {
          throw new GraphQLError('Only subscriptions are served here: send other operations to /graphql.', { extensions: { code: 'BAD_REQUEST' } })
        }
        authorize(principal, schema, document, operationName)
        return { schema, document, operationName, variableValues: variables, contextValue: contextFor(principal) as Context & Record<string, unknown> }
      } catch (error) {
        return refusal(presentable(error, request.raw))
      }
    },
    onOperation: (_context, request, { document, operationName }, result) => {
      if ('errors' in result && result.errors) return { ...result, errors: result.errors.map((error) => presentable(error, request.raw)) }
      if (!isAsyncGenerator<ExecutionResult>(result)) return undefined
      return whileAllowed(result, async () => {
        try {
          const principal = await callers.identity.authenticate(credentialsOf(request.raw))
          if (!principal) throw unauthenticated()
          authorize(principal, schema, document, operationName ?? undefined)
          return null
        } catch (error) {
          // Nobody loses a stream because the database cannot be asked for a moment.
          return error instanceof GraphQLError ? { errors: [presentable(error, request.raw)] } : null
        }
      })
    },
  })
  app.post('/graphql/stream', async (request, reply) => {
    await handler(request, reply)
  })
}

/** Nothing was begun: an answer as `/graphql` gives it. */
function refusal({ message, extensions }: GraphQLError): Response {
  const { http, ...rest } = extensions as { http?: { status?: number } }
  return [JSON.stringify({ errors: [{ message, extensions: rest }] }), { status: http?.status ?? 400, statusText: 'Refused', headers: { 'content-type': 'application/json; charset=utf-8' } }]
}
