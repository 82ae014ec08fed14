import { invalidRequest, noSuch } from '../http/api-error.ts'
import type { Shape, Values } from '../params/composite.ts'
import { integer, text, type Param } from '../params/param.ts'
import type { Collection } from '../store/collection.ts'
import type { Kind, StoredObjects } from '../store/stored-objects.ts'
import type { Call } from '../world.ts'
import type { StripeObject } from './object-type.ts'
import { operation, type Operation, type PathParams } from './operation.ts'

/** The parameters that every list takes (https://docs.stripe.com/api/pagination). */
interface PageShape extends Shape {
  limit: Param<number>
  starting_after: Param<string>
  ending_before: Param<string>
}
const PAGE: PageShape = { limit: integer({ min: 1, max: 100 }), starting_after: text(), ending_before: text() }

/** Where in a list to read. */
export interface PageParams {
  limit?: number
  starting_after?: string
  ending_before?: string
}

/** A page of a list, as sent. */
export interface ListObject<T> extends StripeObject {
  object: 'list'
  data: T[]
  has_more: boolean
  url: string
}

/**
 * One page, newest first. `ending_before` gives the page just before the cursor, in the same order.
 * @param noun as a bad cursor's message names it. @throws ApiError 400 `resource_missing` for a cursor that is not there.
 */
export function page<T extends { id: string }>(collection: Collection<T>, params: PageParams, url: string, noun: string, matches: (value: T) => boolean): ListObject<T> {
  const limit = params.limit ?? 10
  for (const cursor of ['starting_after', 'ending_before'] as const) {
    const id = params[cursor]
    if (id !== undefined && collection.get(id) === undefined) throw noSuch(noun, id, cursor, 400)
  }
  const backwards = params.ending_before !== undefined
  const source = backwards ? collection.oldestFirst(params.ending_before) : collection.newestFirst(params.starting_after)
  const data: T[] = []
  let hasMore = false
  for (const value of source) {
    if (!matches(value)) continue
    if (data.length === limit) {
      hasMore = true
      break
    }
    data.push(value)
  }
  return { object: 'list', data: backwards ? data.toReversed() : data, has_more: hasMore, url }
}

/** How a list operation is written. */
export interface ListDefinition<K extends Kind, S extends Shape> {
  path: string
  kind: K
  /** As a bad cursor's message names the objects: `product`. */
  noun: string
  /** The elements' `object`. */
  returns: string
  filters: S
  check?: (params: Values<S> & PageParams) => void
  /** Looks at the filters once and gives the test for each object. */
  matching: (call: Call, params: Values<S>, path: PathParams) => (value: StoredObjects[K]) => boolean
}

/** A GET that lists a collection, with cursors, `limit` and its own filters. */
export function listOperation<K extends Kind, S extends Shape>(definition: ListDefinition<K, S>): Operation {
  return operation({
    method: 'GET',
    path: definition.path,
    returns: definition.returns,
    isList: true,
    params: { ...PAGE, ...definition.filters },
    check(params) {
      // The spread above holds both shapes; the compiler cannot follow it through the mapped type.
      const given = params as unknown as Values<S> & PageParams
      if (given.starting_after !== undefined && given.ending_before !== undefined) {
        throw invalidRequest('You may only specify one of these parameters: ending_before, starting_after.', { param: 'ending_before' })
      }
      definition.check?.(given)
    },
    run(call, params, path) {
      const given = params as unknown as Values<S> & PageParams
      const matches = definition.matching(call, given, path)
      return page(call.tx.all(definition.kind), given, definition.path, definition.noun, matches)
    },
  })
}
