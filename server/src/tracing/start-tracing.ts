import { randomUUID } from 'node:crypto'
import { context, propagation, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import type { Role } from '../config/config.ts'
import { version } from '../monitoring/version.ts'
import { beginTracing } from './traced.ts'

/**
 * Sends traces to a collector by OTLP over HTTP. Loaded only when there is one: whoever wants no traces pays nothing.
 * https://opentelemetry.io/docs/specs/otel/protocol/exporter/
 * @param endpoint base address; the path `/v1/traces` is added
 * @returns sends what is left, and ends
 */
export function startTracing(endpoint: string, role: Role): () => Promise<void> {
  const provider = new TracerProvider({
    resource: resourceFromAttributes({
      'service.name': 'member-console', 'service.version': version(), 'service.instance.id': randomUUID(), 'member_console.role': role,
    }),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` }) })],
  })
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  propagation.setGlobalPropagator(new W3CTraceContextPropagator())
  trace.setGlobalTracerProvider(provider)
  beginTracing()
  return async () => { await provider.shutdown() }
}
