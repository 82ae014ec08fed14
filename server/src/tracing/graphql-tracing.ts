import type { ApolloServerPlugin } from '@apollo/server'
import { SpanStatusCode, trace } from '@opentelemetry/api'
import { operationLabel } from '../monitoring/metrics.ts'

/** A span for each operation: its name and kind, never its text or its variables. */
export function traceOperations<Context extends object>(): ApolloServerPlugin<Context> {
  const tracer = trace.getTracer('member-console')
  return {
    requestDidStart: async () => {
      const span = tracer.startSpan('graphql')
      return {
        willSendResponse: async ({ operationName, operation, response: { body } }) => {
          span.updateName(`graphql ${operationLabel(operationName)}`)
          span.setAttributes({ 'graphql.operation.name': operationLabel(operationName), 'graphql.operation.type': operation?.operation ?? 'unknown' })
          if (body.kind === 'single' && body.singleResult.errors !== undefined) span.setStatus({ code: SpanStatusCode.ERROR })
          span.end()
        },
      }
    },
  }
}
