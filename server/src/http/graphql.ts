import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled'
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { GraphQLError, GraphQLFormattedError, GraphQLSchema } from 'graphql'
import type { Context } from '../context.ts'
import { unauthenticated } from '../errors.ts'
import type { Identity } from '../identity/identity.ts'
import type { Principal } from '../identity/principal.ts'
import { asInputError } from './input-errors.ts'

/** Codes that tell the caller something it may know and can act on; everything else is masked. */
const PUBLIC_CODES = new Set([
  'BAD_USER_INPUT', 'NOT_FOUND', 'CONFLICT', 'FORBIDDEN', 'UNAUTHENTICATED', 'STRIPE_ERROR', 'RATE_LIMITED',
  'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'OPERATION_RESOLUTION_FAILURE', 'BAD_REQUEST', 'PERSISTED_QUERY_NOT_FOUND',
])

/** Serves GraphQL at `/graphql`. A request without a valid key or session gets 401 and learns nothing. */
export async function registerGraphql(
  app: FastifyInstance, schema: GraphQLSchema, identity: Identity, contextFor: (principal: Principal) => Context,
): Promise<void> {
  const apollo = new ApolloServer<Context & { request: FastifyRequest }>({
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    // The command line alone decides when the process ends.
    stopOnTerminationSignals: false,
    plugins: [
      fastifyApolloDrainPlugin(app),
      ApolloServerPluginLandingPageDisabled(),
      { requestDidStart: async () => ({ didEncounterErrors: async ({ errors, contextValue }) => logUnexpected(errors, contextValue.request) }) },
    ],
    formatError: (formatted, error) => present(formatted, error),
  })
  await apollo.start()
  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    handler: fastifyApolloHandler(apollo, {
      context: async (request) => {
        const { authorization, cookie } = request.headers
        const principal = await identity.authenticate({ ...(authorization !== undefined && { authorization }), ...(cookie !== undefined && { cookie }) })
        if (!principal) throw unauthenticated()
        return { ...contextFor(principal), request }
      },
    }),
  })
}

function logUnexpected(errors: readonly GraphQLError[], request: FastifyRequest): void {
  for (const error of errors) {
    if (isPublic(error.extensions)) continue
    request.log.error({ err: error.originalError ?? error, path: error.path?.join('.') }, 'GraphQL request failed')
    error.extensions['requestId'] = request.id
  }
}

function isPublic(extensions: Record<string, unknown> | undefined): boolean {
  const code = extensions?.['code']
  return typeof code === 'string' && PUBLIC_CODES.has(code)
}

function present(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  if (!isPublic(formatted.extensions)) {
    const requestId = formatted.extensions?.['requestId']
    const message = `Something went wrong on our side.${typeof requestId === 'string' ? ` Quote the request id ${requestId}.` : ''}`
    return { message, path: formatted.path, extensions: { code: 'INTERNAL_SERVER_ERROR', requestId } }
  }
  return asInputError(formatted, error)
}
