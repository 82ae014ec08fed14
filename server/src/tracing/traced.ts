import { SpanKind, SpanStatusCode, trace, type Attributes, type Tracer } from '@opentelemetry/api'

let tracer: Tracer | undefined

/** From now on work is traced; what was begun before is not. */
export function beginTracing(): void {
  tracer = trace.getTracer('member-console')
}

/** Whether spans are recorded at all. */
export function isTracing(): boolean {
  return tracer !== undefined
}

/**
 * Does some work as a span of the trace that is under way; without tracing it just does it. Names and attributes never hold
 * what people wrote, nor values of statements and queries: at most kinds, counts and ids.
 * @param outcome attributes that only the result tells
 */
export async function traced<Result>(
  name: string, attributes: Attributes, work: () => Promise<Result>, { kind = SpanKind.INTERNAL, outcome }: { kind?: SpanKind; outcome?: (result: Result) => Attributes } = {},
): Promise<Result> {
  if (!tracer) return await work()
  return await tracer.startActiveSpan(name, { kind, attributes }, async (span) => {
    try {
      const result = await work()
      if (outcome) span.setAttributes(outcome(result))
      return result
    } catch (error) {
      // The message may quote what people wrote.
      span.setStatus({ code: SpanStatusCode.ERROR })
      span.setAttribute('error.type', error instanceof Error ? error.name : typeof error)
      throw error
    } finally {
      span.end()
    }
  })
}
