import { context, propagation, SpanKind, SpanStatusCode, trace, type Span } from '@opentelemetry/api'
import type { FastifyInstance, FastifyRequest } from 'fastify'

/** Asked all the time by machines, and never slow for a reason that a trace would show. */
const UNTRACED = new Set(['/healthz', '/readyz', '/metrics'])

/** A span for each request, under the caller's own trace if it names one. */
export function traceRequests(app: FastifyInstance): void {
  const tracer = trace.getTracer('member-console')
  const spans = new WeakMap<FastifyRequest, Span>()
  app.addHook('onRequest', (request, _reply, done) => {
    // The route, not the address: that may hold what somebody searched for.
    const route = request.routeOptions.url ?? 'unknown'
    if (UNTRACED.has(route)) return done()
    const parent = propagation.extract(context.active(), request.headers)
    const span = tracer.startSpan(`${request.method} ${route}`, {
      kind: SpanKind.SERVER, attributes: { 'http.request.method': request.method, 'http.route': route, 'member_console.request_id': request.id },
    }, parent)
    spans.set(request, span)
    return context.with(trace.setSpan(parent, span), done)
  })
  app.addHook('onResponse', async (request, { statusCode }) => {
    const span = spans.get(request)
    span?.setAttribute('http.response.status_code', statusCode)
    if (statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR })
    span?.end()
  })
}
