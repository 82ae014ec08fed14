import type { Operation, PathParams } from '../resources/operation.ts'

/** An operation and the variable parts of the path that led to it. */
export interface Match {
  operation: Operation
  path: PathParams
}

/** Finds the operation of a method and path. */
export class Router {
  readonly #operations = new Map<string, Operation[]>()

  constructor(operations: readonly Operation[]) {
    for (const operation of operations) {
      const key = this.#key(operation.method, operation.path.split('/').length)
      this.#operations.set(key, [...(this.#operations.get(key) ?? []), operation])
    }
  }

  #key(method: string, segments: number): string {
    return `${method} ${segments}`
  }

  /** @param path still percent-encoded, without its query. */
  find(method: string, path: string): Match | undefined {
    const segments = path.split('/')
    for (const operation of this.#operations.get(this.#key(method, segments.length)) ?? []) {
      const params = matched(operation.path.split('/'), segments)
      if (params !== undefined) return { operation, path: params }
    }
    return undefined
  }
}

function matched(pattern: readonly string[], segments: readonly string[]): PathParams | undefined {
  const params: Record<string, string> = {}
  for (const [index, expected] of pattern.entries()) {
    const segment = segments[index] ?? ''
    if (!expected.startsWith(':')) {
      if (expected !== segment) return undefined
      continue
    }
    // `/v1/products/search` is another call, which the simulator does not have; it is never an id.
    if (segment === '' || segment === 'search') return undefined
    try {
      params[expected.slice(1)] = decodeURIComponent(segment)
    } catch {
      return undefined
    }
  }
  return params
}
