import type { ApolloServerPlugin } from '@apollo/server'
import { graphqlOperations, operationLabel } from './metrics.ts'

/** Measures every operation from its parsing to its answer. */
export function graphqlTiming<Context extends object>(): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => {
      const end = graphqlOperations.startTimer()
      return {
        willSendResponse: async ({ operationName, response: { body } }) => {
          const failed = body.kind === 'single' && body.singleResult.errors !== undefined
          end({ operation: operationLabel(operationName), outcome: failed ? 'failed' : 'answered' })
        },
      }
    },
  }
}
