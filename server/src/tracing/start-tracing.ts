import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { context, propagation, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { setGlobalErrorHandler, W3CTraceContextPropagator } from '@opentelemetry/core'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import type { Logger } from 'pino'
import type { Role } from '../config/config.ts'
import { version } from '../monitoring/version.ts'
import { beginTracing } from './traced.ts'

/** A collector that takes nothing is told of so often at most. Milliseconds. */
const TELL_INTERVAL = 600_000
/** How long a stop waits for a collector to take what is left. Milliseconds. */
const STOP_GRACE = 3000

/**
 * Sends traces to a collector by OTLP over HTTP. Loaded only when there is one: whoever wants no traces pays nothing.
 * https://opentelemetry.io/docs/specs/otel/protocol/exporter/
 * A collector that is slow or away costs some memory, boundedly, and the traces; nothing else waits for it.
 * @param endpoint base address; the path `/v1/traces` is added
 * @returns sends what is left, and ends
 */
export function startTracing(endpoint: string, role: Role, logger: Logger): () => Promise<void> {
  let toldAt = -Infinity
  const tell = (error: unknown): void => {
    if (performance.now() < toldAt + TELL_INTERVAL) return
    toldAt = performance.now()
    logger.warn({ reason: error instanceof Error ? error.message : String(error) }, 'traces could not be sent to OTEL_EXPORTER_OTLP_ENDPOINT')
  }
  setGlobalErrorHandler(tell)
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
  return async () => {
    const late = sleep(STOP_GRACE, new Error('It does not answer.'), { ref: false })
    const failure = await Promise.race([provider.shutdown().catch((error: unknown) => error), late])
    if (failure) tell(failure)
  }
}
