import { z } from 'zod'
import { toJson } from '../http/answer.ts'
import { ApiError } from '../http/api-error.ts'
import type { SideDoor } from '../http/server.ts'

/** The path under which the control API lives; Stripe has none of this name. */
export const CONTROL_PREFIX = '/_control'

/** One call of the control API. */
export interface ControlRoute {
  method: 'GET' | 'POST' | 'DELETE'
  /** After the prefix; a segment that begins with a colon is a parameter. */
  path: string
  /** One line for the index. */
  about: string
  handle(input: { body: unknown; query: URLSearchParams; params: Readonly<Record<string, string>> }): unknown
}

/** A request that the control API cannot follow: the status and the sentence it answers with. */
export class ControlError extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** Ties a body's schema to the function that takes it. */
export function withBody<T>(schema: z.ZodType<T>, handle: (body: T, params: Readonly<Record<string, string>>) => unknown): ControlRoute['handle'] {
  return ({ body, params }) => handle(schema.parse(body ?? {}), params)
}

function matched(pattern: string, path: string): Record<string, string> | undefined {
  const expected = pattern.split('/')
  const given = path.split('/')
  if (expected.length !== given.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, part] of expected.entries()) {
    const segment = given[index] ?? ''
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(segment)
    else if (part !== segment) return undefined
  }
  return params
}

/** The control API: small JSON calls by which a test or a person steers the simulator. It asks for no key and is for local use only. */
export class ControlApi implements SideDoor {
  readonly #routes: readonly ControlRoute[]

  constructor(routes: readonly ControlRoute[]) {
    this.#routes = routes
  }

  owns(path: string): boolean {
    return path === CONTROL_PREFIX || path.startsWith(`${CONTROL_PREFIX}/`)
  }

  async handle(request: { method: string; path: string; query: string; body: string; header(name: string): string | undefined }): Promise<{ status: number; body: string }> {
    try {
      // A web page in the same browser must not be able to steer the simulator.
      if (request.header('origin') !== undefined) throw new ControlError(403, 'The control API takes no calls from web pages.')
      const result = await this.#find(request)
      return { status: 200, body: toJson(result ?? {}) }
    } catch (error) {
      return { status: statusOf(error), body: toJson({ error: messageOf(error) }) }
    }
  }

  async #find(request: { method: string; path: string; query: string; body: string }): Promise<unknown> {
    const path = request.path.slice(CONTROL_PREFIX.length)
    if (path === '' || path === '/') return { routes: this.#routes.map((route) => `${route.method} ${CONTROL_PREFIX}${route.path}: ${route.about}`) }
    for (const route of this.#routes) {
      const params = route.method === request.method ? matched(route.path, path) : undefined
      if (params === undefined) continue
      return route.handle({ body: parsed(request.body), query: new URLSearchParams(request.query), params })
    }
    throw new ControlError(404, `No such control call: ${request.method} ${request.path}. GET ${CONTROL_PREFIX} lists them.`)
  }
}

function parsed(body: string): unknown {
  if (body === '') return undefined
  try {
    return JSON.parse(body)
  } catch {
    throw new ControlError(400, 'The body is not JSON.')
  }
}

function statusOf(error: unknown): number {
  if (error instanceof ControlError || error instanceof ApiError) return error.status
  return error instanceof z.ZodError || error instanceof RangeError || error instanceof URIError ? 400 : 500
}

function messageOf(error: unknown): string {
  if (error instanceof z.ZodError) return error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`).join('; ')
  return error instanceof Error ? error.message : String(error)
}
