import type { ApiError } from '../http/api-error.ts'
import type { FormHash } from '../http/form.ts'
import { readParams, type Shape, type Values } from '../params/composite.ts'
import type { Call } from '../world.ts'
import type { StripeObject } from './object-type.ts'

/** The parts of the path that were variable: `/v1/products/:id` → `id`. */
export type PathParams = Readonly<Record<string, string>>

/** One call of the API: where it is, what it answers, and how it is done. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** `/v1/products/:id`: a segment that begins with a colon stands for any text without a slash. */
  readonly path: string
  /** The type of the answer, or of a list's elements; what `expand` is checked against. */
  readonly returns: string
  readonly isList: boolean
  /** Whether it takes `expand`. */
  readonly expands: boolean
  /**
   * Checks the parameters, and gives the function that does the work. What this throws happened before execution
   * and is not kept for the idempotency key; what the function throws is. An error that it returns, such as a declined
   * card, is answered after what was done is committed; an error that it throws undoes everything.
   */
  prepare(form: FormHash, path: PathParams): (call: Call) => StripeObject | ApiError
}

/** How an operation with typed parameters is written. */
export interface Definition<S extends Shape> {
  method: Operation['method']
  path: string
  returns: string
  isList?: boolean
  /** Whether it takes `expand`; as a rule all but deletions do. */
  expands?: boolean
  params: S
  /** Rules among parameters, which need nothing but them. */
  check?: (params: Values<S>) => void
  /** Does the work and gives the answer. */
  run: (call: Call, params: Values<S>, path: PathParams) => StripeObject | ApiError
}

/** Ties a definition's parameter types to its functions. */
export function operation<S extends Shape>(definition: Definition<S>): Operation {
  return {
    method: definition.method,
    path: definition.path,
    returns: definition.returns,
    isList: definition.isList ?? false,
    expands: definition.expands ?? definition.method !== 'DELETE',
    prepare(form, path) {
      const params = readParams(definition.params, form)
      definition.check?.(params)
      return (call) => definition.run(call, params, path)
    },
  }
}

/** A variable part of the path. */
export function pathId(path: PathParams, name = 'id'): string {
  return path[name] ?? ''
}
