import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled'
import { InMemoryLRUCache } from '@apollo/utils.keyvaluecache'
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql'
import { runAs } from '../audit/actor.ts'
import { graphqlTiming } from '../monitoring/graphql-timing.ts'
import type { Context } from '../context.ts'
import { unauthenticated } from '../errors.ts'
import { authorize } from '../identity/authorize.ts'
import type { Identity } from '../identity/identity.ts'
import { actorOf } from '../identity/principal-actor.ts'
import type { KeyRateLimit } from '../identity/key-rate-limit.ts'
import type { Principal } from '../identity/principal.ts'
import { traceOperations } from '../tracing/graphql-tracing.ts'
import { isTracing } from '../tracing/traced.ts'
import { asInputError } from './input-errors.ts'
import { queryCostLimit } from './query-cost.ts'
import { queryLimits } from './query-limits.ts'

/** Codes that tell the caller something it may know and can act on; everything else is masked. */
const PUBLIC_CODES = new Set([
  'BAD_USER_INPUT', 'NOT_FOUND', 'CONFLICT', 'FORBIDDEN', 'UNAUTHENTICATED', 'STRIPE_ERROR', 'RATE_LIMITED', 'OVERLOADED', 'PRICE_NOT_SYNCED', 'ALREADY_SUBSCRIBED', 'SESSION_NOT_FRESH',
  'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'OPERATION_RESOLUTION_FAILURE', 'BAD_REQUEST', 'PERSISTED_QUERY_NOT_FOUND',
])

/** Operations in one HTTP request. */
const MAX_BATCH = 10
/** Bytes of persisted queries that one process remembers; the least recently used are asked for again. */
const PERSISTED_QUERIES = 4 * 1024 * 1024

/** Who may call, and how often. */
export interface Callers { identity: Identity; rateLimit: KeyRateLimit }

/** Serves GraphQL at `/graphql`. A request without a valid key or session gets 401 and learns nothing. */
export async function registerGraphql(
  app: FastifyInstance, schema: GraphQLSchema, callers: Callers, contextFor: (principal: Principal) => Context,
): Promise<void> {
  const apollo = new ApolloServer<Context & { request: FastifyRequest }>({
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    // The command line alone decides when the process ends.
    stopOnTerminationSignals: false,
    persistedQueries: { cache: new InMemoryLRUCache({ maxSize: PERSISTED_QUERIES }) },
    // A page of another origin cannot send the headers that this asks for.
    csrfPrevention: true,
    allowBatchedHttpRequests: true,
    validationRules: [queryLimits],
    maxRecursiveSelections: true,
    // The panel's largest operation has some hundred; parsing and validating must stay cheap.
    parseOptions: { maxTokens: 10_000 },
    plugins: [
      fastifyApolloDrainPlugin(app),
      ApolloServerPluginLandingPageDisabled(),
      // It would look at every field of every answer, to find that none may be kept.
      ApolloServerPluginCacheControlDisabled(),
      permissionCheck(),
      queryCostLimit(),
      graphqlTiming(),
      ...(isTracing() ? [traceOperations<Context>()] : []),
      { requestDidStart: async () => ({ didEncounterErrors: async ({ errors, contextValue }) => logUnexpected(errors, contextValue.request) }) },
    ],
    formatError: (formatted, error) => present(formatted, error),
  })
  await apollo.start()
  const askers = new WeakMap<FastifyRequest, Promise<Principal | null>>()
  const answer = fastifyApolloHandler(apollo, {
    context: async (request) => {
      const principal = await askers.get(request)
      if (!principal) throw unauthenticated()
      return Object.assign(contextFor(principal), { request })
    },
  })
  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    preHandler: async ({ body }, reply) => {
      if (!Array.isArray(body) || body.length <= MAX_BATCH) return
      await reply.code(400).send({ errors: [{ message: `A request holds ${MAX_BATCH} operations at most: send them in parts.`, extensions: { code: 'BAD_REQUEST' } }] })
    },
    async handler(request, reply) {
      reply.header('cache-control', 'no-store')
      // Found out before Apollo Server takes over, as all that follows runs in the caller's name.
      const asked = callerOf(callers, request, Array.isArray(request.body) ? request.body.length : 1)
      askers.set(request, asked)
      const principal = await asked.catch(() => null)
      return principal ? await runAs(actorOf(principal), () => answer.call(this, request, reply)) : await answer.call(this, request, reply)
    },
  })
}

/** Refuses what the caller may not do, before anything of it is run. */
function permissionCheck(): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ contextValue, schema, document, operationName }) => authorize(contextValue.principal, schema, document, operationName),
    }),
  }
}

/**
 * Who asks. Apollo Server shows the plugins no error that happens before the operation, so this one is logged here.
 * @param operations how many the request holds: each counts for the limit of an API key
 */
export async function callerOf({ identity, rateLimit }: Callers, request: FastifyRequest, operations = 1): Promise<Principal | null> {
  try {
    const principal = await identity.authenticate(credentialsOf(request))
    if (principal?.kind === 'apiKey') await rateLimit.admit(principal, operations)
    return principal
  } catch (error) {
    if (error instanceof GraphQLError) throw error
    request.log.error({ err: error }, 'GraphQL request failed: who asks could not be found out')
    throw new GraphQLError('internal', { extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: request.id, http: { status: 500 } } })
  }
}

/** What a request says about who asks. */
export function credentialsOf({ headers: { authorization, cookie } }: FastifyRequest): { authorization?: string; cookie?: string } {
  return { ...(authorization !== undefined && { authorization }), ...(cookie !== undefined && { cookie }) }
}

/** An error as callers may see it; what they may not is logged under the request's id. */
export function presentable(error: unknown, request: FastifyRequest): GraphQLError {
  const shown = error instanceof GraphQLError ? error : new GraphQLError('internal', { originalError: error instanceof Error ? error : new Error(String(error)) })
  logUnexpected([shown], request)
  const { message, extensions } = present(shown.toJSON(), shown)
  return new GraphQLError(message, { ...(extensions && { extensions }) })
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
  // Apollo Server calls everything that validation says a validation failure.
  const { tooLarge, ...extensions } = formatted.extensions ?? {}
  return tooLarge === true ? { ...formatted, extensions: { ...extensions, code: 'BAD_REQUEST' } } : asInputError(formatted, error)
}
